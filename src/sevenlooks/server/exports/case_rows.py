"""Ledgers of cases as batches of an export, in the order and by the filters of the work list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pyarrow as pa

from sevenlooks.language import Lang, Text
from sevenlooks.server.cases import queries
from sevenlooks.server.cases.ledgers import LEDGERS, Row
from sevenlooks.server.exports.models import Export
from sevenlooks.server.exports.source import Column, Source
from sevenlooks.server.web.placed import Scope

_BATCH = 1_000
_TYPES = {"date": pa.date32(), "money": pa.decimal128(14, 2), "count": pa.int64()}


def case_rows(export: Export) -> Source:
    """The rows of one of LEDGERS."""
    ledger, asked = LEDGERS[export.what], queries.Asked.of(export.filters)
    cases = queries.listed(Scope(export.division_code), asked, export.by).order_by(*asked.order)
    columns = tuple(
        Column(f.en, Text(f.zh, f.en.replace("_", " ")), _TYPES.get(f.kind, pa.string()), f.width)
        for f in ledger.fields
    )
    lang: Lang = "en" if export.lang == "en" or export.format == "parquet" else "zh"
    return Source(columns, _batches(ledger.rows(cases, lang), columns))


def _batches(rows: Iterator[Row], columns: tuple[Column, ...]) -> Iterator[pa.RecordBatch]:
    while chunk := list(islice(rows, _BATCH)):
        cells = zip(columns, zip(*chunk, strict=True), strict=True)
        arrays = [pa.array(values, column.type) for column, values in cells]
        yield pa.RecordBatch.from_arrays(arrays, names=[column.name for column in columns])
