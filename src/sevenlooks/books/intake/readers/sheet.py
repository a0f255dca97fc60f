"""What every reader gives: a sheet with its first rows to recognise it by, and its rows as a relation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import duckdb

from sevenlooks.errors import NotATable

HEAD_ROWS = 20
"""Rows among which the heading is looked for: title rows and notes stand above it."""
SOURCE = "source"
"""The name of the relation that a reader makes."""


@dataclass(frozen=True)
class Sheet:
    """`name`: of a workbook's sheet, None otherwise. `head`: its first rows as text.

    `rows(con, heading, most_bytes)` goes through the rows below the heading row (counted from 0) part by part, none
    much larger than `most_bytes`: for each it makes the relation SOURCE on `con`, whose columns are `_row` (as counted
    in the file from 1, heading included), `c0`, `c1`, …, and `_rounded`, the list of those cells that are a number too
    long for a spreadsheet to have kept; it yields the share of the file that is behind then, 0 to 1. `types`: the
    columns that are not text, and which kind of column they can be as they are.
    """

    file: str
    name: str | None
    head: list[list[str]]
    rows: Callable[[duckdb.DuckDBPyConnection, int, int], Iterator[float]]
    types: Mapping[int, str] = field(default_factory=dict)


def width_of(con: duckdb.DuckDBPyConnection) -> int:
    """How many cells a row of the relation SOURCE has."""
    return sum(row[0].startswith("c") for row in con.execute(f"DESCRIBE {SOURCE}").fetchall())


def unreadable(file: str, zh: str, en: str, **values: object) -> NotATable:
    """The error for a file that cannot be read: the file, what is wrong, what to do."""
    return NotATable(f"文件“{{file}}”{zh}。", f"“{{file}}” {en}.", file=file, **values)
