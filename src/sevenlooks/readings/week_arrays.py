"""Weekly readings as arrays, bodies × weeks, and back again as one row a body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sevenlooks.methods.warning.weeks import Weeks, grid, level, week_of
from sevenlooks.readings.alike import alike
from sevenlooks.readings.facts import Facts, Reading
from sevenlooks.readings.weekly import weekly_entries, weekly_staff

COLUMNS = 66  # weeks: the last quarter, half a year of past before it, and half a year over which a spell is followed
EARLIEST = COLUMNS - 26  # column to which a spell of alarms is followed back
LAST = COLUMNS - 1
FEN = 100.0  # of a yuan


@dataclass
class Weekly:
    """The open bodies of a run, in the order of their ids, and their weekly readings as arrays."""

    facts: Facts
    weeks: Weeks
    bodies: pa.Table
    earliest: int = COLUMNS  # first column in which a book of what happens, asked so far, tells of anything
    _taken: dict[str, tuple[pa.Table, np.ndarray, np.ndarray]] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Facts) -> Weekly:
        rows = facts.engine.take(facts.reading(alike)).sort_by("institution_id")
        return cls(facts, Weeks(facts.as_of, COLUMNS), rows)

    @property
    def ids(self) -> pa.Array:
        return self.bodies["institution_id"].combine_chunks()

    def counts(self, reading: Reading, *columns: str) -> list[np.ndarray]:
        """Columns of a weekly reading, bodies × weeks."""
        return self._spread(reading, columns, grid)

    def levels(self, reading: Reading, *columns: str) -> list[np.ndarray]:
        """The same, run together from the first day of the books on."""
        return self._spread(reading, columns, level)

    def groups(self) -> list[np.ndarray]:
        """The kind of each body, and its kind in its city, as whole numbers."""
        kind = np.array(self.bodies["kind"].to_pylist(), dtype=str)
        city = np.array([code or "" for code in self.bodies["city"].to_pylist()], dtype=str)
        together = np.char.add(np.char.add(kind, "|"), city)
        return [np.unique(names, return_inverse=True)[1].reshape(-1) for names in (kind, together)]

    def local(self, name: str) -> np.ndarray:
        """A parameter's value for each body, by its division, on the as-of day."""
        codes = [code or "" for code in self.bodies["division_code"].to_pylist()]
        values = {code: self.facts.law[name].at(self.facts.as_of, code) for code in set(codes)}
        return np.array([values[code] for code in codes], dtype=float)

    def there(self) -> np.ndarray:
        """In which weeks each body could be seen: since the books begin, and since it opened."""
        opened = self.bodies["opened_on"].to_pylist()
        since = np.array([0 if day is None else week_of(day) - self.weeks.first for day in opened], dtype=int)
        return np.arange(COLUMNS)[None, :] >= np.maximum(since, self.earliest)[:, None]

    def told(self, name: str, began: np.ndarray, judged: np.ndarray, **columns: np.ndarray | pa.Array) -> ir.Table:
        """One row an open body, given to the engine as a reading: `institution_id`, `division_code`, `alarm` (bool,

        null where not `judged`), `on` (the end of the week in which the alarm began that stands, else the as-of day),
        and the other columns.
        """
        ends = [self.weeks.end(at if at >= 0 else LAST) for at in range(-1, COLUMNS)]
        on = pa.array(ends, pa.date32()).take(pa.array(began + 1))
        rows = {"alarm": pa.array(began >= 0, mask=~judged), "on": on, **columns}
        whose = {column: self.bodies[column] for column in ("institution_id", "division_code")}
        return self.facts.engine.give(f"reading_{name}", pa.table({**whose, **rows}))

    def _spread(self, reading: Reading, columns: tuple[str, ...], how: Callable[..., np.ndarray]) -> list[np.ndarray]:
        name = reading.__name__
        if name not in self._taken:
            told = self.facts.engine.take(self.facts.reading(reading))
            place = self.weeks.column(told["week"].to_numpy())
            body = pc.index_in(told["institution_id"], value_set=self.ids)
            open_now = body.is_valid()
            # Statements and staff reach back to before the books of what happens.
            if len(place) and reading not in (weekly_staff, weekly_entries):
                self.earliest = max(min(self.earliest, int(place.min())), 0)
            rows = told.filter(open_now)
            self._taken[name] = rows, body.filter(open_now).to_numpy(), place[open_now.to_numpy()]
        rows, bodies, place = self._taken[name]
        values = [rows[column].to_numpy().astype(float) for column in columns]
        return [how(len(self.ids), COLUMNS, bodies, place, value) for value in values]
