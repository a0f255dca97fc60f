"""The current rows of a book as batches of an export, straight from the store; persons masked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial

import pyarrow as pa
from django.conf import settings

from sevenlooks.books import book
from sevenlooks.books.belonging import divisions_of, lies_in
from sevenlooks.books.columns import Column as BookColumn
from sevenlooks.books.store import Store
from sevenlooks.books.store.facts import view_current
from sevenlooks.engines import connect
from sevenlooks.language import Text
from sevenlooks.server.exports.models import Export
from sevenlooks.server.exports.source import Column, Source
from sevenlooks.server.registry.masking import hidden, masked
from sevenlooks.server.web.placed import Scope

_BATCH = 1_000
_MEMORY_MB = 90


def book_rows(export: Export, spill_to: str) -> Source:
    """The rows of a book that lie in the export's division; of one institution where that is asked."""
    told = book(export.table)
    worded = export.lang == "zh" and export.format != "parquet"
    columns = tuple(Column(c.name, Text(c.zh, c.name), _type(c)) for c in told.columns)
    shown = ", ".join(f'{_cell(c, worded)} AS "{c.name}"' for c in told.columns)
    fit = [partial(_fit, column=c) for c in told.columns]
    return Source(columns, _batches(export, shown, fit, spill_to))


def _batches(
    export: Export, shown: str, fit: Sequence[Callable[[pa.Array], pa.Array]], spill_to: str
) -> Iterator[pa.RecordBatch]:
    with closing(connect(memory_mb=_MEMORY_MB, threads=1, spill_to=spill_to)) as con:
        con.execute("SET preserve_insertion_order = false")
        # The book streams past the few rows it is compared with, never the reverse: nothing large is held.
        con.execute("SET disabled_optimizers = 'build_side_probe_side'")
        snapshot = Store.at(settings.SITE / "books").snapshot()

        def current(name: str) -> str:
            view_current(con, snapshot, name, f"current_{name}")
            return f"current_{name}"

        joins, divisions = divisions_of(export.table, "r", current)
        conditions = [lies_in(f"coalesce({', '.join(divisions)}, NULL)", export.division_code)] if divisions else []
        given = []
        if Scope(export.division_code).level == "nation":
            joins, conditions = "", []
        if export.filters.get("institution"):
            conditions.append("r.institution_id = ?")
            given.append(export.filters["institution"])
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = con.execute(f"SELECT {shown} FROM {current(export.table)} AS r {joins} {where}", given)
        for batch in rows.to_arrow_reader(_BATCH):
            arrays = [fitted(cells) for fitted, cells in zip(fit, batch.columns, strict=True)]
            yield pa.RecordBatch.from_arrays(arrays, names=batch.schema.names)


def _type(column: BookColumn) -> pa.DataType:
    return pa.string() if pa.types.is_list(column.arrow) else column.arrow


def _cell(column: BookColumn, worded: bool) -> str:
    """The SQL of a cell: masked where it is stored so, lists joined, codes in words."""
    cell = f'r."{column.name}"'
    if len(column.stored) > 1 and hidden(column):
        return f'coalesce(r."{column.name}_masked", {cell})'
    if pa.types.is_list(column.arrow):
        return f"array_to_string({cell}, ';')"
    if worded and column.choices:
        cases = " ".join(f"WHEN '{code}' THEN '{word}'" for code, word in column.choices.items())
        return f"CASE {cell} {cases} ELSE {cell} END"
    return cell


def _fit(cells: pa.Array, column: BookColumn) -> pa.Array:
    """Cells as the page of the rows shows them, in the export's type."""
    if hidden(column):
        return pa.array([v if v is None or "*" in v else masked(column, v) for v in cells.to_pylist()], pa.string())
    return cells.cast(_type(column))
