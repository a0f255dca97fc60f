"""What every reader gives: a sheet with its first rows to recognise it by, and its rows as a relation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import duckdb

from sevenlooks.errors import NotATable

HEAD_ROWS = 20
"""Rows among which the heading is looked for: title rows and notes stand above it."""


@dataclass(frozen=True)
class Sheet:
    """`name`: of a workbook's sheet, None otherwise. `head`: its first rows as text.

    `rows(con, heading)` makes the relation below the heading row (counted from 0) and gives its name: columns `_row`
    (as counted in the file from 1, heading included), `c0`, `c1`, …, and `_rounded`, the list of those columns whose
    cell is a number too long for a spreadsheet to have kept. `types`: the columns that are not text.
    `trouble`: what a reader met on the way and could not say through the engine.
    """

    file: str
    name: str | None
    head: list[list[str]]
    rows: Callable[[duckdb.DuckDBPyConnection, int], str]
    types: Mapping[int, str] = field(default_factory=dict)
    trouble: list[NotATable] = field(default_factory=list)


def unreadable(file: str, zh: str, en: str, **values: object) -> NotATable:
    """The error for a file that cannot be read: the file, what is wrong, what to do."""
    return NotATable(f"文件“{{file}}”{zh}。", f"“{{file}}” {en}.", file=file, **values)
