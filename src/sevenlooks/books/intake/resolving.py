"""Resolving: what each sound row of a book means beside the other rows of its file and the facts already in the books.

Works on staged files only, which hold no person's number, so that this connection may spill.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from sevenlooks.books.book import Book
from sevenlooks.books.intake.cells.literal import quoted
from sevenlooks.books.intake.staging import ROW_BITS, Staged, write_parquet
from sevenlooks.books.store import Snapshot
from sevenlooks.books.store.facts import view_current
from sevenlooks.books.store.store import SUPERSEDED


@dataclass(frozen=True)
class Counts:
    """How the rows of one piece fared."""

    read: int = 0
    taken: int = 0
    unchanged: int = 0
    dropped: int = 0
    refused: int = 0


class Resolving:
    """The rows of one book over all the pieces that bring it, resolved against a snapshot of the books."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        book: Book,
        staged: list[Staged],
        snapshot: Snapshot | None,
        had: list[str],
        counted_before: list[int],
    ) -> None:
        """`had`: the columns that its files bring.

        `counted_before`: the pieces, by number, whose very file is counted already: nothing of theirs is new.
        """
        self.con, self.book, self.snapshot = con, book, snapshot
        self.going, self.sound = f"going_{book.name}", f"sound_{book.name}"
        self.had = had
        self.keys = ", ".join(f'"{key}"' for key in book.key)
        self.content = ", ".join(f'"{field.name}"' for field in book.schema)
        self.files = [path for one in staged for path in one.rows]
        self.odd, self.noted = f"odd_{book.name}", f"noted_{book.name}"
        self._view("rows", f"FROM read_parquet({_listed(self.files)})")
        self._view("odd", f"FROM read_parquet({_listed([path for one in staged for path in one.odd])})")
        self._view("noted", f"SELECT _row, _notes FROM {self.odd} WHERE _notes IS NOT NULL")
        self._view(
            "sound",
            f"SELECT {self.content}, false AS _withdrawn, _row FROM {self._name('rows')} UNION ALL BY NAME "
            f"SELECT {self.keys}, true AS _withdrawn, _row FROM {self.odd} "
            "WHERE _withdrawn AND _dropped IS NULL AND _problems IS NULL",
        )
        con.execute(f"CREATE OR REPLACE TEMP TABLE {self._name('fates')} (_row BIGINT, fate VARCHAR)")
        self._judge_repeated()
        self._judge_known(counted_before)
        self._view("going", f"FROM {self._name('sound')} AS s ANTI JOIN {self._name('fates')} AS f USING (_row)")

    def _view(self, what: str, query: str) -> None:
        self.con.execute(f"CREATE OR REPLACE TEMP VIEW {self._name(what)} AS {query}")

    def _name(self, what: str) -> str:
        return f"{what}_{self.book.name}"

    def _same_key(self, one: str, other: str) -> str:
        return " AND ".join(f'{one}."{key}" = {other}."{key}"' for key in self.book.key)

    def _judge_repeated(self) -> None:
        """Rows with one key: the same content again is dropped, or unchanged in a later file; other content refused."""
        self.con.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE {self._name("again")} AS
            WITH several AS (SELECT hash({self.keys}) AS h FROM {self._name("sound")} GROUP BY 1 HAVING count(*) > 1),
            rows AS (
                SELECT _row, _row >> {ROW_BITS} AS piece, {self.keys},
                    md5(CAST(row({self.content}, _withdrawn) AS VARCHAR)) AS content
                FROM {self._name("sound")} WHERE hash({self.keys}) IN (FROM several)
            ),
            within AS (SELECT *, row_number() OVER w AS place, content = first_value(content) OVER w AS same FROM rows
                       WINDOW w AS (PARTITION BY piece, {self.keys} ORDER BY _row)),
            kept AS (SELECT _row, content = lag(content) OVER k AS before, lag(_row) OVER k IS NOT NULL AS later
                FROM within
                     WHERE place = 1 WINDOW k AS (PARTITION BY {self.keys} ORDER BY _row))
            SELECT w._row, w.{self.keys.replace(", ", ", w.")}, coalesce(k.later, false) AS later,
                CASE WHEN place > 1 AND same THEN 'dropped' WHEN place > 1 THEN 'duplicate_key'
                     WHEN k.before THEN 'unchanged' END AS fate
            FROM within AS w LEFT JOIN kept AS k USING (_row)"""
        )
        self.con.execute(
            f"INSERT INTO {self._name('fates')} SELECT _row, fate FROM {self._name('again')} WHERE fate IS NOT NULL"
        )

    def _judge_known(self, counted_before: list[int]) -> None:
        """Rows that the books hold already as they are, and withdrawals of what is not there, change nothing."""
        there = self.snapshot is not None and view_current(self.con, self.snapshot, self.book.name, "current_rows")
        left = f"FROM {self._name('sound')} AS s ANTI JOIN {self._name('fates')} AS f USING (_row)"
        if counted_before:
            pieces = ", ".join(map(str, counted_before))
            self._unchanged(f"SELECT s._row {left} WHERE s._row >> {ROW_BITS} IN ({pieces})")
        first = f"NOT EXISTS (FROM {self._name('again')} AS a WHERE a._row = s._row AND a.later)"
        if there:
            same = " AND ".join(f's."{f.name}" IS NOT DISTINCT FROM c."{f.name}"' for f in self.book.schema)
            self._unchanged(
                f"SELECT s._row {left} JOIN current_rows AS c ON {self._same_key('s', 'c')} "
                f"WHERE NOT s._withdrawn AND {same} AND {first}"
            )
        known = f"NOT EXISTS (FROM current_rows AS c WHERE {self._same_key('s', 'c')})" if there else "true"
        self._unchanged(f"SELECT s._row {left} WHERE s._withdrawn AND {known} AND {first}")

    def _unchanged(self, rows: str) -> None:
        self.con.execute(f"INSERT INTO {self._name('fates')} SELECT _row, 'unchanged' FROM ({rows})")

    @property
    def rows_to_append(self) -> int:
        return self._one(f"SELECT count(*) FROM {self.going} WHERE NOT _withdrawn")

    @property
    def changes(self) -> int:
        return self._one(f"SELECT count(*) FROM {self.going}")

    @property
    def _as_staged(self) -> bool:
        return self._one(f"SELECT count(*) FROM {self._name('fates')} SEMI JOIN {self._name('rows')} USING (_row)") == 0

    def brought(self, room: Path) -> list[Path]:
        """Files of just the rows that the batch brings, with `_batch` and `_row`: the staged ones, or one more in
        `room` without the rows that bring nothing."""
        if self._as_staged:
            return self.files
        rest = room / f"{self.book.name}-brought.parquet"
        write_parquet(self.con, f"FROM {self._name('rows')} ANTI JOIN {self._name('fates')} USING (_row)", rest)
        return [rest]

    def unknown(self, batch: int) -> pa.Table:
        """The cells of columns that the book has not, kept aside as JSON a row."""
        return self.con.execute(
            f"SELECT {batch}::BIGINT AS _batch, _row, {quoted(self.book.name)} AS book, _unknown AS cells "
            f"FROM {self.odd} SEMI JOIN {self.going} USING (_row) WHERE _unknown IS NOT NULL AND NOT _withdrawn"
        ).to_arrow_table()

    def superseding(self, batch: int, seen: Snapshot) -> pa.Table:
        """The rows that the batch replaces or withdraws, in the books as `seen` and among its own earlier pieces."""
        view_current(self.con, seen, self.book.name, "seen_rows")
        going, again = self.going, self._name("again")
        return (
            self.con.execute(
                f"""
                SELECT {quoted(self.book.name)} AS book, c._batch AS batch, c._row AS row, {batch}::BIGINT AS by
                FROM seen_rows AS c SEMI JOIN {going} AS g ON {self._same_key("c", "g")}
                UNION ALL
                SELECT {quoted(self.book.name)}, {batch}::BIGINT, e._row, {batch}::BIGINT
                FROM {going} AS e SEMI JOIN (FROM {again} SEMI JOIN {going} USING (_row)) AS l
                ON {self._same_key("e", "l")} AND l._row > e._row
                WHERE NOT e._withdrawn"""
            )
            .to_arrow_table()
            .cast(SUPERSEDED)
        )

    def counts(self) -> dict[int, Counts]:
        """How each piece's rows fared, by the piece's number."""
        rows = self.con.execute(
            f"""
            WITH all_rows AS (
                SELECT _row, NULL AS _dropped, NULL AS _problems FROM {self._name("rows")} UNION ALL
                SELECT _row, _dropped, _problems FROM {self.odd}
                WHERE _withdrawn OR coalesce(_dropped, _problems) IS NOT NULL
            )
            SELECT s._row >> {ROW_BITS}, count(*),
                count(*) FILTER (fate IS NULL AND _dropped IS NULL AND _problems IS NULL),
                count(*) FILTER (fate = 'unchanged'), count(*) FILTER (_dropped IS NOT NULL OR fate = 'dropped'),
                count(*) FILTER (_problems IS NOT NULL OR fate = 'duplicate_key')
            FROM all_rows AS s LEFT JOIN {self._name("fates")} AS f USING (_row) GROUP BY 1"""
        ).fetchall()
        return {piece: Counts(*counts) for piece, *counts in rows}

    def refused(self, piece: int) -> pa.Table:
        """The refused rows of a piece: `row`, its number in the file, and `problems`."""
        return self.con.execute(
            f"""
            WITH all_of_them AS (
                SELECT _row, _problems FROM {self.odd} WHERE _problems IS NOT NULL UNION ALL
                SELECT _row, fate || ':' FROM {self._name("fates")} WHERE fate = 'duplicate_key'
            )
            SELECT _row & {(1 << ROW_BITS) - 1} AS row, _problems AS problems
            FROM all_of_them WHERE _row >> {ROW_BITS} = {piece}"""
        ).to_arrow_table()

    def _one(self, query: str) -> int:
        row = self.con.execute(query).fetchone()
        return int(row[0]) if row else 0


def _listed(paths: list[Path]) -> str:
    return f"[{', '.join(quoted(str(path)) for path in paths)}]"
