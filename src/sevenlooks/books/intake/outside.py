"""What a file says of other divisions than the one that sends it: such a file is refused whole."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from sevenlooks.books import book
from sevenlooks.books.belonging import divisions_of, lies_in
from sevenlooks.books.divisions import name as division_name
from sevenlooks.books.intake.pieces import Piece
from sevenlooks.books.intake.resolving import Resolving
from sevenlooks.books.intake.staging import ROW_BITS
from sevenlooks.books.store import Snapshot
from sevenlooks.books.store.facts import view_current
from sevenlooks.errors import BadRequest

_SHOWN = 5


class Outside(BadRequest):
    """Rows of another division than the sender's."""

    http_status = 403


def refuse_outside(
    con: duckdb.DuckDBPyConnection,
    resolved: Mapping[str, Resolving],
    pieces: list[Piece],
    snapshot: Snapshot | None,
    within: str,
) -> None:
    """Outside when a row lies in another division than `within`, or replaces or withdraws a row that does.

    Rows are looked up in this intake and in the books. A row whose institution nobody has brought yet lies nowhere
    and is let through: files arrive in any order. What lies in no division at all is brought by a province.
    """
    looking = _Looking(con, resolved, snapshot)
    for name, one in resolved.items():
        if not divisions_of(name, "s", str)[1] and not within.endswith("0000"):
            raise Outside(
                "“{book}”不属于任何一个地区,由省级报送。整份没有收下,台账未作改动。",
                "“{name}” belongs to no division; the province brings it. Nothing was taken in.",
                book=book(name).zh,
                name=name,
            )
        rows = con.execute(_query(looking, one, within)).fetchall()
        if rows:
            piece, count, first = rows[0]
            raise _refused(pieces[piece], count, [row & (1 << ROW_BITS) - 1 for row in first], within)


class _Looking:
    """The relations in which rows of a book are looked up: what is brought now, and what the books hold."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, resolved: Mapping[str, Resolving], snapshot: Snapshot | None
    ) -> None:
        self.con, self.resolved, self.snapshot = con, resolved, snapshot
        self.made: set[str] = set()

    def known(self, name: str) -> str:
        """The rows that the books hold."""
        view = f"known_{name}"
        if view not in self.made:
            self.made.add(view)
            if self.snapshot is None:
                self.con.register(view, book(name).schema.empty_table())
            else:
                view_current(self.con, self.snapshot, name, view)
        return view

    def both(self, name: str) -> str:
        """Those, and the ones brought now."""
        if name not in self.resolved:
            return self.known(name)
        brought = f"SELECT * EXCLUDE (_withdrawn, _row) FROM {self.resolved[name].sound} WHERE NOT _withdrawn"
        return f"({brought} UNION ALL BY NAME FROM {self.known(name)})"


def _query(looking: _Looking, one: Resolving, within: str) -> str:
    """By piece: how many of its rows are outside, and the first of them."""
    name = one.book.name
    joins, divisions = divisions_of(name, "s", looking.both)
    known_joins, known_divisions = divisions_of(name, "k", looking.known)
    same = " AND ".join(f's."{key}" = k."{key}"' for key in one.book.key)
    return f"""
        WITH outside AS (
            SELECT s._row FROM {one.sound} AS s {joins} WHERE NOT s._withdrawn AND ({_any_outside(divisions, within)})
            UNION
            SELECT s._row FROM {one.sound} AS s JOIN {looking.known(name)} AS k ON {same} {known_joins}
            WHERE {_any_outside(known_divisions, within)}
        )
        SELECT _row >> {ROW_BITS} AS piece, count(*), list_slice(list(_row ORDER BY _row), 1, {_SHOWN})
        FROM outside GROUP BY piece ORDER BY piece"""


def _any_outside(divisions: list[str], within: str) -> str:
    conditions = (f"({division} IS NOT NULL AND NOT {lies_in(division, within)})" for division in divisions)
    return " OR ".join(conditions) or "false"


def _refused(piece: Piece, count: int, first: list[int], within: str) -> Outside:
    more = "…" if count > len(first) else ""
    return Outside(
        "文件“{file}”的“{book}”有 {count} 行不属于{place}(第 {rows} 行),整份没有收下,台账未作改动。"
        "请只报送本地区的行,外地区的行请其所在地报送。",
        "“{file}”, {name}: {count} rows are not of {place} (rows {rows}); nothing was taken in. "
        "Send your own division's rows only; the others are for their own division to send.",
        file=piece.sheet.file,
        book=piece.book.zh,
        name=piece.book.name,
        count=count,
        place=division_name(within),
        rows=", ".join(map(str, first)) + more,
    )
