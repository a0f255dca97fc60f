"""Where a row lies (行政区划归属): by its own division, else by that of what it refers to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sevenlooks.books import book
from sevenlooks.books.divisions import successor, table


def divisions_of(name: str, row: str, rows_of: Callable[[str], str]) -> tuple[str, list[str]]:
    """The SQL that finds the divisions of each row of the book `name`: joins to put behind FROM, and expressions.

    `row`: the alias of the rows. `rows_of(table)`: the relation in which rows of another book are looked up. The
    expressions, the nearest first: the row's own division, and that of its institution or whatever else it refers to;
    each NULL where a row has none. No expression: the book lies in no division.
    """
    told = book(name)
    own = [f'{row}."division_code"'] if "division_code" in told else []
    for column in sorted(told.columns, key=lambda column: column.name != "institution_id"):
        target, _, key = (column.refers or "").partition(".")
        if not target or target == name:
            continue
        above = f"{row}_{target}"
        joins, theirs = divisions_of(target, above, rows_of)
        join = f'LEFT JOIN {rows_of(target)} AS {above} ON {above}."{key}" = {row}."{column.name}" {joins}'
        return join, [*own, *theirs]
    return "", own


def lies_in(division: str, within: str) -> str:
    """The SQL condition that a division's code (an expression) lies in `within`, a former code by its successor."""
    prefix = _prefix(within)
    former = ", ".join(f"'{code}'" for code in _former(prefix))
    return f"(starts_with({division}, '{prefix}'){f' OR {division} IN ({former})' if former else ''})"


def _prefix(code: str) -> str:
    """What the codes of a division and of all below it begin with: nothing for the nation."""
    if code == "000000":
        return ""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


@cache
def _former(prefix: str) -> tuple[str, ...]:
    codes = table()["code"].to_pylist()
    return tuple(c for c in codes if not c.startswith(prefix) and successor(c).startswith(prefix))
