"""Look 4, 时间与地点: when, how long, where and how subjects are taught."""

from __future__ import annotations

from typing import Any

from sevenlooks.demo import days, deeds
from sevenlooks.demo.frame import CITY_WITH_OWN_CALENDAR, respelled
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.law_days import DISGUISED_FORMS, DOUBLE_REDUCTION
from sevenlooks.demo.plants import when
from sevenlooks.demo.world import World

_SITE = "mutation.outside_registered_site"
_MODE = "mutation.mode_switched"


def on_rest_day(world: World) -> None:
    """中办发〔2021〕40号: no subjects to the compulsory stage on rest days, holidays and in vacations.

    A make-up working day is none, a vacation begins when the place says, senior-high and art lessons may be on
    Sundays.
    """
    rule = "mutation.on_rest_day"
    vacation = [days.number(first) + 8 for _, first, _ in days.vacations(world.year.first, world.as_of)]
    inside = [n for n in vacation if max(days.number(DOUBLE_REDUCTION), world.year.span[0]) <= n <= world.year.span[1]]
    for turn, body in enumerate(world.hosts("subject", world.many(2))):
        day = inside[0] if inside and turn % 4 == 3 else when.rest_day(world, turn)
        world.planted(rule, deeds.lesson(world, body, day, 9 * 60 + 30)["lesson_id"], body)
    made_up = [n for n in range(*world.year.span) if days.is_make_up(n) and n in _term(world)]
    for turn, body in enumerate(world.hosts("subject", 3 if made_up else 0)):
        world.innocent(rule, deeds.lesson(world, body, made_up[-1 - turn % len(made_up)])["lesson_id"])
    for body in [*world.hosts("senior", 1), *world.hosts("art", 1)]:
        world.innocent(rule, deeds.lesson(world, body, when.rest_day(world, 2), 10 * 60)["lesson_id"])
    _own_calendar(world, rule)


def _term(world: World) -> set[int]:
    """Every day outside the vacations of both calendars."""
    spans = [span for own in (False, True) for span in days.vacations(world.year.first, world.as_of, own)]
    closed = {n for _, first, last in spans for n in range(days.number(first), days.number(last) + 1)}
    return set(range(world.year.span[0], world.year.span[1] + 1)) - closed


def _own_calendar(world: World, rule: str) -> None:
    """Three school days that are vacation everywhere else in the province."""
    winter = [first for kind, first, _ in days.vacations(world.year.first, world.as_of) if kind == "winter"]
    own = [b for b in world.bodies if b.kind == "subject" and b.row["division_code"][:4] == CITY_WITH_OWN_CALENDAR[:4]]
    for first in winter[-1:]:
        day = next(n for n in range(days.number(first), days.number(first) + 3) if not days.is_rest(n))
        for body in own[:1]:
            world.innocent(rule, deeds.lesson(world, body, day)["lesson_id"])


def ends_too_late(world: World) -> None:
    """国办发〔2018〕80号 and 中办发〔2021〕40号: over by 20:30 on site, by 21:00 on line; on the stroke is in time."""
    rule = "mutation.ends_too_late"
    for turn, body in enumerate(world.hosts("subject online", world.many(2))):
        last = (21 * 60 if body.online else 20 * 60 + 30) + (1, 15, 30)[turn % 3]
        minutes = 30 if body.online else 45
        world.planted(
            rule,
            deeds.lesson(world, body, when.school_day(world, 30 + turn), last - minutes, minutes)["lesson_id"],
            body,
        )
    for body in [*world.hosts("subject", 2), *world.hosts("online", 2)]:
        last, minutes = (21 * 60, 30) if body.online else (20 * 60 + 30, 60)
        world.innocent(
            rule, deeds.lesson(world, body, when.school_day(world, 28), last - minutes, minutes)["lesson_id"]
        )
    for body in world.hosts("senior", 1):
        world.innocent(rule, deeds.lesson(world, body, when.school_day(world, 27), 20 * 60, 90)["lesson_id"])


