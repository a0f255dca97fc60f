"""Staging: one streaming pass over a piece, from cells as they came to a Parquet file without a person's number.

The pass runs on a connection that never spills, so that nothing in clear can reach a disk; what it writes carries, for
each row, its values as they will be stored, what is wrong with it, and, for refused rows only, its own cells as an
officer may see them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from sevenlooks.books.intake.cells.literal import quoted
from sevenlooks.books.intake.filling import Filled, filled, valued
from sevenlooks.books.intake.full_disk import no_room, says_full
from sevenlooks.books.intake.headings import WITHDRAWN, plain
from sevenlooks.books.intake.keys import forget, learn
from sevenlooks.books.intake.pictures.looking import Beside, look
from sevenlooks.books.intake.pieces import Piece
from sevenlooks.books.intake.readers.sheet import SOURCE, unreadable, width_of
from sevenlooks.errors import NotATable

ROW_BITS = 32
"""A row's number in the store: which piece of its batch brought it, and its number in the file, in one integer."""
SQL_TYPES = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
    "date32[day]": "DATE",
    "timestamp[us]": "TIMESTAMP",
    "decimal128(14, 2)": "DECIMAL(14, 2)",
    "list<element: string>": "VARCHAR[]",
    "list<item: string>": "VARCHAR[]",
}
_SOUND = "_dropped IS NULL AND _problems IS NULL AND NOT _withdrawn"
_ODD = f"NOT ({_SOUND}) OR _notes IS NOT NULL OR _unknown IS NOT NULL"
_TOTALS = "(合|总|小|共|累)计[:：]?|(本页|全县|全区|全市|全省|本月|本年)(合|小|累)计[:：]?|total:?"
_FOOTERS = "(注|备注|说明|填表人?|制表人?|填报人?|填报单位|填报日期|审核人?|负责人|联系人|打印日期|单位盖章)[:：].*"


@dataclass(frozen=True)
class Staged:
    """The files of one piece. `rows`: sound rows as the store keeps them, `_batch` and `_row` with them.

    `odd`: of every other row, and of every row that has something noted or kept aside, its number, its key, and why.
    """

    rows: list[Path]
    odd: list[Path]


def stage(
    con: duckdb.DuckDBPyConnection,
    piece: Piece,
    number: int,
    batch: int,
    room: Path,
    most_bytes: int,
    told: Callable[[float], None],
    pictures: Beside,
) -> Staged:
    """Read a piece part by part into Parquet files in `room`.

    `number`: which piece of its batch it is, from 0. `told` hears the share done. `pictures`: where they are. NotATable
    when it breaks off.
    """
    staged = Staged([], [])
    forget(con, piece)
    for done in piece.sheet.rows(con, piece.heading_row, most_bytes):
        staged.rows.append(room / f"{number}-{len(staged.rows)}.parquet")
        staged.odd.append(room / f"{number}-{len(staged.odd)}-odd.parquet")
        if not _copied(con, piece, number, batch, staged, most_bytes, pictures):
            raise broken_off(piece)
        told(done)
    return staged


def broken_off(piece: Piece) -> NotATable:
    """The error for a file that the engine could not read to its end."""
    return unreadable(
        piece.sheet.file,
        "读取中断。请检查文件是否完整,或用 --memory 给更多内存",
        "could not be read to its end. Check that the file is whole, or give more memory with --memory",
    )


def _copied(
    con: duckdb.DuckDBPyConnection,
    piece: Piece,
    number: int,
    batch: int,
    staged: Staged,
    most_bytes: int,
    pictures: Beside,
) -> bool:
    try:
        look(con, piece, SOURCE, pictures)
        learn(con, piece, SOURCE, most_bytes)
        con.execute(f"CREATE OR REPLACE TEMP TABLE staged AS {_query(piece.fitted(width_of(con)), number)}")
        write_parquet(
            con, f"SELECT {_stored(piece)}, {batch}::BIGINT AS _batch, _row FROM staged WHERE {_SOUND}", staged.rows[-1]
        )
        keys = ", ".join(f'"{key}"' for key in piece.book.key)
        odd = f"SELECT _row, {keys}, _withdrawn, _dropped, _problems, _notes, _unknown FROM staged WHERE {_ODD}"
        write_parquet(con, odd, staged.odd[-1])
        con.execute("DROP TABLE staged")
    except duckdb.Error as error:
        full = says_full(error)
    else:
        return True
    if full:
        raise no_room()
    return False  # the engine's own words may quote a cell: they are not passed on


def write_parquet(con: duckdb.DuckDBPyConnection, query: str, target: Path) -> None:
    """Stream a query into a file as the store keeps its rows."""
    con.execute(f"COPY ({query}) TO {quoted(str(target))} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 61440)")


