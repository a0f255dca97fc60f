"""Days that plants need: a school day so long ago, a rest day, the eve of a rule."""

from __future__ import annotations

from datetime import date

import numpy as np

from sevenlooks.demo import days
from sevenlooks.demo.world import World


def school_day(world: World, back: int) -> int:
    """The last school day at least `back` days before the as-of day."""
    known = world.year.school_days()
    return int(known[max(int(np.searchsorted(known, world.year.span[1] - back, side="right")) - 1, 0)])


def rest_day(world: World, turn: int) -> int:
    """A weekend day or holiday in term, another for every turn."""
    known = world.year.rest_days()
    return known[turn * 3 % len(known)]


def since(world: World, law: date, back: int) -> int | None:
    """The day `back` days before the as-of day, none where the rule's first day had not come by then."""
    wanted = world.year.span[1] - back
    return wanted if wanted >= days.number(law) else None


def eve(world: World, law: date, before: int = 1) -> int | None:
    """The day before a rule's first day, none where the books do not reach so far back."""
    wanted = days.number(law) - before
    return wanted if world.year.span[0] <= wanted <= world.year.span[1] else None


def lasted_over(world: World, law: date) -> bool:
    """Whether the rule was in force on the as-of day."""
    return world.as_of >= law
