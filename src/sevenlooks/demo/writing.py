"""Writes a province to a folder: one file a table, and the answer key beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
from pyarrow import csv, parquet

from sevenlooks.books import declared
from sevenlooks.demo.province import Province
from sevenlooks.errors import BadRequest

Format = Literal["csv", "xlsx", "parquet"]
_SHEET_ROWS = 1_048_575  # of a worksheet, its heading not counted


def write(province: Province, folder: Path | str, format: Format = "csv") -> list[Path]:
    """Writes every book and `answers.csv` into `folder`, which is made where it is missing; returns the files.

    CSV and Parquet carry the English names. Workbooks come as counties make them: every second one under its
    Chinese name with Chinese headings and words. A book too long for a worksheet cannot go into a workbook:
    BadRequest.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    writers = {"csv": _csv, "parquet": _parquet, "xlsx": _workbook}
    if format not in writers:
        raise BadRequest(
            "不认识的格式：{f}。可用：csv、xlsx、parquet。", "Unknown format: {f}. Use csv, xlsx or parquet.", f=format
        )
    if format == "xlsx":
        _refuse_long_books(province.tables)
    files = [writers[format](name, table, target) for name, table in province.tables.items()]
    csv.write_csv(province.answers, target / "answers.csv")
    return [*files, target / "answers.csv"]


def _csv(name: str, table: pa.Table, folder: Path) -> Path:
    path = folder / f"{name}.csv"
    csv.write_csv(table, path)
    return path


def _parquet(name: str, table: pa.Table, folder: Path) -> Path:
    path = folder / f"{name}.parquet"
    parquet.write_table(table, path)
    return path


def _refuse_long_books(tables: dict[str, pa.Table]) -> None:
    long = [declared()[name].zh for name, table in tables.items() if table.num_rows > _SHEET_ROWS]
    if long:
        raise BadRequest(
            "以下台账超过一张工作表的行数，请改用 csv 或 parquet：{books}。",
            "These books have more rows than a worksheet holds; use csv or parquet: {books}.",
            books="、".join(long),
        )


def _workbook(name: str, table: pa.Table, folder: Path) -> Path:
    import xlsxwriter

    book = declared()[name]
    chinese = list(declared()).index(name) % 2 == 0
    title = book.zh if chinese else name
    path = folder / f"{title}.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        forms: dict[type, Any] = {
            date: workbook.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        sheet = workbook.add_worksheet(title)
        sheet.write_row(0, 0, [column.zh if chinese else column.name for column in book.columns])
        words = [column.choices if chinese else {} for column in book.columns]
        for line, row in enumerate(_lines(table), start=1):
            for place, value in enumerate(row):
                _cell(sheet, line, place, value, words[place], forms)
    return path


def _lines(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _cell(sheet: Any, line: int, place: int, value: Any, words: dict[str, str], forms: dict[type, Any]) -> None:
    """One cell: Chinese words for codes, 是 and 否 for truth, numbers as numbers, all else as text."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_string(line, place, "是" if value else "否")
    elif isinstance(value, (date, datetime)):
        sheet.write_datetime(line, place, value, forms[type(value)])
    elif isinstance(value, (int, float, Decimal)):
        sheet.write_number(line, place, float(value))
    else:
        sheet.write_string(
            line, place, "；".join(words.get(part, part) for part in str(value).split(";")) if words else value
        )
