"""Who the bodies are: what they teach, how large they are, how they spend the summer, what befalls them.

Sizes follow the published sums: 13 billion yuan under supervision in early 2022 over some hundred thousand bodies is
about a hundred thousand yuan a body, the money of some fifty families.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sevenlooks.demo import days
from sevenlooks.demo.frame import COUNTIES
from sevenlooks.demo.lives.fates import HONEST, ORDINARY, Fate, honest, runaway

SEEN_BEFORE = 75  # days for which a closing could be seen to come
_KINDS, _SHARES = ("subject", "art", "senior"), (0.4, 0.45, 0.15)
_SUMMERS = {
    "subject": ((0.0,), (1.0,)),
    "art": ((0.0, 0.5, 1.0, 1.6), (0.15, 0.35, 0.3, 0.2)),
    "senior": ((0.8, 1.2, 1.8), (0.3, 0.4, 0.3)),
}


@dataclass(frozen=True)
class Span:
    """The days of the books, both inclusive, and those on which closings and troubles happen."""

    first: int
    last: int
    eventful: tuple[int, int]


@dataclass
class Plan:
    """One body. `summer`: its teaching in July and August beside the rest of the year; `reserve`: its own money in the

    account beside a month's takings; rates are a pupil's (complaints) and a contract's (refunds).
    """

    index: int
    kind: str
    division: str
    classes: int
    growth: float
    summer: float
    price: int
    asks: float
    complains: float
    custody: bool
    untidy: bool
    reserve: float
    fate: Fate
    parent: int | None = None

    @property
    def id(self) -> str:
        return f"LIFE{self.index:06d}"

    def ends(self, span: Span) -> int:
        """The last day on which anything happens at it."""
        return span.last if self.fate.over is None else min(self.fate.over, span.last)


def draw(bodies: int, closings: int, span: Span, rng: np.random.Generator) -> list[Plan]:
    """`bodies` honest bodies with their troubles, and `closings` more that run away."""
    plans = [_body(index, span, rng) for index in range(bodies + closings)]
    for plan in plans[bodies:]:
        plan.fate = runaway(int(rng.integers(span.eventful[0] + SEEN_BEFORE, span.eventful[1])), rng)
    # A team moves to a second site, which is a body of the ledger too.
    for plan in plans[:bodies]:
        if plan.fate.name == "team_moved":
            site = plans[(plan.index + 1) % bodies]
            site.parent, site.kind, site.division = plan.index, plan.kind, plan.division
    return plans


def _body(index: int, span: Span, rng: np.random.Generator) -> Plan:
    kind = str(rng.choice(_KINDS, p=_SHARES))
    summers, chances = _SUMMERS[kind]
    years = (span.eventful[1] - span.eventful[0]) / 365
    names = list(HONEST)
    fate, pick = ORDINARY, rng.random() / years
    for name, share in zip(names, np.cumsum(list(HONEST.values())), strict=True):
        if pick < share:
            fate = honest(name, int(rng.integers(*span.eventful)), rng)
            break
    return Plan(
        index=index,
        kind=kind,
        division=COUNTIES[index * 7 % len(COUNTIES)].code,
        classes=int(np.clip(round(rng.lognormal(np.log(10), 0.6)), 2, 50)),
        growth=float(np.exp(rng.normal(0, 0.25))),
        summer=float(rng.choice(summers, p=chances)),
        price=int(rng.integers(40, 150)),
        asks=float(rng.beta(1.5, 45)),
        complains=float(rng.gamma(0.7, 0.004 / 0.7)),
        custody=bool(rng.random() < 0.85),
        untidy=bool(rng.random() < 0.05),
        reserve=float(rng.uniform(0.3, 1.5)),
        fate=fate,
    )


def vacation(day: int, kind: str) -> bool:
    """Whether a body of the kind rests: subjects in the schools' vacations, all in the week of the new year."""
    if days.is_holiday(day):
        return True
    month, of_month = days.day(day).month, days.day(day).day
    winter = (month == 1 and of_month >= days.WINTER[0][1]) or (month == 2 and of_month <= days.WINTER[1][1])
    return kind == "subject" and (winter or month in (7, 8))
