"""Look 3, 消课与退费: money let go for no lesson, money not given back in time."""

from __future__ import annotations

from datetime import date, timedelta

from sevenlooks.demo import days, deeds
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.law_days import MODEL_CONTRACT
from sevenlooks.demo.plants import when
from sevenlooks.demo.world import Row, World

_TEACHING = "subject senior art online"


def _custody(body: Body) -> bool:
    return body.custody is not None


def consumed_without_lesson(world: World) -> None:
    """教监管函〔2021〕2号: money is released in step with lessons taught. A parent who confirms late, or by
    default, and a row that names no lesson but falls on the day of one, are in order."""
    rule = "fees.consumed_without_lesson"
    for turn, body in enumerate(world.hosts(_TEACHING, world.many(), _custody)):
        held, lesson, other = _lessons(world, body)
        ended = lesson["ends_at"].date()
        wrongs: tuple[Row, ...] = (
            {"lesson_id": world.serial("L0"), "consumed_on": ended},
            {"lesson_id": other["lesson_id"], "consumed_on": max(ended, other["ends_at"].date())},
            {"lesson_id": lesson["lesson_id"], "consumed_on": ended - timedelta(days=2)},
            {"lesson_id": None, "consumed_on": _no_lesson(world, body, held, ended)},
        )
        world.planted(rule, _consumed(world, body, held, **wrongs[turn % 4]), body)
    for turn, body in enumerate(world.hosts(_TEACHING, 4, _custody)):
        held, lesson, _ = _lessons(world, body)
        ended = lesson["ends_at"].date()
        rights: tuple[Row, ...] = (
            {
                "lesson_id": lesson["lesson_id"],
                "consumed_on": min(ended + timedelta(days=40), world.as_of),
                "confirmed_by": "default",
            },
            {"lesson_id": None, "consumed_on": ended},
            {"lesson_id": lesson["lesson_id"], "consumed_on": ended},
        )
        world.innocent(rule, _consumed(world, body, held, **rights[turn % 3]))


def _lessons(world: World, body: Body) -> tuple[Row, Row, Row]:
    """A course of the body's own, a lesson of it held after the rule began, and a lesson of another course."""
    rows = sorted((r for _, r in world.rows("lessons", body)), key=lambda r: r["starts_at"])
    lesson = rows[-len(rows) // 4]
    other = next(r for r in rows if r["course_id"] != lesson["course_id"])
    return {"course_id": lesson["course_id"]}, lesson, other


def _no_lesson(world: World, body: Body, course: Row, after: date) -> date:
    held = {r["starts_at"].date() for _, r in world.rows("lessons", body) if r["course_id"] == course["course_id"]}
    return next(d for d in (after + timedelta(days=n) for n in range(1, 9)) if d not in held)


def _consumed(world: World, body: Body, course: Row, **values: object) -> str:
    """A consumption on a contract of its own for that course; returns its key."""
    on = values["consumed_on"]
    assert isinstance(on, date)
    signed, _ = deeds.charge(world, body, days.number(on) - 30, course_id=course["course_id"])
    row = {
        "consumption_id": world.serial("X"),
        "contract_id": signed["contract_id"],
        "lessons": 1.0,
        "amount": 80,
        "confirmed_by": "parent",
    }
    world.add("consumptions", **{**row, **values})
    return str(row["consumption_id"])


def refund_overdue(world: World) -> None:
    """GF-2021-2604: a refund is paid in full by its due day. On that day it is in time; before the model text the
    contract's own word counted."""
    rule = "fees.refund_overdue"
    for turn, body in enumerate(world.hosts(_TEACHING, world.many(), _custody)):
        asked = when.school_day(world, 50 + 4 * turn)
        late: tuple[Row, ...] = (
            {"amount_paid": 0, "paid_on": None},
            {"paid_on": days.day(asked + 27)},
            {"amount_paid": 120},
        )
        world.planted(rule, deeds.refund(world, body, asked, **late[turn % 3])["refund_id"], body)
    last = world.year.span[1]
    fine: tuple[tuple[int, Row], ...] = (
        (last - 60, {"paid_on": days.day(last - 45)}),
        (last - 15, {"amount_paid": 0, "paid_on": None}),
        (last - 5, {"amount_paid": 0, "paid_on": None}),
    )
    for body, (asked, values) in zip(world.hosts(_TEACHING, 3, _custody), fine, strict=False):
        world.innocent(rule, deeds.refund(world, body, asked, **values)["refund_id"])
    before = when.eve(world, MODEL_CONTRACT, before=17)
    for body in world.hosts(_TEACHING, 1 if before else 0, _custody):
        world.innocent(rule, deeds.refund(world, body, before or 0, paid_on=days.day((before or 0) + 40))["refund_id"])
