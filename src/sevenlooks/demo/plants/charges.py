"""Look 3, 收费: how much, for how long and how early families are charged; on which contract."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sevenlooks.demo import days, deeds
from sevenlooks.demo.frame import ceiling
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.law_days import FIVE_THOUSAND, GUIDE_PRICES, MODEL_CONTRACT, PREPAID
from sevenlooks.demo.plants import when
from sevenlooks.demo.wording.courses import SENIOR
from sevenlooks.demo.world import Row, World
from sevenlooks.methods.calendar import span_limit

_TEACHING = "subject senior art online"


def _custody(body: Body) -> bool:
    return body.custody is not None


def above_guide_price(world: World) -> None:
    """发改价格〔2021〕1279号: base × minutes ÷ standard minutes × (1 + float) is the most; exactly that is lawful,
    by the fen. Senior-high and art courses, and courses that ended before the rule, may cost more."""
    rule = "fees.above_guide_price"
    for turn, body in enumerate(world.hosts("subject online", world.many(2))):
        row = _priced(world, body, turn, over=1 if turn % 3 == 0 else 300 + 200 * turn)
        world.planted(rule, row["course_id"], body)
    for turn, body in enumerate(world.hosts("subject online", 4)):
        world.innocent(rule, _priced(world, body, turn, over=0)["course_id"])
    for body in world.hosts("senior", 1):
        text = SENIOR[0]
        row = deeds.course(
            world, body, (text.name, text.description, "senior"), when.school_day(world, 80), price_per_lesson=150
        )
        world.innocent(rule, row["course_id"])
    before = when.eve(world, GUIDE_PRICES)
    for body in world.hosts("subject", 1 if before else 0):
        row = _priced(world, body, 0, over=9000, ends_on=days.day(before or 0), starts_on=days.day((before or 0) - 50))
        world.innocent(rule, row["course_id"])


def _priced(world: World, body: Body, turn: int, over: int, **changed: object) -> Row:
    """A course whose price stands `over` fen above the ceiling of its place, class size, mode and minutes."""
    size, minutes = ((10, 45), (11, 60), (35, 90), (36, 40))[turn % 4]
    minutes = 30 if body.online else minutes
    most = ceiling(world.counties[body.county], str(body.row["mode"]), size, minutes)
    grade = "七" if body.row["stages"] == "junior" else "四"
    text = (
        f"{grade}年级数学同步班",
        f"{grade}年级数学，按国家课程标准同步辅导，巩固课内知识。",
        "junior" if grade == "七" else "primary",
    )
    priced = {"class_size": size, "lesson_minutes": minutes, "price_per_lesson": (most + over) / 100}
    return deeds.course(world, body, text, when.school_day(world, 75), **{**priced, **changed})


def span_over_three_months(world: World) -> None:
    """国办发〔2018〕80号: one charge covers three months at most. 30 November to the last of February is three
    months; five months paid in two halves are two charges."""
    rule = "fees.span_over_three_months"
    for turn, body in enumerate(world.hosts(_TEACHING, world.many(), _custody)):
        day = when.school_day(world, 130 + 9 * turn)
        until = days.day(day + (125, 160, 180)[turn % 3])
        signed, _ = deeds.charge(world, body, day, 1201, 24, covers_to=until)
        world.planted(rule, signed["contract_id"], body)
    starts = [date(world.as_of.year - 1, 11, 30), date(world.as_of.year, 3, 1), date(world.as_of.year - 1, 10, 31)]
    for start, body in zip(starts, world.hosts(_TEACHING, 3, _custody), strict=False):
        signed, _ = deeds.charge(
            world, body, days.number(start) - 7, 1103, 12, covers_from=start, covers_to=span_limit(start, 3)
        )
        world.innocent(rule, signed["contract_id"])
    for body in world.hosts(_TEACHING, 2, _custody):
        world.innocent(rule, _in_parts(world, body, 2402, 30, 140, parts=2, apart=68)["contract_id"])


def _in_parts(world: World, body: Body, amount: int, lessons: int, length: int, parts: int, apart: int) -> Row:
    """A contract of `length` days paid in equal parts, `apart` days from one to the next: as many charges."""
    day = when.school_day(world, length + 20)
    signed = deeds.contract(world, body, day, lessons, amount, covers_to=days.day(day + length))
    for part in range(parts):
        deeds.payment(world, body, signed, day + part * apart, amount / parts)
        deeds.booked(world, body, day + part * apart, amount / parts)
    return signed


def over_sixty_lessons(world: World) -> None:
    """教监管函〔2021〕2号: sixty lessons a charge. Sixty are lawful, so are 120 in three charges, and so was
    anything charged before the rule."""
    rule = "fees.over_sixty_lessons"
    for turn, body in enumerate(world.hosts(_TEACHING, world.many(), _custody)):
        signed, _ = deeds.charge(
            world, body, when.school_day(world, 85 + 5 * turn), 3050 + turn, (61, 72, 96, 192)[turn % 4]
        )
        world.planted(rule, signed["contract_id"], body)
    for turn, body in enumerate(world.hosts(_TEACHING, 2, _custody)):
        signed, _ = deeds.charge(world, body, when.school_day(world, 88 + turn), 3000, 60)
        world.innocent(rule, signed["contract_id"])
    for body in world.hosts("art", 2, _custody):
        world.innocent(rule, _in_parts(world, body, 4503, 120, 84, parts=3, apart=25)["contract_id"])
    before = when.eve(world, PREPAID)
    for body in world.hosts("art", 1 if before else 0, _custody):
        signed, _ = deeds.charge(world, body, before or 0, 3600, 96)
        world.innocent(rule, signed["contract_id"])


def over_five_thousand(world: World) -> None:
    """十三部门非学科类意见 (2022-12-29): 5,000 yuan a charge at non-subject bodies. Exactly 5,000 is lawful; so are
    two charges of 4,000, a subject body's 6,000, and anything charged before."""
    rule = "fees.over_five_thousand"
    if when.since(world, FIVE_THOUSAND, 40) is not None:
        for turn, body in enumerate(world.hosts("art transformed", world.many(), _custody)):
            signed, _ = deeds.charge(
                world, body, when.school_day(world, 40 - turn % 9), 5000.01 if turn % 3 == 0 else 6800, 50
            )
            world.planted(rule, signed["contract_id"], body)
        for body in world.hosts("art transformed", 2, _custody):
            world.innocent(rule, _in_parts(world, body, 8000, 50, 84, parts=2, apart=30)["contract_id"])
    for body in world.hosts("art transformed", 2, _custody):
        signed, _ = deeds.charge(world, body, when.school_day(world, 41), 5000, 50)
        world.innocent(rule, signed["contract_id"])
    for body in world.hosts("subject", 1, _custody):
        signed, _ = deeds.charge(world, body, when.school_day(world, 42), 6000, 60)
        world.innocent(rule, signed["contract_id"])
    if world.year.first < FIVE_THOUSAND:
        day = min(days.number(FIVE_THOUSAND) - 1, when.school_day(world, 45))
        for body in world.hosts("art", 2, _custody):
            signed, _ = deeds.charge(world, body, day, 6400, 50)
            world.innocent(rule, signed["contract_id"])