def online_lesson_too_long(world: World) -> None:
    """中办发〔2021〕40号: on line 30 minutes at most, 10 minutes at least between lessons of one course and group.

    Thirty and ten are lawful; another group or course may follow at once.
    """
    rule = "mutation.online_lesson_too_long"
    for turn, body in enumerate(world.hosts("online", world.many())):
        day = when.school_day(world, 33 + turn)
        group: dict[str, Any] = {"class_group": f"加{turn}班"}
        if turn % 2 == 0:
            world.planted(
                rule, deeds.lesson(world, body, day, 19 * 60, 31 + 7 * (turn % 3), **group)["lesson_id"], body
            )
            continue
        deeds.lesson(world, body, day, 19 * 60, 30, **group)
        world.planted(rule, deeds.lesson(world, body, day, 19 * 60 + 39 - turn % 5, 30, **group)["lesson_id"], body)
    for turn, body in enumerate(world.hosts("online", 3)):
        day = when.school_day(world, 36 + turn)
        group = {"class_group": f"补{turn}班"}
        deeds.lesson(world, body, day, 19 * 60, 30, **group)
        later = deeds.lesson(world, body, day, 19 * 60 + 40, 30, **group)
        other = deeds.lesson(world, body, day, 19 * 60 + 30, 30, class_group=f"并{turn}班")
        world.innocent(rule, later["lesson_id"])
        world.innocent(rule, other["lesson_id"])


def outside_registered_site(world: World) -> None:
    """教监管厅函〔2021〕8号: no teaching away from the licensed or registered site, of whatever subject.

    A campus is a licensed site; another room, spelling or building mark is the same place.
    """
    for turn, body in enumerate(world.hosts("subject art senior", world.many(1.5))):
        away = world.places.fresh(body.county)
        world.planted(
            _SITE, deeds.lesson(world, body, when.school_day(world, 31 + turn), place=away)["lesson_id"], body
        )
    for body in world.claim("subject art", 2, lambda b: not b.row.get("licensed_addresses")):
        second = world.places.fresh(body.county)
        world.alter(body, licensed_addresses=f"{world.places.fresh(body.county)};{second}")
        world.innocent(_SITE, deeds.lesson(world, body, when.school_day(world, 25), place=second)["lesson_id"])
    for body in [b for b in world.bodies if b.kind == "subject" and b.row.get("licensed_addresses")][:2]:
        campus = respelled(str(body.row["licensed_addresses"]).split(";")[0], 3)
        world.innocent(_SITE, deeds.lesson(world, body, when.school_day(world, 24), place=campus)["lesson_id"])
    for turn, body in enumerate(world.hosts("subject art", 3)):
        place = respelled(str(body.row["operating_address"]), 1 + turn)
        world.innocent(_SITE, deeds.lesson(world, body, when.school_day(world, 22), place=place)["lesson_id"])
    before = when.eve(world, DISGUISED_FORMS)
    for body in world.hosts("art", 1 if before else 0):
        lesson = deeds.lesson(world, body, before or 0, place=world.places.fresh(body.county))
        world.innocent(_SITE, lesson["lesson_id"])


def mode_switched(world: World) -> None:
    """教监管厅函〔2021〕8号: who is licensed for a site teaches there, who is licensed on line teaches on line."""
    for turn, body in enumerate(world.hosts("subject art online", world.many())):
        day = when.school_day(world, 29 + 2 * turn)
        world.planted(_MODE, _switched(world, body, day, turn), body)
    for body in world.claim("subject art", 2):
        world.alter(body, mode="both")
        world.innocent(_MODE, _switched(world, body, when.school_day(world, 23), 0))
    before = when.eve(world, DISGUISED_FORMS)
    for turn, body in enumerate(world.hosts("art", 2 if before else 0)):
        world.innocent(_MODE, _switched(world, body, (before or 0) - turn, turn))


def _switched(world: World, body: Body, day: int, turn: int) -> str:
    """A lesson of thirty minutes held the other way round; returns its key."""
    if body.online:
        changed: dict[str, Any] = {"mode": "offline", "place": body.row["registered_address"]}
    else:
        changed = {"mode": "online", "place": ("腾讯会议", "微信群直播", "钉钉课堂")[turn % 3]}
    return str(deeds.lesson(world, body, day, 19 * 60, 30, class_group=f"云{turn}班", **changed)["lesson_id"])
