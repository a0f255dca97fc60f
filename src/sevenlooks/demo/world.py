"""The made-up world while it is being written: honest books, the changes that plants make, and the answer key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sevenlooks.demo.chance import Chance, person_keys
from sevenlooks.demo.days import Year
from sevenlooks.demo.frame import County, Places
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.shaping import cells, from_rows, schema

Row = dict[str, Any]
HOST_SHARE = 4  # every fourth body of a kind lends itself to wrongs of single rows, the others to wrongs of the body


@dataclass
class World:
    """Books, bodies and answers. Tables are never edited in place: changes wait until `settled` applies them."""

    bodies: list[Body]
    counties: list[County]
    places: Places
    year: Year
    chance: Chance
    tables: dict[str, pa.Table]
    owners: dict[str, np.ndarray]  # for tables sorted by body: the body of each row
    answers: list[tuple[str, str, str]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    _added: dict[str, list[Row]] = field(default_factory=dict)
    _changed: dict[str, dict[int, Row]] = field(default_factory=dict)
    _dropped: dict[str, set[int]] = field(default_factory=dict)
    _claimed: set[int] = field(default_factory=set)
    _places: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    _gains: dict[str, tuple[int, dict[str, list[Row]]]] = field(default_factory=dict)
    _serial: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rng = self.chance.of("plants")
        self._order = [self.bodies[i] for i in self.chance.of("order").permutation(len(self.bodies))]
        seen: dict[str, int] = {}
        self._hosts = set()
        for body in self._order:
            seen[body.kind] = seen.get(body.kind, -1) + 1
            if body.open and seen[body.kind] % HOST_SHARE == 0:
                self._hosts.add(body.index)
        self._keys: Iterator[str] = self._endless_keys()

    # Who takes part

    def claim(self, kinds: str, wanted: int, where: Callable[[Body], bool] = lambda body: True) -> list[Body]:
        """Up to `wanted` bodies of the kinds (words) that no other plant has or will have."""
        fitting, taken = set(kinds.split()), (self._claimed, self._hosts)
        free = (b for b in self._order if b.kind in fitting and not any(b.index in t for t in taken) and where(b))
        found = list(islice(free, wanted))
        self._claimed.update(body.index for body in found)
        return found

    def hosts(self, kinds: str, wanted: int, where: Callable[[Body], bool] = lambda body: True) -> list[Body]:
        """`wanted` bodies that lend themselves to single wrong rows; repeated when the province is small."""
        fitting = [b for b in self._order if b.index in self._hosts and b.kind in kinds.split() and where(b)]
        if not fitting:
            fitting = self.claim(kinds, 1, where)
        turn = int(self.rng.integers(len(fitting))) if fitting else 0
        return [fitting[(turn + i) % len(fitting)] for i in range(wanted)] if fitting else []

    def many(self, weight: float = 1.0) -> int:
        """How many wrongs a rule gets: at least three, and as many as the real campaign's rate asks for in a large
        province."""
        return max(3, round(len(self.bodies) * 0.0004 * weight))

    @property
    def as_of(self) -> date:
        return self.year.as_of

    # What they change

    def rows(self, table: str, body: Body) -> list[tuple[int, Row]]:
        """The honest rows of a body, each with its place in the table."""
        owner = self.owners[table]
        first, last = np.searchsorted(owner, [body.index, body.index + 1])
        return list(enumerate(self.tables[table].slice(first, last - first).to_pylist(), start=int(first)))

    def place_of(self, table: str, column: str, value: str) -> int:
        """The place of the honest row that has the value in a column where values are unique."""
        if (table, column) not in self._places:
            self._places[table, column] = {v: i for i, v in enumerate(self.tables[table][column].to_pylist())}
        return self._places[table, column][value]

    def add(self, table: str, **row: Any) -> Row:
        unknown = set(row) - set(schema(table).names)
        if unknown:
            raise KeyError(f"{table} has no columns {sorted(unknown)}")
        self._added.setdefault(table, []).append(row)
        return row

    def change(self, table: str, place: int, **values: Any) -> None:
        self._changed.setdefault(table, {}).setdefault(place, {}).update(values)

    def drop(self, table: str, place: int) -> None:
        self._dropped.setdefault(table, set()).add(place)

    def alter(self, body: Body, **values: Any) -> None:
        """Changes the body's own row of the ledger."""
        self.change("institutions", body.index, **values)

    def gone(self, table: str) -> set[int]:
        """The places of the rows that were dropped."""
        return self._dropped.get(table, set())

    def gained(self, table: str, body: Body) -> list[Row]:
        """The rows that plants added to the body."""
        if table not in self._gains or self._gains[table][0] != len(self._added.get(table, [])):
            by_body: dict[str, list[Row]] = {}
            for row in self._added.get(table, []):
                by_body.setdefault(row["institution_id"], []).append(row)
            self._gains[table] = (len(self._added.get(table, [])), by_body)
        return self._gains[table][1].get(body.id, [])

    def serial(self, prefix: str) -> str:
        """A new key, later than every honest one of its table."""
        self._serial[prefix] = self._serial.get(prefix, 0) + 1
        return f"{prefix}9{self._serial[prefix]:08d}"

    def key(self) -> str:
        """The pseudonym of somebody new."""
        return next(self._keys)

    def _endless_keys(self) -> Iterator[str]:
        rng = self.chance.of("newcomers")
        while True:
            yield from person_keys(rng, 1000).to_pylist()

    # What is right

    def planted(self, rule: str, subject: str, body: Body | str | None = None) -> None:
        self.answers.append((rule, subject, "planted"))
        if body is not None:
            self.touched.add(body if isinstance(body, str) else body.id)

    def innocent(self, rule: str, subject: str) -> None:
        self.answers.append((rule, subject, "innocent"))

    # The end

    def settled(self) -> dict[str, pa.Table]:
        """The books with every change applied."""
        return {name: self._settle(name, table) for name, table in self.tables.items()}

    def _settle(self, name: str, table: pa.Table) -> pa.Table:
        for column in {c for values in self._changed.get(name, {}).values() for c in values}:
            new = {place: values[column] for place, values in sorted(self._changed[name].items()) if column in values}
            mask = np.zeros(table.num_rows, dtype=bool)
            mask[list(new)] = True
            place, field_ = table.schema.get_field_index(column), table.schema.field(column)
            replaced = pc.replace_with_mask(
                table[column].combine_chunks(), pa.array(mask), cells(list(new.values()), field_.type)
            )
            table = table.set_column(place, field_, replaced)
        if name in self._dropped:
            table = _without(table, sorted(self._dropped[name]))
        if name in self._added:
            table = pa.concat_tables([table, from_rows(name, self._added[name])])
        return table


def _without(table: pa.Table, places: list[int]) -> pa.Table:
    """The table without those rows: the stretches between them, not copied."""
    ends = [*places, table.num_rows]
    return pa.concat_tables(
        [table.slice(start, end - start) for start, end in zip([0, *(p + 1 for p in places)], ends, strict=True)]
    )
