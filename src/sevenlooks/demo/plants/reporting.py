"""Look 6, 监管信息化: the platform, the ledger and the site tell one story."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import Any

from sevenlooks.demo import codes, deeds
from sevenlooks.demo.frame import respelled
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.plants import when
from sevenlooks.demo.world import World

_OPEN = "subject art senior transformed preschool"
_DIFFERS = "reporting.ledger_differs"
_SITE = "reporting.ledger_not_site"


def _record(world: World, body: Body) -> tuple[int, dict[str, Any]]:
    return world.rows("platform_records", body)[0]


def absent_from_platform(world: World) -> None:
    """底数核查通知: every open body is on the platform. Closed and suspected ones need not be."""
    rule = "reporting.absent_from_platform"
    for body in world.claim(f"{_OPEN} care", world.many()):
        world.drop("platform_records", _record(world, body)[0])
        world.alter(body, listed_online=False)
        world.planted(rule, body.id, body)
    known = set(world.tables["platform_records"]["institution_id"].to_pylist())
    for body in [b for b in world.bodies if not b.open and b.id not in known][:4]:
        world.innocent(rule, body.id)


def status_label_wrong(world: World) -> None:
    """底数核查通知: the label is there and agrees with the ledger, in whichever spelling."""
    rule = "reporting.status_label_wrong"
    for turn, body in enumerate(world.claim(_OPEN, world.many(), lambda b: b.row["status"] == "operating")):
        world.change("platform_records", _record(world, body)[0], status_label=(None, "注销", "停业")[turn % 3])
        world.planted(rule, body.id, body)
    closed = (b for b in world.bodies if b.kind == "cancelled" and world.rows("platform_records", b))
    listed = list(islice(closed, 3))
    for body in listed[:1]:
        world.change("platform_records", _record(world, body)[0], status_label="在营")
        world.planted(rule, body.id, body)
    for body, label in zip(
        world.hosts(_OPEN, 2, lambda b: b.row["status"] == "operating"), ("operating", " 在营 "), strict=False
    ):
        world.change("platform_records", _record(world, body)[0], status_label=label)
        world.innocent(rule, body.id)
    for body in listed[1:]:
        world.innocent(rule, body.id)


def ledger_differs(world: World) -> None:
    """底数核查通知, 账账相符: name, code, address, category and account agree in substance; width, spaces and
    another spelling of the same place are no difference."""
    for turn, body in enumerate(world.claim(_OPEN, world.many(1.5), lambda b: b.custody is not None)):
        place, row = _record(world, body)
        subject = body.row["category"] == "subject"
        wrongs: tuple[dict[str, Any], ...] = (
            {"operating_address": world.places.fresh(body.county)},
            {"supervised_account": codes.account_number(world.rng)},
            {"category": "非学科类" if subject else "学科类"},
            {"name": row["name"][:2] + "星辉未来教育培训中心"},
            {"uscc": codes.social_credit_code("nonprofit", body.row["division_code"], world.rng)},
        )
        world.change("platform_records", place, **wrongs[turn % 5])
        world.planted(_DIFFERS, body.id, body)
    for turn, body in enumerate(world.claim(_OPEN, 3, lambda b: b.custody is not None)):
        place, row = _record(world, body)
        account = str(body.custody)
        harmless: tuple[dict[str, Any], ...] = (
            {"operating_address": respelled(f"福建省{body.row['operating_address']}", 1)},
            {"supervised_account": f"{account[:4]}-{account[4:8]}-{account[8:]}"},
            {"name": f" {row['name'].strip()}　", "uscc": str(row["uscc"]).lower()},
        )
        world.change("platform_records", place, **harmless[turn % 3])
        world.innocent(_DIFFERS, body.id)


def ledger_not_site(world: World) -> None:
    """底数核查通知, 账实相符: somebody is there on a weekday in term, and the numbers are those of the books.

    Nobody on a Sunday, a visitor who did not count, and one person more or less prove nothing.
    """
    for turn, body in enumerate(world.claim("subject art senior", world.many(1.4))):
        place, row = _record(world, body)
        if turn % 3 == 0:
            day = when.school_day(world, 21 + turn)
            deeds.visit(
                world,
                body.row["division_code"],
                day,
                institution_id=body.id,
                pupils=0,
                teachers=0,
                outcome="大门紧闭，无人",
            )
        elif turn % 3 == 1:
            world.change("platform_records", place, staff_count=row["staff_count"] * 2 + 3)
        else:
            world.change("platform_records", place, course_count=row["course_count"] // 2)
        world.planted(_SITE, body.id, body)
    sunday = next(n for n in world.year.rest_days() if (n + 3) % 7 == 6)
    for turn, body in enumerate(world.claim("subject art senior", 3)):
        place, row = _record(world, body)
        if turn == 0:
            deeds.visit(
                world,
                body.row["division_code"],
                sunday,
                institution_id=body.id,
                pupils=0,
                teachers=0,
                outcome="休息日未开门",
            )
        elif turn == 1:
            deeds.visit(
                world,
                body.row["division_code"],
                when.school_day(world, 24),
                institution_id=body.id,
                pupils=None,
                teachers=None,
            )
        else:
            world.change("platform_records", place, staff_count=row["staff_count"] + 1)
        world.innocent(_SITE, body.id)


def record_incomplete(world: World) -> None:
    """底数核查通知: an open body's required items are there and can be true. A closed body's gaps, and items that
    are not required, are none."""
    rule = "reporting.record_incomplete"
    for turn, body in enumerate(world.claim("art preschool transformed care", world.many(1.4))):
        wrong = codes.wrong_check_digit(str(body.row["uscc"]))
        gaps: tuple[dict[str, Any], ...] = (
            {"legal_rep": None},
            {"licence_valid_to": None},
            {"uscc": wrong},
            {"status_on": body.row["opened_on"] - timedelta(days=400)},
        )
        world.alter(body, **gaps[turn % 4])
        if turn % 4 == 2:
            world.change("platform_records", _record(world, body)[0], uscc=wrong)
        world.planted(rule, body.id, body)
    for body in world.claim("suspended banned cancelled", 2, lambda b: not b.taught):
        world.alter(body, legal_rep=None, licence_no=None)
        world.innocent(rule, body.id)
    for body in world.claim("art", 2):
        world.alter(body, owner=None, floor_area_m2=None, capacity=None)
        world.innocent(rule, body.id)


def stale_record(world: World) -> None:
    """底数核查通知, 僵尸数据: nothing moved in ninety days of term, neither on the platform nor in the books.

    A platform record left alone while lessons go on is none, nor is a quiet body that reported lately.
    """
    rule = "reporting.stale_record"
    for body in world.claim("care", world.many()):
        world.change(
            "platform_records", _record(world, body)[0], audited_on=_ago(world, 300), updated_on=_ago(world, 260)
        )
        world.planted(rule, body.id, body)
    for body in world.claim("subject art", 2):
        world.change(
            "platform_records", _record(world, body)[0], updated_on=_ago(world, 240), audited_on=_ago(world, 300)
        )
        world.innocent(rule, body.id)
    for body in world.claim("care", 2):
        world.change(
            "platform_records", _record(world, body)[0], updated_on=_ago(world, 80), audited_on=_ago(world, 300)
        )
        world.innocent(rule, body.id)


def _ago(world: World, count: int) -> Any:
    return world.as_of - timedelta(days=count)


def heads_follow(world: World) -> None:
    """The platform follows the books where other plants brought people or courses, so that no count differs by them."""
    for body in world.bodies:
        staff, courses = world.gained("staff", body), world.gained("courses", body)
        if not (staff or courses) or not world.rows("platform_records", body):
            continue
        place, row = _record(world, body)
        there = sum(r.get("left_on") is None or r["left_on"] > world.as_of for r in staff)
        counted = {"staff_count": (row["staff_count"] or 0) + there}
        if row["course_count"] is not None or courses:
            counted["course_count"] = (row["course_count"] or 0) + len(courses)
        world.change("platform_records", place, **counted)
