"""A parameter: one quantity of the law, each of its values with its own first day, place, unit and source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text

NATION = ""
"""The place of a national value; a province, city or county is its six-digit code."""


@dataclass(frozen=True)
class Value:
    """`value` in the parameter's unit, from `since` (inclusive) in `place` and everything below it.

    `cites`: the clause; `published`: the day it was made public, where known; `where`: file and line it stands on.
    """

    value: Any
    since: date
    place: str
    cites: str
    published: date | None = None
    until: date | None = None
    where: str = ""


def lineage(place: str) -> tuple[str, ...]:
    """A division and those above it, nearest first, the nation last: 330106 → 330106, 330100, 330000, nation."""
    if not place:
        return (NATION,)
    return tuple(dict.fromkeys((place, place[:4] + "00", place[:2] + "0000", NATION)))


@dataclass(frozen=True)
class Parameter:
    """Values in force by day and place: the nearest division upward that has one, there the latest begun."""

    name: str
    title: Text
    unit: str
    values: tuple[Value, ...]

    def in_force(self, day: date, place: str = NATION) -> Value | None:
        """The value that holds on a day in a place; None before there was any."""
        for division in lineage(place):
            begun = [v for v in self.values if v.place == division and v.since <= day and not _over(v, day)]
            if begun:
                return max(begun, key=lambda v: v.since)
        return None

    def at(self, day: date, place: str = NATION) -> Any:
        """The value itself, in `unit`; None where nothing was in force."""
        found = self.in_force(day, place)
        return None if found is None else found.value

    def on(self, day: ir.DateValue, division: ir.StringValue) -> ir.Value:
        """The value in force on each row's own day and place, as an expression; null where nothing was."""
        arms: list[tuple[ir.BooleanValue, Any]] = []
        for value in sorted(self.values, key=lambda v: (_depth(v.place), v.since), reverse=True):
            holds = day >= ibis.literal(value.since)
            if value.until:
                holds = holds & (day <= ibis.literal(value.until))
            if value.place:
                holds = holds & division.startswith(value.place[: 2 * _depth(value.place)])
            arms.append((holds, ibis.literal(value.value)))
        return ibis.cases(*arms)


def _over(value: Value, day: date) -> bool:
    return value.until is not None and day > value.until


def _depth(place: str) -> int:
    """0 nation, 1 province, 2 city, 3 county."""
    if not place:
        return 0
    return 1 if place.endswith("0000") else 2 if place.endswith("00") else 3
