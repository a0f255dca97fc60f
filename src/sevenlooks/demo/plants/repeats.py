"""Look 4, 两年内再犯: a verified breach within two years of an earlier one (教育部令第53号)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sevenlooks.demo import days, deeds
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.law_days import PENALTIES
from sevenlooks.demo.plants import when
from sevenlooks.demo.world import Row, World
from sevenlooks.methods.calendar import add_months

_RULE = "mutation.repeat_within_two_years"


def repeat_within_two_years(world: World) -> None:
    """From 2023-10-15 on. A visit that answers a complaint is the same breach; two years and a day later is no
    repeat; a visit that found nothing is no breach; what was verified twice before the rule is none."""
    again = when.since(world, PENALTIES, 30)
    for turn, body in enumerate(world.claim("subject art care", world.many() if again else 0)):
        _breach(world, body, world.as_of.toordinal() - (200, 400, 700)[turn % 3], complaint=turn % 2 == 0)
        _breach(world, body, world.as_of.toordinal() - 30)
        world.planted(_RULE, body.id, body)
    for body in world.claim("subject art", 2):
        _once(world, body)
    for body in world.claim("subject art", 2):
        today = world.as_of.toordinal()
        first = add_months(world.as_of, -24).toordinal() - 1 if again else today - 150
        _breach(world, body, first)
        _breach(world, body, today if again else today - 20)
        world.innocent(_RULE, body.id)


def _once(world: World, body: Body) -> None:
    """One breach that two papers tell of, and a later visit that found all in order."""
    told = _breach(world, body, world.as_of.toordinal() - 60, complaint=True)
    _breach(world, body, world.as_of.toordinal() - 55, complaint_id=told["complaint_id"])
    deeds.visit(
        world,
        body.row["division_code"],
        when.school_day(world, 15),
        institution_id=body.id,
        kind="revisit",
        pupils=12,
        teachers=3,
    )
    world.innocent(_RULE, body.id)


def _breach(world: World, body: Body, ordinal: int, complaint: bool = False, **changed: Any) -> Row:
    """A breach verified on that day (proleptic ordinal), by an answered complaint or a visit."""
    day = days.number(date.fromordinal(ordinal))
    if complaint:
        return deeds.complaint(
            world,
            "上课时间超过规定，请核实。",
            day - 6,
            body.row["division_code"],
            institution_id=body.id,
            institution_name=body.row["name"],
            answered_at=days.at(day, 900),
            verified="yes",
            closed_at=days.at(day, 960),
        )
    seen: Row = {
        "pupils": 15,
        "teachers": 2,
        "breach": True,
        "outcome": "查实违规，责令改正",
        "institution_id": body.id,
    }
    return deeds.visit(world, body.row["division_code"], day, **{**seen, **changed})
