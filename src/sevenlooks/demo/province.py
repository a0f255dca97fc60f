"""A made-up province: its books and the answer key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from sevenlooks.books import declared
from sevenlooks.demo import plants
from sevenlooks.demo.chance import Chance
from sevenlooks.demo.days import Year
from sevenlooks.demo.honest import world as honest
from sevenlooks.demo.honest.bank import strike_balances

ANSWERS = pa.schema([("rule", pa.string()), ("subject_id", pa.string()), ("kind", pa.string())])


@dataclass(frozen=True)
class Province:
    """The 25 books and the answer key: rule, subject_id, and kind, which is planted or innocent.

    `rate`: the share (0 to 1) of the ledger's bodies that went wrong, high where the province is small.
    """

    tables: dict[str, pa.Table]
    answers: pa.Table
    rate: float
    as_of: date
    seed: int


def province(institutions: int, seed: int, as_of: date = date(2022, 6, 30)) -> Province:
    """A province of `institutions` bodies whose books tell of the twelve months up to `as_of`.

    Equal arguments give equal books. Rules that came into force later have innocents only.
    """
    world = honest.make(institutions, Chance(seed), Year(as_of))
    plants.sow(world)
    tables = world.settled()
    tables["account_entries"] = strike_balances(tables["account_entries"])
    key = sorted(set(world.answers))
    answers = pa.Table.from_pylist([dict(zip(ANSWERS.names, row, strict=True)) for row in key], schema=ANSWERS)
    ledger = set(tables["institutions"]["institution_id"].to_pylist())
    rate = len(world.touched & ledger) / institutions
    return Province({name: tables[name] for name in declared()}, answers, rate, as_of, seed)
