"""Refused rows: a second pass over their file fetches their own cells, fit to be seen, and puts the reasons beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from sevenlooks.books.intake.filling import filled, valued
from sevenlooks.books.intake.keys import forget, learn
from sevenlooks.books.intake.pictures import looking
from sevenlooks.books.intake.pieces import Piece
from sevenlooks.books.intake.readers.sheet import SOURCE, width_of
from sevenlooks.books.intake.staging import broken_off


@dataclass(frozen=True)
class RefusedRow:
    """`cells`: by place, as an officer may see them. `row`: its number in the file. `problems`: (code, column) each."""

    row: int
    cells: list[str | None]
    problems: list[tuple[str, str]]


def refused_rows(
    con: duckdb.DuckDBPyConnection, piece: Piece, problems: pa.Table, most_bytes: int
) -> Iterator[RefusedRow]:
    """The refused rows of a piece. `problems`: columns `row` (in the file) and `problems`. `con` must never spill."""
    con.register("refused", problems)
    forget(con, piece)
    looking.forget(con, piece)  # a refused row comes back with its picture's name, not with what the picture says
    for _ in piece.sheet.rows(con, piece.heading_row, most_bytes):
        rows = _fetched(con, piece.fitted(width_of(con)), most_bytes)
        if rows is None:
            raise broken_off(piece)
        for row, cells, found in rows:
            yield RefusedRow(row, cells, [(code, column) for code, _, column in map(_split, found.split(" "))])
    con.unregister("refused")


def _split(problem: str) -> tuple[str, str, str]:
    return problem.partition(":")


def _fetched(con: duckdb.DuckDBPyConnection, piece: Piece, most_bytes: int) -> list[tuple] | None:
    """The refused rows of one part, in the file's order; None when the engine fails, whose words are not passed on."""
    columns = filled(piece)
    known = {piece.columns[f.column.name]: f.refused for f in columns}
    places = range(len(piece.headings))
    cells = ", ".join(known.get(place, f"without_numbers(CAST(c{place} AS VARCHAR))") for place in places)
    try:
        con.execute(f"CREATE OR REPLACE TEMP TABLE odd AS FROM {SOURCE} SEMI JOIN refused ON _row = refused.row")
        learn(con, piece, "odd", most_bytes)
        return con.execute(
            f"{valued(piece, columns, 'odd')} SELECT _row, [{cells}], problems FROM known JOIN refused ON _row = row "
            "ORDER BY _row"
        ).fetchall()
    except duckdb.Error:
        return None
