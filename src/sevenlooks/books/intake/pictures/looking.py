"""Looking at the pictures of a table's part: each different cell once, the text kept in the engine's memory only.

What is read is joined to its rows like the keys of persons (keys.py), and its numbers become keys in the same pass:
nothing that a picture shows is written down before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from sevenlooks.books.intake.pictures.beside import beside
from sevenlooks.books.intake.pictures.opening import UnreadablePicture
from sevenlooks.books.intake.pictures.reading import installed, read_picture
from sevenlooks.books.intake.pieces import Piece

AT_ONCE: Final = 20  # pictures whose text is held before the engine has it, and after which somebody is told
SEEN: Final = pa.schema([(name, pa.string()) for name in ("cell", "text", "read_by", "note")])

Row = tuple[str, str | None, str | None, str | None]


@dataclass(frozen=True)
class Beside:
    """Where a table's pictures are, and who hears how many of them are read: `told(done, of)`."""

    folder: Path
    told: Callable[[int, int], None]


def picture_columns(piece: Piece) -> dict[str, str]:
    """The piece's picture columns and the SQL of their cells."""
    return {
        column.name: f"tidy(CAST(c{piece.columns[column.name]} AS VARCHAR))"
        for column in piece.book.columns
        if column.picture and column.name in piece.columns
    }


def joins(piece: Piece) -> str:
    """The joins that bring what was read to a relation's rows."""
    return " ".join(
        f'LEFT JOIN "seen_{column}" AS "p_{column}" ON "p_{column}".cell = {cell}'
        for column, cell in picture_columns(piece).items()
    )


def forget(con: duckdb.DuckDBPyConnection, piece: Piece) -> None:
    """Begin with empty tables, one a picture column: `seen_<column>`."""
    for column in picture_columns(piece):
        fields = ", ".join(f"{name} VARCHAR" for name in SEEN.names)
        con.execute(f'CREATE OR REPLACE TEMP TABLE "seen_{column}" ({fields})')


def look(con: duckdb.DuckDBPyConnection, piece: Piece, relation: str, place: Beside) -> None:
    """Read the pictures that the relation's cells name. `con` must never spill."""
    forget(con, piece)
    for column, cell in picture_columns(piece).items():
        named = con.execute(f"SELECT DISTINCT {cell} AS cell FROM {relation} WHERE cell IS NOT NULL ORDER BY cell")
        cells = [row[0] for row in named.fetchall()]
        for first in range(0, len(cells), AT_ONCE):
            place.told(first, len(cells))
            _keep(con, f"seen_{column}", [_seen(cell, place.folder) for cell in cells[first : first + AT_ONCE]])


def _keep(con: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    columns = dict(zip(SEEN.names, map(list, zip(*rows, strict=True)), strict=True))
    con.register("now_seen", pa.table(columns, schema=SEEN))
    con.execute(f'INSERT INTO "{table}" FROM now_seen')
    con.unregister("now_seen")


def _seen(cell: str, folder: Path) -> Row:
    if not installed():
        return cell, None, None, "picture_not_read"
    path = beside(folder, cell)
    if path is None:
        return cell, None, None, "picture_missing"
    try:
        came = read_picture(path)
    except UnreadablePicture:
        return cell, None, None, "picture_unreadable"
    return cell, came.whole or None, came.read_by, None
