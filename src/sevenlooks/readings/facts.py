"""What a rule is given: the books as known, the day it looks from, the law in force, and the readings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.books import book
from sevenlooks.books.store import Snapshot
from sevenlooks.engines import Engine
from sevenlooks.law import Law

Reading = Callable[["Facts"], ir.Table]
CHINA = ZoneInfo("Asia/Shanghai")


@dataclass
class Facts:
    """The facts for one run. Tables and readings are opened when first asked for, and made once."""

    snapshot: Snapshot
    engine: Engine
    law: Law
    as_of: date
    _tables: dict[str, ir.Table] = field(default_factory=dict)
    _readings: dict[str, ir.Table] = field(default_factory=dict)

    def table(self, name: str) -> ir.Table:
        """A book's current rows with every declared column; empty when no batch had it, null where it had no column."""
        if name not in self._tables:
            self._tables[name] = self.snapshot.read(self.engine, name)
        return self._tables[name]

    def has(self, name: str, *columns: str) -> bool:
        """Whether some batch brought the book and these columns; without it nothing may read as clean."""
        return self.snapshot.has(name, *columns)

    def told(self, rows: ir.Table, name: str, column: str) -> ir.BooleanValue:
        """Whether the batch that brought each row had this column: only then does an empty cell say something.

        `rows` must still carry the book's `_batch`.
        """
        having = self.snapshot.batches_with(name, column)
        if having >= self.snapshot.batches_of(name):
            return ibis.literal(True)
        return rows._batch.isin(sorted(having)) if having else ibis.literal(False)

    def with_day_of_intake(self, rows: ir.Table) -> ir.Table:
        """Adds `taken_in_on`, the day in China on which each row was taken in. `rows` must still carry `_batch`."""
        if "days_of_intake" not in self._tables:
            batches = self.snapshot.batches
            days = {
                "batch_of_day": pa.array([b.batch for b in batches], pa.int64()),
                "taken_in_on": pa.array([b.taken_at.astimezone(CHINA).date() for b in batches], pa.date32()),
            }
            self._tables["days_of_intake"] = self.engine.give("days_of_intake", pa.table(days))
        days = self._tables["days_of_intake"]
        return rows.left_join(days, rows._batch == days.batch_of_day).drop("batch_of_day")

    def reading(self, make: Reading) -> ir.Table:
        """A reading (a function of the facts marked by @reading or @batch_reading), made once for this run."""
        name = _name(make)
        if name not in self._readings:
            self._readings[name] = make(self)
        return self._readings[name]

    def keep(self, name: str, expression: ir.Table) -> ir.Table:
        return self.engine.keep(f"reading_{name}", expression)

    def day(self) -> ir.DateScalar:
        """The as-of day as a literal."""
        return ibis.literal(self.as_of)


def reading(kept: bool) -> Callable[[Reading], Reading]:
    """Mark a lazy reading. `kept`: it is computed once and kept, because several rules would compute it again at cost.

    Otherwise it has a name only, and each rule computes no more of its rows and columns than it wants. A wide reading
    over many rows is cheaper so, however many rules want it.
    """

    def mark(make: Reading) -> Reading:
        def made(facts: Facts) -> ir.Table:
            hold = facts.engine.keep if kept else facts.engine.view
            return hold(f"reading_{_name(make)}", make(facts))

        return _named(made, make)

    return mark


def batch_reading(work: Callable[[pa.Table], pa.Table]) -> Callable[[Reading], Reading]:
    """Mark a reading that no lazy expression can say: `make` asks for the rows, pure `work` reads the batch."""

    def mark(make: Reading) -> Reading:
        def made(facts: Facts) -> ir.Table:
            return facts.engine.give(f"reading_{_name(make)}", work(facts.engine.take(make(facts))))

        return _named(made, make)

    return mark


def _name(make: Reading) -> str:
    """A reading's name, its room's file included: two files may each have a reading of one name."""
    return f"{make.__module__.rsplit('.', 1)[-1]}_{make.__name__}"


def _named(made: Reading, make: Reading) -> Reading:
    made.__name__, made.__module__, made.__doc__ = make.__name__, make.__module__, make.__doc__
    return made


def required_columns(needs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """A rule's needs as table → columns: the named ones and the table's own required ones."""
    wanted: dict[str, list[str]] = {}
    for need in needs:
        table, _, column = need.partition(".")
        wanted.setdefault(table, list(book(table).required))
        if column:
            wanted[table].append(column)
    return {table: tuple(columns) for table, columns in wanted.items()}
