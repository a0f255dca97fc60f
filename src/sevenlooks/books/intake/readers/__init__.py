"""The fast readers: each opens a file as one or more sheets and gives DuckDB a relation to read once, in order."""

from __future__ import annotations

from sevenlooks.books.intake.held import File
from sevenlooks.books.intake.readers.sheet import Sheet, unreadable

CSV, WORKBOOKS, PARQUET = (".csv", ".txt", ".tsv"), (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"), (".parquet", ".pq")
KNOWN = CSV + WORKBOOKS + PARQUET

__all__ = ["KNOWN", "Sheet", "open_sheets", "unreadable"]


def open_sheets(path: File, shown: str) -> list[Sheet]:
    """The sheets of a file; one for CSV and Parquet. NotATable when it is none of these or cannot be read."""
    kind = path.suffix.lower()
    if kind in CSV:
        from sevenlooks.books.intake.readers.csv import open_csv

        return [open_csv(path, shown)]
    if kind in PARQUET:
        from sevenlooks.books.intake.readers.parquet import open_parquet

        return [open_parquet(path, shown)]
    if kind in WORKBOOKS:
        from sevenlooks.books.intake.readers.workbook import open_workbook

        return list(open_workbook(path, shown))
    raise unreadable(
        shown,
        "不是可报送的文件类型。请改存为 CSV、XLSX、ODS 或 Parquet",
        "is none of the kinds that can be taken in. Save it as CSV, XLSX, ODS or Parquet",
    )
