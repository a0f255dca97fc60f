"""Keys of persons: each different cell of a key column is understood and digested once, then joined to its rows.

The tables live in the memory of a connection that never spills, and only up to a bound: then they start afresh.
"""

from __future__ import annotations

import duckdb

from sevenlooks.books.intake.pieces import Piece
from sevenlooks.books.intake.readers.sheet import SOURCE

CELL_BYTES = 36
"""Of a part of so many bytes, this much may be remembered as one different cell: 1,100,000 cells with the default
memory, some 200 MB. A key column that has had its share begins anew."""


def key_columns(piece: Piece) -> dict[str, str]:
    """The piece's key columns and the SQL of their cells."""
    return {
        column.name: f"CAST(c{piece.columns[column.name]} AS VARCHAR)"
        for column in piece.book.columns
        if column.kind == "key" and column.name in piece.columns
    }


def forget(con: duckdb.DuckDBPyConnection, piece: Piece) -> None:
    """Begin with empty tables, one a key column: `persons_<column>`."""
    for column in key_columns(piece):
        _begin(con, column)


def _begin(con: duckdb.DuckDBPyConnection, column: str) -> None:
    con.execute(
        f'CREATE OR REPLACE TEMP TABLE "persons_{column}" (cell VARCHAR, kind VARCHAR, key VARCHAR, mask VARCHAR)'
    )


def learn(con: duckdb.DuckDBPyConnection, piece: Piece, relation: str, most_bytes: int) -> None:
    """Understand the cells of a relation that are new. Masks are made where the book or a refusal shows them."""
    columns = key_columns(piece)
    for column, cell in columns.items():
        mask = "key_mask(v, k)" if piece.book[column].masked or relation != SOURCE else "NULL"
        table = f'"persons_{column}"'
        known = con.execute(f"SELECT count(*) FROM {table}").fetchone()
        if known and known[0] > most_bytes // CELL_BYTES // max(len(columns), 2):
            _begin(con, column)
        con.execute(
            f"""
            INSERT INTO {table}
            WITH cells AS (SELECT DISTINCT {cell} AS cell FROM {relation}),
            fresh AS (FROM cells ANTI JOIN {table} USING (cell)),
            texts AS (SELECT cell, upper(code_text(cell)) AS t FROM fresh WHERE cell IS NOT NULL),
            counted AS (SELECT *, number_digits(t) AS n FROM texts WHERE t IS NOT NULL),
            valued AS (SELECT cell, n, key_number(t, n) AS v FROM counted),
            known AS (SELECT cell, v, key_kind(v, n) AS k FROM valued)
            SELECT cell, k, person_key(v, k), {mask} FROM known"""
        )


def joins(piece: Piece) -> str:
    """The joins that bring each row's keys to a relation."""
    return " ".join(
        f'LEFT JOIN "persons_{column}" AS "p_{column}" ON "p_{column}".cell = {cell}'
        for column, cell in key_columns(piece).items()
    )
