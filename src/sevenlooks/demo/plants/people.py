"""Look 5, 从业人员: who teaches, with what papers, and who may not."""

from __future__ import annotations

from typing import Any

from sevenlooks.demo import days, deeds
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.law_days import DOUBLE_REDUCTION, STAFF
from sevenlooks.demo.plants import when
from sevenlooks.demo.world import World

_ANY = "subject senior art online transformed"


def _person(world: World, rule: str, body: Body, planted: bool, joined: int | None = None, **changed: Any) -> str:
    """A member of staff with those differences, answered for under the rule; returns the key."""
    row = deeds.staff(world, body, joined, **changed)
    subject = f"{body.id}/{row['person_key']}"
    if planted:
        world.planted(rule, subject, body)
    else:
        world.innocent(rule, subject)
    return str(row["person_key"])


def no_certificate(world: World) -> None:
    """从业人员管理办法 (2021-09): a subject teacher holds a certificate, which has seventeen digits. Nobody is
    judged by the digit for sex; art teachers and office staff need none; who left before the rule was not bound by
    it."""
    rule = "content_and_staff.no_certificate"
    for turn, body in enumerate(world.hosts("subject online", world.many(2))):
        number = (None, "2015350102100", "35010219880101", "18993500412000123", "教资办理中")[turn % 5]
        _person(world, rule, body, True, certificate_no=number)
    for body in world.hosts("art", 2):
        _person(world, rule, body, False)
    for body in world.hosts("subject", 1):
        _person(world, rule, body, False, role="other", subject=None, certificate_no=None, filed_on=None, posted=None)
    before = when.eve(world, STAFF)
    for body in world.hosts("subject", 1 if before else 0):
        _person(world, rule, body, False, certificate_no=None, left_on=days.day(before or 0))


def in_service_teacher(world: World) -> None:
    """中办发〔2021〕40号: teachers of schools do not work for bodies. Who left the school before joining, or joined
    one after leaving, never did both."""
    rule = "content_and_staff.in_service_teacher"
    first = world.year.span[0]
    for turn, body in enumerate(world.hosts(_ANY, world.many())):
        key = _person(world, rule, body, True)
        _on_roll(world, body, key, None if turn % 2 else first - 2000, None)
    for body in world.hosts(_ANY, 2):
        _on_roll(world, body, _person(world, rule, body, False, first + 40), first - 3000, first + 20)
    for body in world.hosts(_ANY, 1):
        key = _person(world, rule, body, False, left_on=days.day(first + 60))
        _on_roll(world, body, key, first + 75, None)
    before = when.eve(world, DOUBLE_REDUCTION)
    for body in world.hosts(_ANY, 1 if before else 0):
        _on_roll(world, body, _person(world, rule, body, False, left_on=days.day(before or 0)), None, None)


def _on_roll(world: World, body: Body, key: str, start: int | None, end: int | None) -> None:
    county = world.counties[body.county]
    world.add(
        "school_teachers",
        person_key=key,
        school=f"{county.name}实验中学",
        division_code=county.code,
        on_roll_from=None if start is None else days.day(start),
        on_roll_to=None if end is None else days.day(end),
    )


def barred_person(world: World) -> None:
    """从业人员管理办法: barred people are on no staff. Who had left before being barred, or before the rule, was
    none."""
    rule = "content_and_staff.barred_person"
    first = world.year.span[0]
    for body in world.hosts(_ANY, world.many()):
        _bar(world, _person(world, rule, body, True), first - 200)
    for body in world.hosts(_ANY, 2):
        _bar(world, _person(world, rule, body, False, left_on=days.day(first + 90)), first + 120)
    before = when.eve(world, STAFF)
    for body in world.hosts(_ANY, 1 if before else 0):
        _bar(world, _person(world, rule, body, False, left_on=days.day(before or 0)), first - 100)


def _bar(world: World, key: str, day: int) -> None:
    world.add("barred_people", person_key=key, reason="列入校外培训从业人员黑名单", barred_on=days.day(day))


