"""Noting: what is taken but worth a look: check digits, dates out of order, references to rows that are not there."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from sevenlooks.books.intake.reasons import NOTES
from sevenlooks.books.intake.resolving import Resolving
from sevenlooks.books.intake.staging import ROW_BITS
from sevenlooks.books.store import Snapshot
from sevenlooks.books.store.facts import view_current

Noted = dict[int, tuple[int, dict[str, int]]]
"""A piece's number → the rows noted, and what was noted → rows."""


def noted(con: duckdb.DuckDBPyConnection, resolved: Mapping[str, Resolving], snapshot: Snapshot | None) -> Noted:
    """Count the notes over the rows that are taken, piece by piece. References look into the books and this batch."""
    found: Noted = {}
    for one in resolved.values():
        missing = {c: _missing(con, c, one, resolved, snapshot) for c in _referring(one)}
        joins = " ".join(join for join, _ in missing.values())
        lost = " OR ".join(f"({condition})" for _, condition in missing.values()) or "false"
        told = [code for code in NOTES if code != "missing_reference"]
        counts = ", ".join(f"count(*) FILTER (contains(_notes, '{code}'))" for code in told)
        rows = con.execute(
            f"""
            WITH rows AS (SELECT g._row >> {ROW_BITS} AS piece, _notes, {lost} AS lost
                          FROM {one.going} AS g LEFT JOIN {one.noted} AS o ON o._row = g._row {joins}
                          WHERE NOT _withdrawn)
            SELECT piece, count(*) FILTER (_notes IS NOT NULL OR lost), count(*) FILTER (lost), {counts}
            FROM rows GROUP BY piece"""
        ).fetchall()
        for piece, any_of, lost_rows, *others in rows:
            notes = {"missing_reference": lost_rows, **dict(zip(told, others, strict=True))}
            found[piece] = (any_of, {code: notes[code] for code in NOTES if notes[code]})
    return found


def _referring(one: Resolving) -> list[str]:
    return [column.name for column in one.book.columns if column.refers and column.name in one.had]


def _missing(
    con: duckdb.DuckDBPyConnection,
    column: str,
    one: Resolving,
    resolved: Mapping[str, Resolving],
    snapshot: Snapshot | None,
) -> tuple[str, str]:
    """The join and the condition that find a reference to nothing."""
    table, _, key = (one.book[column].refers or "").partition(".")
    sources = [f'SELECT "{key}" AS k FROM {resolved[table].going} WHERE NOT _withdrawn'] if table in resolved else []
    if snapshot is not None and view_current(con, snapshot, table, f"there_{table}"):
        sources.append(f'SELECT "{key}" AS k FROM there_{table}')
    if not sources:
        return "", f'g."{column}" IS NOT NULL'
    keys = " UNION ".join(sources)
    return (
        f'LEFT JOIN (SELECT DISTINCT k, true AS found FROM ({keys})) AS "r_{column}" ON "r_{column}".k = g."{column}"',
        f'g."{column}" IS NOT NULL AND "r_{column}".found IS NULL',
    )
