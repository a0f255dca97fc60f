"""What moves when a body has closed: its teachers, its pupils, a firm set up by somebody."""

from __future__ import annotations

from math import ceil
from typing import Any

from sevenlooks.demo import codes, days, deeds
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.naming import SUFFIXES
from sevenlooks.demo.world import Row, World

RULE = "reduction.reborn"
_ENDINGS = sorted((end for family in SUFFIXES.values() for ends in family.values() for end in ends), key=len)


def near(world: World, kinds: str, old: Body) -> list[Body]:
    """A body of the same county, else one elsewhere; none where nobody is free."""
    return world.claim(kinds, 1, lambda b: b.county == old.county) or world.claim(kinds, 1)


def teachers(world: World, old: Body) -> list[Row]:
    """The body's teachers when it closed."""
    return [row for _, row in world.rows("staff", old) if row["role"] == "teaching"]


def join(world: World, old: Body, new: Body, teacher: Row, joined: int | None = None) -> None:
    """A teacher of the old body joins the new one, soon after the closing, filed and posted as the law asks."""
    kept = {name: teacher[name] for name in ("person_key", "name", "certificate_no", "subject")}
    deeds.staff(world, new, days.number(old.row["status_on"]) + 8 if joined is None else joined, **kept)


def move_staff(world: World, old: Body, new: Body, share: float, least: int = 0) -> None:
    """That share of the teachers (0 to 1, rounded up), `least` or more of them, join the new body."""
    there = teachers(world, old)
    for teacher in there[: max(ceil(share * len(there)), least)]:
        join(world, old, new, teacher)


def move_pupils(world: World, old: Body, new: Body, share: float) -> None:
    """That share of the pupils (0 to 1, rounded up) join the new body."""
    there = world.rows("enrolments", old)
    for _, row in there[: ceil(share * len(there))]:
        enrol(world, old, new, row)


def enrol(world: World, old: Body, new: Body, pupil: Row) -> None:
    """A pupil of the old body joins the new one a fortnight after the closing."""
    joined = days.day(days.number(old.row["status_on"]) + 15)
    world.add(
        "enrolments", institution_id=new.id, student_key=pupil["student_key"], stage=pupil["stage"], joined_on=joined
    )


def firm(world: World, old: Body, **changed: Any) -> Row:
    """A firm registered in the body's county soon after its closing, by somebody else and somewhere else."""
    division = old.row["division_code"]
    row = {
        "uscc": codes.social_credit_code("company", division, world.rng),
        "entity_type": "企业",
        "scope": "文具销售；会议服务",
        "registered_on": days.day(days.number(old.row["status_on"]) + 12),
        "state": "active",
        "division_code": division,
        "address": world.places.fresh(old.county),
        "phone": world.key(),
        "legal_rep": "林**",
        "legal_rep_key": world.key(),
    }
    return world.add("market_entities", **{**row, **changed})


def own_name(body: Body) -> str:
    """The body's name without trade and form: town and brand."""
    name = str(body.row["name"])
    ending = max((end for end in _ENDINGS if name.endswith(end)), key=len, default="")
    return name.removesuffix(ending)
