"""Workbooks (xlsx, xls, ods) through calamine: every cell as text, dates as dates, sheet by sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import fastexcel
import numpy as np
import pyarrow as pa

from sevenlooks.books.intake.readers.archive import refuse_bomb_or_lock
from sevenlooks.books.intake.readers.sheet import HEAD_ROWS, SOURCE, Sheet, unreadable
from sevenlooks.errors import NotATable


def open_workbook(path: Path, shown: str) -> Iterator[Sheet]:
    """The sheets of a workbook that hold anything. NotATable when it is damaged, locked, or a bomb."""
    refuse_bomb_or_lock(path, shown)
    try:
        book = fastexcel.read_excel(path)
    except fastexcel.FastExcelError:
        book = None
    if book is None:
        raise _damaged(shown)
    for name in book.sheet_names:
        cells = _cells(book, name, shown)
        if cells is not None and cells.num_rows:
            yield Sheet(shown, name, _head(cells), _rows_of(cells))


def _cells(book: fastexcel.ExcelReader, name: str, shown: str) -> pa.RecordBatch | None:
    try:
        # skip_rows=0 keeps the blank rows at the top, so that row numbers are those of the file.
        sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        return sheet.to_arrow() if sheet.height else None
    except fastexcel.FastExcelError:
        pass
    raise _damaged(shown)


def _damaged(shown: str) -> NotATable:
    return unreadable(
        shown,
        "不是完整的工作簿。请用表格软件打开后另存为 .xlsx",
        "is no whole workbook. Open it and save it as .xlsx again",
    )


def _head(cells: pa.RecordBatch) -> list[list[str]]:
    first = cells.slice(0, HEAD_ROWS)
    return [[cell or "" for cell in row] for row in zip(*(c.to_pylist() for c in first.columns), strict=True)]


def _rows_of(cells: pa.RecordBatch) -> Callable[[duckdb.DuckDBPyConnection, int, int], Iterator[float]]:
    def rows(con: duckdb.DuckDBPyConnection, heading: int, most_bytes: int) -> Iterator[float]:
        below = cells.slice(heading + 1)
        numbers = pa.array(np.arange(heading + 2, heading + 2 + below.num_rows))
        rounded = pa.nulls(below.num_rows, pa.list_(pa.int32()))
        names = ["_row", "_rounded", *(f"c{place}" for place in range(below.num_columns))]
        con.register(SOURCE, pa.table([numbers, rounded, *below.columns], names=names))
        yield 1.0
        con.unregister(SOURCE)

    return rows
