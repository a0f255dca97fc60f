"""Repayments and the entries of a bank's statements that show them: which entry is which repayment's.

Only what surely shows it counts: money out, of the same amount to the fen, within the days after the repayment's own
day (definitions.md, Matching payments with the bank). An entry serves one repayment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

DAYS_BEFORE = 1


@dataclass(frozen=True)
class Repaid:
    """A repayment said to have been made: its day, yuan (more than 0), and within how many days the bank shows it."""

    id: int
    on: date
    amount: Decimal
    days: int

    @property
    def window(self) -> tuple[date, date]:
        """The first and the last day on which an entry may show it."""
        return self.on - timedelta(days=DAYS_BEFORE), self.on + timedelta(days=self.days)


@dataclass(frozen=True)
class Booked:
    """An entry of a statement: yuan, negative when money went out."""

    id: str
    on: date
    amount: Decimal


def shown_by(
    repaid: Iterable[Repaid], booked: Iterable[Booked], kept: Mapping[int, str] | None = None
) -> dict[int, Booked]:
    """Repayment → the entry that shows it. `kept`: pairs found before; they stay while they still hold.

    The rest is paired by day: the earliest repayment (then the lowest id) takes the earliest entry in its window (then
    the lowest id), which with windows of one length pairs as many as can be.
    """
    by_amount: dict[Decimal, list[Booked]] = {}
    for entry in sorted(booked, key=lambda e: (e.on, e.id)):
        if entry.amount < 0:
            by_amount.setdefault(-entry.amount, []).append(entry)
    found: dict[int, Booked] = {}
    used: set[str] = set()
    waiting = []
    for each in sorted(repaid, key=lambda r: (r.on, r.id)):
        before = (kept or {}).get(each.id)
        again = next((e for e in by_amount.get(each.amount, ()) if e.id == before and _within(each, e)), None)
        if again is not None and again.id not in used:
            found[each.id] = again
            used.add(again.id)
        else:
            waiting.append(each)
    for each in waiting:
        fits = (e for e in by_amount.get(each.amount, ()) if e.id not in used and _within(each, e))
        first = next(fits, None)
        if first is not None:
            found[each.id] = first
            used.add(first.id)
    return found


def _within(repaid: Repaid, entry: Booked) -> bool:
    first, last = repaid.window
    return first <= entry.on <= last
