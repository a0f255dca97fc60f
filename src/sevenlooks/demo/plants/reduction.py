"""Look 1, 机构压减: cancelled on paper, alive in the street."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from sevenlooks.demo import days, deeds
from sevenlooks.demo.frame import respelled
from sevenlooks.demo.honest.bank import PURPOSES
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.law_days import ADVERTISING, CONVERSION
from sevenlooks.demo.plants import when
from sevenlooks.demo.wording import adverts
from sevenlooks.demo.world import World

_ACTIVE = "reduction.active_after_cancellation"
_LICENCE = "reduction.licence_expired"
_SCOPE = "reduction.scope_not_cleared"


def active_after_cancellation(world: World) -> None:
    """回头看通知 一看: teaching, charging or advertising after the status date is 假注销、真运营.

    Winding up is none: refunds, interest, bank charges, salaries owed and the settling of accounts follow any
    closing.
    """
    acts = (_teaches, _charges, _advertises, _is_seen_teaching, _consumes)
    for turn, body in enumerate(world.claim("cancelled suspended banned", world.many(1.4))):
        acts[turn % len(acts)](world, body)
        world.planted(_ACTIVE, body.id, body)
    for turn, body in enumerate(world.claim("cancelled", 4, lambda b: b.taught and b.custody is not None)):
        closed = days.number(body.row["status_on"])
        if turn % 2:
            deeds.booked(world, body, closed + 20, -1800, "工资")
            deeds.booked(world, body, closed + 41, 12.5, PURPOSES[4])
        else:
            deeds.booked(world, body, closed + 9, -600, PURPOSES[2])
            deeds.booked(world, body, closed + 30, -4000, "销户结转", counterparty_account=body.basic)
        world.innocent(_ACTIVE, body.id)
    for body in world.claim("cancelled suspended banned", 2):
        deeds.advert(
            world,
            "本校明日起停止办学，退费请到前台登记，谢谢各位家长。",
            days.number(body.row["status_on"]) - 1,
            institution_id=body.id,
        )
        deeds.visit(
            world, body.row["division_code"], when.school_day(world, 30), institution_id=body.id, pupils=0, teachers=0
        )
        world.innocent(_ACTIVE, body.id)


def _teaches(world: World, body: Body) -> None:
    course = deeds.course(
        world,
        body,
        ("五年级数学同步班", "五年级数学，按国家课程标准同步辅导，巩固课内知识。", "primary"),
        when.school_day(world, 60),
    )
    for back in (45, 38, 31):
        deeds.lesson(world, body, when.school_day(world, back), course=course)


def _charges(world: World, body: Body) -> None:
    day = when.school_day(world, 40)
    signed = deeds.contract(world, body, day)
    deeds.payment(world, body, signed, day)
    deeds.booked(world, body, day, signed["amount"])


def _advertises(world: World, body: Body) -> None:
    """The advert is one more wrong by itself: it offers subjects, and it advertises training."""
    day = when.school_day(world, 25)
    row = deeds.advert(world, adverts.written(adverts.OPEN, world.rng, hidden=0), day, institution_id=body.id)
    world.planted("mutation.disguised_advert", row["advert_id"], body)
    if days.day(day) >= ADVERTISING:
        world.planted("mutation.training_advert", row["advert_id"], body)


def _is_seen_teaching(world: World, body: Body) -> None:
    """What an inspector saw contradicts the ledger too: 账实不符."""
    deeds.visit(
        world,
        body.row["division_code"],
        when.school_day(world, 20),
        institution_id=body.id,
        kind="unannounced",
        teaching_subjects=True,
        pupils=14,
        teachers=2,
        breach=True,
        outcome="现场有学科培训，责令停止",
    )
    world.planted("reporting.ledger_not_site", body.id, body)


def _consumes(world: World, body: Body) -> None:
    """Lessons are still consumed on an old contract, each on the day of a lesson that was held."""
    day = when.school_day(world, 33)
    course = deeds.course(world, body, ("六年级英语基础班", "六年级英语，查漏补缺，巩固课内基础知识。", "primary"), day)
    held = deeds.lesson(world, body, day, course=course)
    signed, _ = deeds.charge(world, body, days.number(body.row["status_on"]) - 20, course_id=course["course_id"])
    world.add(
        "consumptions",
        consumption_id=world.serial("X"),
        contract_id=signed["contract_id"],
        lesson_id=held["lesson_id"],
        consumed_on=days.day(day),
        lessons=1.0,
        amount=80,
        confirmed_by="parent",
    )


def scope_not_cleared(world: World) -> None:
    """营转非工作通知: within 7 working days of the licence's cancellation the business scope is changed or the firm
    cancelled.

    On the seventh working day there is still time. What was cancelled long before the notice is not its business.
    """
    firms, training = "cancelled", {"state": "active", "scope": "教育培训；学科类培训；文具销售"}
    for body in world.claim(firms, world.many(), lambda b: _firm(b) and b.row["status_on"] >= CONVERSION):
        world.change("market_entities", world.place_of("market_entities", "uscc", body.id), **training)
        world.planted(_SCOPE, body.id, body)
    unseen = world.claim(firms, 2, lambda b: _firm(b) and not b.taught and not world.rows("site_visits", b))
    for body, back in zip(unseen, (5, 7), strict=False):
        recent = world.as_of - timedelta(days=back)
        world.alter(body, status_on=recent, licence_cancelled_on=recent)
        world.change("market_entities", world.place_of("market_entities", "uscc", body.id), **training)
        world.innocent(_SCOPE, body.id)
    for body in world.claim(firms, 3, _firm):
        place = world.place_of("market_entities", "uscc", body.id)
        world.change(
            "market_entities", place, state="active", scope="图书销售；教育咨询（不含涉许可审批的教育培训活动）"
        )
        world.innocent(_SCOPE, body.id)


def _firm(body: Body) -> bool:
    return bool(body.row["registration_type"] == "company")


def licence_expired(world: World) -> None:
    """民办教育促进法 第64条: no lesson and no payment after the licence's last valid day; that day itself is still
    good."""
    for body in world.claim("subject art senior", world.many()):
        world.alter(body, licence_valid_to=world.as_of - timedelta(days=int(world.rng.integers(40, 90))))
        world.planted(_LICENCE, body.id, body)
    for body in world.claim("care", 2):
        world.alter(body, licence_valid_to=world.as_of - timedelta(days=70))
        world.innocent(_LICENCE, body.id)
    for body in world.claim("cancelled", 2, lambda b: b.taught):
        last = max(_last(world, body, "lessons", "starts_at"), _last(world, body, "payments", "paid_on"))
        world.alter(body, licence_valid_to=days.day(last))
        world.innocent(_LICENCE, body.id)


def _last(world: World, body: Body, table: str, column: str) -> int:
    moments = [np.datetime64(row[column], "D").astype(int) for _, row in world.rows(table, body)]
    return int(max(moments, default=0))


def respelled_site(body: Body) -> str:
    """The body's address as another hand writes it."""
    return respelled(body.row["operating_address"], 3 + body.index % 2)
