"""Courses one after another in each class of a body: lessons, contracts, payments, consumptions, refunds."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sevenlooks.demo import days
from sevenlooks.demo.lives.plan import Plan, Span, vacation

_DUE = 15  # days within which a refund is to be paid
_PUT_OFF = 400  # days after which a refund that is put off would come


@dataclass
class Rows:
    """Rows of several books while they grow: book → list of tuples, whose columns stand in COLUMNS."""

    of: dict[str, list[tuple]] = field(default_factory=dict)

    def add(self, book: str, *row: object) -> int:
        """Adds a row; its number."""
        rows = self.of.setdefault(book, [])
        rows.append(row)
        return len(rows) - 1


COLUMNS = {
    "courses": ("body", "starts", "ends"),
    "lessons": ("body", "course", "day"),
    "contracts": ("body", "course", "signed", "lessons", "from", "to", "fen"),
    "payments": ("body", "contract", "day", "fen"),
    "consumptions": ("contract", "day", "fen"),
    "refunds": ("body", "contract", "asked", "fen", "paid"),
    "staff": ("body", "person", "joined", "left", "role"),
    "complaints": ("body", "day", "text"),
    "entries": ("body", "day", "fen", "purpose"),
}


def teach(plan: Plan, span: Span, rows: Rows, rng: np.random.Generator) -> None:
    """All classes of the body over its days."""
    for _ in range(plan.classes):
        start = span.first + int(rng.integers(-80, 30))
        while start <= plan.ends(span):
            start = _course(plan, span, start, rows, rng)
            if rng.random() < 0.12:  # a class that does not go on; another begins some time later
                start += 7 * int(rng.integers(3, 14))


def _course(plan: Plan, span: Span, start: int, rows: Rows, rng: np.random.Generator) -> int:
    """One course from about `start` on. The day after which the next may begin."""
    month = days.day(start).month
    growing = plan.growth ** ((start - span.first) / 365 - 1)
    if (month in (7, 8) and plan.kind != "subject" and rng.random() > plan.summer) or rng.random() > growing / 1.6:
        return start + 7 * int(rng.integers(3, 8))
    step = 7 if month not in (7, 8) or plan.summer <= 1 else 3
    planned, day = int(rng.integers(8, 13)), start
    dates: list[int] = []
    while len(dates) < planned:
        if not vacation(day, plan.kind):
            dates.append(day)
        day += step
    if dates[0] < span.first or dates[0] > plan.ends(span):
        return dates[-1] + 7
    course = rows.add("courses", plan.index, dates[0], dates[-1])
    held = [d for d in dates if d <= plan.ends(span) and rng.random() > 0.03 + plan.fate.at("cancel", d, 0.0)]
    for each in held:
        rows.add("lessons", plan.index, course, each)
    wanted = (1 + rng.poisson(4.5)) * plan.fate.at("enrol", start, 1.0)
    for _ in range(int(wanted + rng.random())):
        _pupil(plan, span, course, dates, held, rows, rng)
    return dates[-1] + 7 * int(rng.integers(0, 4)) + 1


def _pupil(
    plan: Plan, span: Span, course: int, dates: list[int], held: list[int], rows: Rows, rng: np.random.Generator
) -> None:
    """One family: it signs and pays before the course begins, or joins in its first weeks; some ask for money back."""
    joins = 0 if rng.random() < 0.75 else int(rng.integers(0, len(dates) // 2))
    signed = dates[joins] - int(rng.integers(1, 26))
    if signed > plan.ends(span) or signed < span.first:
        return
    lessons, fen = len(dates) - joins, plan.price * 100
    contract = rows.add("contracts", plan.index, course, signed, lessons, dates[joins], dates[-1], lessons * fen)
    paid = min(signed + int(rng.integers(0, 3)), plan.ends(span))
    rows.add("payments", plan.index, contract, paid, lessons * fen)
    asked = _asks(plan, span, dates[joins:], rng)
    if plan.fate.name == "course_cancelled" and dates[joins] <= plan.fate.day <= dates[-1] and course % 3 == 0:
        asked = max(plan.fate.day + int(rng.integers(0, 5)), signed + 1)
    taken = [d for d in held if d >= dates[joins] and (asked is None or d < asked) and rng.random() < 0.95]
    for each in taken:
        on = each + (int(rng.integers(3, 10)) if rng.random() < 0.1 else int(rng.integers(0, 2)))
        if on <= plan.ends(span):
            rows.add("consumptions", contract, on, fen)
    left = (lessons - len(taken)) * fen
    if asked is not None and left > 0:
        rows.add("refunds", plan.index, contract, asked, left, _paid_back(plan, asked, rng))


def _asks(plan: Plan, span: Span, dates: list[int], rng: np.random.Generator) -> int | None:
    """The day on which the family asks for its money back, if it does: by chance, or by what befalls the body."""
    months = (dates[-1] - dates[0] + 7) / 30 / len(dates)
    for day in dates:
        if day > plan.ends(span):
            return None
        if rng.random() < plan.asks / len(dates) + plan.fate.at("ask", day, 0.0) * months:
            return day + 1 if day < plan.ends(span) else None
    return None


def _paid_back(plan: Plan, asked: int, rng: np.random.Generator) -> int:
    """The day on which a refund is paid: within days, one in twenty-five after a dispute; put off where it is."""
    if rng.random() < plan.fate.at("unpaid_refunds", asked, 0.0):
        return asked + _PUT_OFF
    late = rng.random() < 0.04 and plan.fate.name not in ("course_cancelled", "wind_down")
    return asked + int(rng.integers(_DUE + 1, 45) if late else rng.integers(1, 13))