def collected_too_early(world: World) -> None:
    """教监管函〔2021〕2号: not earlier than a month before the course starts. 31 March may be paid from the last of
    February; who joins a course under way pays late, not early."""
    rule = "fees.collected_too_early"
    for turn, body in enumerate(world.hosts(_TEACHING, world.many(), _custody)):
        day = when.school_day(world, 12 + 9 * turn)
        start = day + (33, 45, 70)[turn % 3]
        _, paid = deeds.charge(world, body, day, covers_from=days.day(start), covers_to=days.day(start + 60))
        world.planted(rule, paid["payment_id"], body)
    year = world.as_of.year
    leap = date(year, 3, 1) - timedelta(days=1)
    for paid_on, begins in ((leap, date(year, 3, 31)), (date(year, 4, 15), date(year, 5, 15))):
        for body in world.hosts(_TEACHING, 1, _custody):
            covers: dict[str, Any] = {"covers_from": begins, "covers_to": begins + timedelta(days=60)}
            _, paid = deeds.charge(world, body, days.number(paid_on), **covers)
            world.innocent(rule, paid["payment_id"])
    for body in world.hosts(_TEACHING, 2, _custody):
        course = min((r for _, r in world.rows("courses", body)), key=lambda r: r["starts_on"])
        day = days.number(course["starts_on"]) + 4
        _, paid = deeds.charge(world, body, day, course_id=course["course_id"], covers_from=days.day(day + 40))
        world.innocent(rule, paid["payment_id"])
    before = when.eve(world, PREPAID)
    for body in world.hosts(_TEACHING, 1 if before else 0, _custody):
        covers = {"covers_from": days.day((before or 0) + 50), "covers_to": days.day((before or 0) + 110)}
        _, paid = deeds.charge(world, body, before or 0, **covers)
        world.innocent(rule, paid["payment_id"])


def training_loan(world: World) -> None:
    """教监管函〔2021〕2号: no training loan. One taken the day before the rule was none of its business."""
    rule = "fees.training_loan"
    for turn, body in enumerate(world.hosts(_TEACHING, world.many(), _custody)):
        signed, _ = deeds.charge(world, body, when.school_day(world, 50 + turn), 1507, loan=True)
        world.planted(rule, signed["contract_id"], body)
    before = when.eve(world, PREPAID)
    for turn, body in enumerate(world.hosts(_TEACHING, 3, _custody)):
        if before is not None and turn < 2:
            signed, _ = deeds.charge(world, body, before - turn, 1507, loan=True)
        else:
            signed, _ = deeds.charge(world, body, when.school_day(world, 52), 1507, loan=None)
        world.innocent(rule, signed["contract_id"])


def not_model_contract(world: World) -> None:
    """GF-2021-2604 is the text from 2021-10-13 on, however its name is written; the older texts were good till then."""
    rule = "fees.not_model_contract"
    for turn, body in enumerate(world.hosts(_TEACHING, world.many(), _custody)):
        template = ("本机构培训协议", "会员服务合同", "其他")[turn % 3]
        signed, _ = deeds.charge(world, body, when.school_day(world, 55 + turn), 707, template=template)
        world.planted(rule, signed["contract_id"], body)
    for body, template in zip(
        world.hosts(_TEACHING, 2, _custody), ("ＧＦ－２０２１－２６０４", "gf-2021-2604"), strict=False
    ):
        signed, _ = deeds.charge(world, body, when.school_day(world, 57), 707, template=template)
        world.innocent(rule, signed["contract_id"])
    before = when.eve(world, MODEL_CONTRACT)
    for body in world.hosts(_TEACHING, 1 if before else 0, _custody):
        signed, _ = deeds.charge(world, body, before or 0, 707, template="本机构培训协议")
        world.innocent(rule, signed["contract_id"])