def _stored(piece: Piece) -> str:
    """Every column of the book as the store keeps it, empty where the piece does not bring it."""
    return ", ".join(
        f'"{field.name}"' if column.name in piece.columns else f'NULL::{SQL_TYPES[str(field.type)]} AS "{field.name}"'
        for column in piece.book.columns
        for field in column.stored
    )


def _query(piece: Piece, number: int) -> str:
    columns = filled(piece)
    stored = [item for f in columns for item in f.stored]
    return f"""
        {valued(piece, columns, SOURCE)},
        judged AS (SELECT *, {_withdrawn(piece)} AS _withdrawn, {_problems(piece, columns)} AS _found FROM known),
        sorted AS (SELECT *, {_dropped(piece)} AS _dropped, CASE WHEN _dropped IS NULL THEN _found END AS _problems
                   FROM judged)
        SELECT {number << ROW_BITS}::BIGINT + _row AS _row, {", ".join(stored)}, _withdrawn, _dropped, _problems,
            {_notes(columns)} AS _notes, {_unknown(piece)} AS _unknown
        FROM sorted"""


def _problems(piece: Piece, columns: list[Filled]) -> str:
    """Every problem of a row as `code:column`, by spaces; NULL for a sound one. A withdrawal needs its key."""
    keys = [f for f in columns if f.column.name in piece.book.key]
    sql = _listed((f"{code}:{f.column.name}", condition) for f in columns for code, condition in f.problems.items())
    if WITHDRAWN not in piece.columns:
        return sql
    key = _listed((f"{code}:{f.column.name}", condition) for f in keys for code, condition in f.problems.items())
    return f"CASE WHEN _withdrawn THEN {key} ELSE {sql} END"


def _notes(columns: list[Filled]) -> str:
    found = [(code, condition) for f in columns for code, condition in f.notes.items()]
    there = {f.column.name for f in columns}
    for f in columns:
        if f.column.after in there:
            found.append(("dates_out_of_order", f'"v_{f.column.name}" < "v_{f.column.after}"'))
    return f"CASE WHEN _dropped IS NULL AND _problems IS NULL THEN {_listed(found)} END"


def _listed(found: Iterable[tuple[str, str]]) -> str:
    pairs = list(found)
    if not pairs:
        return "NULL::VARCHAR"
    # The conditions are few and cheap; the words are put together only where one of them holds.
    any_of = " OR ".join(f"({condition})" for _, condition in pairs)
    words = ", ".join(f"CASE WHEN {condition} THEN '{word}' END" for word, condition in pairs)
    return f"CASE WHEN {any_of} THEN concat_ws(' ', {words}) END"


def _withdrawn(piece: Piece) -> str:
    if WITHDRAWN not in piece.columns:
        return "false"
    return f"coalesce(as_bool(lower(slim(CAST(c{piece.columns[WITHDRAWN]} AS VARCHAR)))), false)"


def _dropped(piece: Piece) -> str:
    """Why a row is no row: blank, a total, a note under the table, the heading repeated. Looked at in odd rows only."""
    texts = [f"CAST(c{place} AS VARCHAR)" for place in range(len(piece.headings))]
    first = f"coalesce({', '.join(f'tidy({text})' for text in texts)})"
    keys = [f'"t_{column}"' for column in piece.book.key if piece.book[column].kind in ("text", "key", "enum")]
    same = " AND ".join(
        f"({texts[p]} IS NULL OR plain_heading({texts[p]}) = {quoted(plain(piece.headings[p]))})"
        for p in piece.columns.values()
    )
    suspicious = " OR ".join(
        ["_found IS NOT NULL", *(f"length({key}) < 7 AND regexp_full_match({key}, '{_TOTALS}')" for key in keys)]
    )
    total = " OR ".join(f"regexp_full_match(slim({text}), '{_TOTALS}')" for text in texts[:4])
    return (
        f"CASE WHEN NOT coalesce({suspicious}, false) THEN NULL WHEN {first} IS NULL THEN 'blank' "
        f"WHEN {total} THEN 'total' WHEN regexp_full_match(slim({first}), '{_FOOTERS}') THEN 'footer' "
        f"WHEN {same} THEN 'heading' END"
    )


def _unknown(piece: Piece) -> str:
    if not piece.unknown:
        return "NULL::VARCHAR"
    cells = {place: f"tidy(CAST(c{place} AS VARCHAR))" for place in piece.unknown}
    pairs = ", ".join(f"{quoted(piece.unknown[p])}, without_numbers({cell})" for p, cell in cells.items())
    return (
        f"CASE WHEN _dropped IS NULL AND coalesce({', '.join(cells.values())}) IS NOT NULL THEN "
        f"CAST(json_object({pairs}) AS VARCHAR) END"
    )
