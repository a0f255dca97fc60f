"""Look 7, 风险防范: mechanisms of the counties, floor and fire."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from sevenlooks.demo.frame import COUNTIES
from sevenlooks.demo.law_days import FIRE_SAFETY
from sevenlooks.demo.plants import when
from sevenlooks.demo.world import World

_MISSING = "risk.mechanism_missing"
_IDLE = "risk.mechanism_idle"
_FLOOR = "risk.floor_area_low"
_FIRE = "risk.fire_check_missing"
_KINDS = ("warning", "emergency", "refund", "stability", "joint", "patrol", "exposure")
_REQUIRED = ("refund", "warning", "patrol", "emergency")


def _mechanism(world: World, county: int, kind: str) -> int:
    """The place of a county's mechanism in its book, which holds seven rows a county."""
    return county * len(_KINDS) + _KINDS.index(kind)


def mechanism_missing(world: World) -> None:
    """回头看通知 七看: warning, emergency, refund and patrol are on file wherever a body is open. The other three
    are not asked for by the rule, nor is anything of a county without bodies."""
    count = len(world.counties)
    for turn in range(min(world.many(), count * len(_REQUIRED))):
        county, kind = turn % count, _REQUIRED[(turn + turn // count) % len(_REQUIRED)]
        world.drop("mechanisms", _mechanism(world, county, kind))
        world.planted(_MISSING, f"{world.counties[county].code}/{kind}")
    for turn, kind in enumerate(("stability", "exposure")):
        county = (turn + 1) % count
        world.drop("mechanisms", _mechanism(world, county, kind))
        world.innocent(_MISSING, f"{world.counties[county].code}/{kind}")
    for empty in [c for c in COUNTIES if c not in world.counties][:2]:
        world.innocent(_MISSING, f"{empty.code}/refund")


def mechanism_idle(world: World) -> None:
    """回头看通知 七看: a mechanism runs at least once in the period, by default 365 days. On the last day of the
    period it ran in time; one set up two months ago may still be waiting."""
    count = len(world.counties)
    for turn in range(world.many()):
        county, kind = turn % count, ("joint", "stability", "exposure")[(turn // count + 2 * (turn % count)) % 3]
        if _mechanism(world, county, kind) in world.gone("mechanisms"):
            kind = "joint"
        place = _mechanism(world, county, kind)
        world.change(
            "mechanisms",
            place,
            exercised_on=world.as_of - timedelta(days=366 + 40 * turn % 400),
            established_on=date(world.as_of.year - 3, 3, 1),
        )
        world.planted(_IDLE, f"{world.counties[county].code}/{kind}")
    for turn in range(2):
        county, kind = (count - 1 - turn) % count, ("patrol", "refund")[turn]
        if _mechanism(world, county, kind) in world.gone("mechanisms"):
            continue
        values = (
            {"exercised_on": world.as_of - timedelta(days=365)},
            {"exercised_on": None, "established_on": world.as_of - timedelta(days=60)},
        )
        world.change("mechanisms", _mechanism(world, county, kind), **values[turn])
        world.innocent(_IDLE, f"{world.counties[county].code}/{kind}")


def floor_area_low(world: World) -> None:
    """教监管厅函〔2022〕9号: three square metres a person at the same time; three are enough, and nothing is known
    of a body that did not say how many it holds."""
    if not when.lasted_over(world, FIRE_SAFETY):
        return
    for turn, body in enumerate(world.claim("subject art preschool", world.many())):
        world.alter(body, capacity=int(body.row["floor_area_m2"] / (2.9, 2.2, 1.5)[turn % 3]) + 1)
        world.planted(_FLOOR, body.id, body)
    for turn, body in enumerate(world.claim("subject art", 3)):
        capacity = int(body.row["capacity"])
        world.alter(body, floor_area_m2=3.0 * capacity if turn < 2 else 60.0, capacity=capacity if turn < 2 else None)
        world.innocent(_FLOOR, body.id)


def fire_check_missing(world: World) -> None:
    """教监管厅函〔2022〕9号: a fire check each month at every open body with a site. A month that is not over, a
    body on line, and one that opened in the course of the month are none."""
    month = _last_whole_month(world)
    if month is None:
        return
    for body in world.claim("subject art preschool", world.many()):
        for place, row in world.rows("safety_checks", body):
            if row["kind"] == "fire_monthly" and (row["checked_at"].year, row["checked_at"].month) == month:
                world.drop("safety_checks", place)
        world.planted(_FIRE, body.id, body)
    for body in world.hosts("online", 2):
        world.innocent(_FIRE, body.id)
    for body in world.claim("care", 2):
        opened = date(*month, 9)
        for place, row in world.rows("safety_checks", body):
            checked = row["checked_at"].date()
            if (row["kind"] == "fire_monthly" and checked < date(*month, 28)) or checked < opened:
                world.drop("safety_checks", place)
        world.alter(body, opened_on=opened, status_on=opened)
        world.innocent(_FIRE, body.id)


def _last_whole_month(world: World) -> tuple[int, int] | None:
    """The last calendar month that ended by the as-of day and began after the rule's first day."""
    end = world.as_of
    if end.day != monthrange(end.year, end.month)[1]:
        end = end.replace(day=1) - timedelta(days=1)
    return (end.year, end.month) if end.replace(day=1) >= FIRE_SAFETY else None