def teaching_share_low(world: World) -> None:
    """从业人员管理办法: full-time teaching and research staff are at least half of all. Exactly half is enough; who
    left long ago counts no more."""
    rule = "content_and_staff.teaching_share_low"
    other: dict[str, Any] = {
        "role": "other",
        "subject": None,
        "certificate_no": None,
        "ability_proof": None,
        "filed_on": None,
        "posted": None,
    }
    for body in world.claim("subject art senior", world.many()):
        teaching, rest = _head_count(world, body)
        for _ in range(teaching - rest + 2):
            deeds.staff(world, body, **other)
        world.planted(rule, body.id, body)
    for turn, body in enumerate(world.claim("subject art senior", 3)):
        teaching, rest = _head_count(world, body)
        gone: dict[str, Any] = {"left_on": days.day(world.year.span[0] - 20)} if turn == 2 else {}
        for _ in range(teaching - rest + (3 if gone else 0)):
            deeds.staff(world, body, **other, **gone)
        world.innocent(rule, body.id)


def _head_count(world: World, body: Body) -> tuple[int, int]:
    """Full-time teaching and research staff of the body, and all others, those who left not counted."""
    there = [r for _, r in world.rows("staff", body) if r["left_on"] is None]
    teaching = sum(r["role"] != "other" and r["full_time"] for r in there)
    return teaching, len(there) - teaching


def not_posted_or_filed(world: World) -> None:
    """从业人员管理办法: teaching and research staff are posted and filed. Ten working days are time enough; office
    staff are posted inside only; who left before the rule needs neither."""
    rule = "content_and_staff.not_posted_or_filed"
    gaps: tuple[dict[str, Any], ...] = (
        {"posted": False},
        {"filed_on": None},
        {"posted": False, "filed_on": None, "role": "research"},
    )
    for turn, body in enumerate(world.hosts(_ANY, world.many(2))):
        _person(world, rule, body, True, **gaps[turn % 3])
    for body in world.hosts(_ANY, 2):
        _person(world, rule, body, False, when.school_day(world, 6), posted=False, filed_on=None)
    for body in world.hosts(_ANY, 1):
        _person(world, rule, body, False, role="other", subject=None, certificate_no=None, filed_on=None, posted=None)
    before = when.eve(world, STAFF)
    for body in world.hosts(_ANY, 1 if before else 0):
        _person(world, rule, body, False, filed_on=None, posted=None, left_on=days.day(before or 0))


def class_understaffed(world: World) -> None:
    """从业人员管理办法: two teachers to a hundred pupils of school age in one class, six to a hundred children
    below it.

    Fifty and sixteen are still one teacher's; two who share a class count together; on line the rule does not
    apply.
    """
    rule = "content_and_staff.class_understaffed"
    for turn, body in enumerate(world.hosts("subject art", world.many())):
        world.planted(rule, _class(world, body, (51, 70, 120)[turn % 3], 1 + (turn % 3 == 2)), body)
    for turn, body in enumerate(world.hosts("preschool", 2)):
        world.planted(rule, _class(world, body, 17 + 5 * turn, 1), body)
    for pupils, teachers, body in zip((50, 96, 100), (1, 2, 2), world.hosts("subject art", 3), strict=False):
        world.innocent(rule, _class(world, body, pupils, teachers))
    for body in world.hosts("preschool", 1):
        world.innocent(rule, _class(world, body, 16, 1))
    for body in world.hosts("online", 1):
        world.innocent(rule, _class(world, body, 180, 1))


def _class(world: World, body: Body, pupils: int, teachers: int) -> str:
    """A course of a large class that met three times within one week, in turn with each of its teachers."""
    stage = str(body.row["stages"]).split(";")[0]
    text = (
        ("汇报排练", "大班集体排练，期末汇报。", stage)
        if not body.subject
        else ("数学大班课", "大班同步辅导，巩固课内知识。", stage)
    )
    course = deeds.course(world, body, text, when.school_day(world, 40), class_size=max(pupils, 40))
    monday = when.school_day(world, 30)
    monday -= (monday + 3) % 7
    for step in range(3):
        deeds.lesson(
            world,
            body,
            monday + step,
            18 * 60,
            30,
            course=course,
            pupils=pupils,
            class_group="大班",
            teacher_key=deeds.a_teacher(world, body, step % teachers),
        )
    return str(course["course_id"])
