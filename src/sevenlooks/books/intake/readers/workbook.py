"""Workbooks (xlsx, xls, ods) through calamine: every cell as text, dates as dates, sheet by sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import duckdb
import fastexcel
import pyarrow as pa

from sevenlooks.books.intake.held import File, Held
from sevenlooks.books.intake.readers.archive import Cells, damaged, locked, looked_through
from sevenlooks.books.intake.readers.sheet import HEAD_ROWS, SOURCE, Sheet

_BATCH_ROWS = 20_000


def open_workbook(path: File, shown: str) -> Iterator[Sheet]:
    """The sheets of a workbook that hold anything. NotATable when it is damaged, locked, or a bomb."""
    rounded = looked_through(path, shown)
    why = ""
    try:
        book = fastexcel.read_excel(path.content if isinstance(path, Held) else path)
        for name in book.sheet_names:
            # skip_rows=0 keeps the blank rows at the top, so that row numbers are those of the file.
            sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            if sheet.height:
                cells = sheet.to_arrow()
                yield Sheet(shown, name, _head(cells), _rows_of(cells, rounded.get(name, {})))
    except fastexcel.FastExcelError as error:
        why = str(error).lower() or "damaged"
    if why:
        raise locked(shown) if "password" in why else damaged(shown)


def _head(cells: pa.RecordBatch) -> list[list[str]]:
    first = cells.slice(0, HEAD_ROWS)
    return [[cell or "" for cell in row] for row in zip(*(c.to_pylist() for c in first.columns), strict=True)]


def _rows_of(cells: pa.RecordBatch, rounded: Cells) -> Callable[[duckdb.DuckDBPyConnection, int, int], Iterator[float]]:
    def rows(con: duckdb.DuckDBPyConnection, heading: int, most_bytes: int) -> Iterator[float]:
        below = cells.slice(heading + 1)
        numbers = pa.arange(heading + 2, heading + 2 + below.num_rows)
        names = ["_row", "_rounded", *(f"c{place}" for place in range(below.num_columns))]
        table = pa.Table.from_arrays([numbers, _lists(numbers, rounded), *below.columns], names=names)
        # In several batches, so that both cores have something to do.
        con.register(SOURCE, pa.Table.from_batches(table.to_batches(max_chunksize=_BATCH_ROWS), table.schema))
        yield 1.0
        con.unregister(SOURCE)

    return rows


def _lists(numbers: pa.Array, rounded: Cells) -> pa.Array:
    """For each row the columns whose number was rounded; empty where there is none."""
    if not rounded:
        return pa.nulls(len(numbers), pa.list_(pa.int32()))
    return pa.array([rounded.get(number) for number in numbers.to_pylist()], pa.list_(pa.int32()))
