"""What befalls a body: how its days differ from ordinary ones. Shares and factors by day; nothing differs before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

# Share of bodies a year to which each trouble of an honest body comes.
HONEST = {
    "renovation": 0.03,  # no lessons for some weeks
    "team_moved": 0.02,  # a team of teachers goes over to the body's other site
    "course_cancelled": 0.04,  # for all its pupils, who are paid back
    "growth": 0.04,  # many new pupils
    "wind_down": 0.03,  # lawful closing: courses taught out or paid back
    "quarrel": 0.03,  # neighbours or parents complain for some weeks
    "own_money": 0.03,  # most of the body's own money is taken out of the account
    "bad_month": 0.03,  # some leave, some lessons fall out, some complain; it passes
    "new_owner": 0.02,  # advertises, exchanges part of the staff
}


@dataclass(frozen=True)
class Fate:
    """`day`: when it happens, for a closing the last day on which anybody was there; `since`: when it began.

    `changes`: for each part of a life the day from which, and by what factor or share, it is no longer ordinary.
    """

    name: str
    since: int
    day: int
    changes: dict[str, tuple[int, float]] = field(default_factory=dict)

    def at(self, part: str, day: int, ordinary: float) -> float:
        """The part's value on a day; a closing's parts come on gradually."""
        begin, value = self.changes.get(part, (self.day + 1, ordinary))
        if day < begin or (day > self.day and not self.closing):
            return ordinary
        if not self.closing:
            return value
        come = min((day - begin) / max(0.5 * (self.day - begin), 1), 1)
        return ordinary + (value - ordinary) * come

    @property
    def closing(self) -> bool:
        return self.name == "runaway"

    @property
    def over(self) -> int | None:
        """The last day of the body, None where it goes on."""
        return self.day if self.name in ("runaway", "wind_down") else None


ORDINARY = Fate("ordinary", 10**9, 10**9)


def runaway(day: int, rng: np.random.Generator) -> Fate:
    """A closing on `day`. One in ten comes within weeks; the others take months, half of them more than a hundred

    days. No sign is certain, and each begins at a time of its own. In the cases that were reported, refunds had been
    put off for two to six months, wages unpaid for one to three, and by the end most teachers were gone, most lessons
    fell out, and from a tenth to half of the families were asking or complaining every month.
    """
    hasty = rng.random() < 0.1
    length = rng.uniform(14, 45) if hasty else np.clip(rng.lognormal(np.log(105), 0.35), 45, 240)
    since, strength = int(day - length), rng.uniform(0.6, 1)
    parts: dict[str, tuple[float, float, Callable[[], float]]] = {
        # part: chance to show, where in the time it begins at the earliest, its full value
        "enrol": (0.6, 0.0, lambda: 1 + strength * rng.uniform(0.5, 2)),
        "drain": (0.85, 0.05, lambda: strength * rng.uniform(0.1, 0.5)),  # share of the account a week
        "unpaid_refunds": (0.95, 0.1, lambda: rng.uniform(0.8, 1)),
        "ask": (0.9, 0.15, lambda: strength * rng.uniform(0.1, 0.5)),  # share of the families a month
        "leave": (0.9, 0.2, lambda: strength * rng.uniform(0.04, 0.2)),  # share of the staff a week
        "cancel": (0.9, 0.3, lambda: strength * rng.uniform(0.5, 1)),
        "complain": (0.9, 0.2, lambda: strength * rng.uniform(0.1, 0.5)),  # share of the families a month
    }
    changes = {
        part: (int(since + length * rng.uniform(begin, begin + 0.3)), value())
        for part, (chance, begin, value) in parts.items()
        if rng.random() < chance
    }
    return Fate("runaway", since, day, changes)


def honest(name: str, day: int, rng: np.random.Generator) -> Fate:
    """The trouble of that name, which begins on `day`."""
    weeks = {"renovation": (3, 7), "quarrel": (2, 4), "bad_month": (4, 8), "growth": (12, 24), "new_owner": (6, 12)}
    low, high = weeks.get(name, (8, 14))
    until = day + 7 * int(rng.integers(low, high + 1))
    changes = {
        "renovation": {"cancel": 1.0},
        "growth": {"enrol": rng.uniform(1.8, 3)},
        "wind_down": {"enrol": 0.0, "ask": rng.uniform(0.1, 0.4), "leave": rng.uniform(0.03, 0.08)},
        "quarrel": {"complain": rng.uniform(0.05, 0.3)},
        "bad_month": {
            "cancel": rng.uniform(0.2, 0.4),
            "leave": rng.uniform(0.03, 0.08),
            "complain": rng.uniform(0.02, 0.08),
        },
        "new_owner": {"enrol": rng.uniform(1.5, 2.5), "leave": rng.uniform(0.03, 0.08)},
    }.get(name, {})
    return Fate(name, day, until, {part: (day, value) for part, value in changes.items()})
