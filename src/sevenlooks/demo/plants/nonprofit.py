"""Look 2, 营转非与备改审: non-profit in name, for profit in conduct; what the yearly accounts and papers show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sevenlooks.demo import days
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.law_days import DOUBLE_REDUCTION, GUIDE_PRICES
from sevenlooks.demo.world import World

_NON_PROFIT = "subject senior online campus"
_UNAPPROVED = "nonprofit.online_unapproved"


def _account(world: World, body: Body, back: int = 1) -> tuple[int, dict[str, Any]]:
    """Place and values of the body's accounts of the year so many years before the as-of day's."""
    return next(entry for entry in world.rows("financials", body) if entry[1]["year"] == world.as_of.year - back)


def not_converted(world: World) -> None:
    """三部门统一登记通知: by the end of 2021 whoever teaches subjects to the compulsory stage is a non-profit.

    Senior-high bodies, art bodies and closed bodies may be firms.
    """
    rule = "nonprofit.not_converted"
    for turn, body in enumerate(world.claim("subject", world.many())):
        world.alter(body, registration_type=("company", "sole")[turn % 2])
        world.planted(rule, body.id, body)
    firms = [b for b in world.bodies if b.row["registration_type"] == "company"]
    for kind in ("senior", "art", "cancelled"):
        for body in [b for b in firms if b.kind == kind][:2]:
            world.innocent(rule, body.id)


def online_unapproved(world: World) -> None:
    """备改审通知: filing became approval, so an open online subject body holds a licence. An empty number is a gap
    in the record too. A closed one needs none."""
    for body in world.claim("online", world.many()):
        world.alter(body, licence_no=None)
        world.planted(_UNAPPROVED, body.id, body)
        world.planted("reporting.record_incomplete", body.id, body)
    for body in world.claim("suspended cancelled", 2, lambda b: not b.taught):
        world.alter(body, licence_no=None, mode="online")
        world.innocent(_UNAPPROVED, body.id)
    for body in world.hosts("online", 2):
        world.innocent(_UNAPPROVED, body.id)


def surplus_distributed(world: World) -> None:
    """民办教育促进法: a non-profit's organiser takes no return. A firm may; a large surplus that stays is no breach."""
    rule = "nonprofit.surplus_distributed"
    for body in world.claim(_NON_PROFIT, world.many(), lambda b: b.row["registration_type"] == "nonprofit"):
        place, row = _account(world, body)
        world.change("financials", place, distributed=(row["surplus"] / 2).quantize(Decimal(1)) + 10_000)
        world.planted(rule, body.id, body)
    for body in world.claim("art", 2, lambda b: b.row["registration_type"] == "company"):
        world.change("financials", _account(world, body)[0], distributed=50_000)
        world.innocent(rule, body.id)
    for body in world.claim(_NON_PROFIT, 2, lambda b: b.row["registration_type"] == "nonprofit"):
        world.change("financials", _account(world, body)[0], surplus=260_000)
        if date(world.as_of.year - 2, 12, 31) < DOUBLE_REDUCTION:
            world.change("financials", _account(world, body, back=2)[0], distributed=30_000)
        world.innocent(rule, body.id)


def off_book_funds(world: World) -> None:
    """回头看通知 二看, 私设账外资金: more came in than the accounts tell. Two per cent is the slack of cut-off
    days; without the year before, nobody can tell."""
    rule = "nonprofit.off_book_funds"
    busy = [
        (body, received)
        for body in world.claim("subject art senior", 3 * world.many())
        if (received := _received(world, body)) > 4000
    ]
    share = len(busy) // 3 or 1
    for turn, (body, received) in enumerate(busy):
        place, row = _account(world, body)
        earlier_place, earlier = _account(world, body, back=2)
        growth = row["prepaid_balance"] - earlier["prepaid_balance"]
        part = Decimal("0.6") if turn < share or turn % 2 else 1 / Decimal("1.015")
        revenue = (received * part - growth).quantize(Decimal("0.01"))
        if revenue <= 0:
            continue
        sales = revenue if row["subject_sales"] is not None else None
        world.change(
            "financials", place, revenue=revenue, subject_sales=sales, publicity_cost=int(revenue * Decimal("0.02"))
        )
        if turn < share:
            world.planted(rule, body.id, body)
            continue
        if turn % 2:
            world.change("financials", earlier_place, prepaid_balance=None)
        world.innocent(rule, body.id)


def _received(world: World, body: Body) -> Decimal:
    """Payments less refunds of the last closed year, as the books tell."""
    year = world.as_of.year - 1
    paid = sum((r["amount"] for _, r in world.rows("payments", body) if r["paid_on"].year == year), Decimal(0))
    back = [r for _, r in world.rows("refunds", body) if r["paid_on"] and r["paid_on"].year == year]
    return paid - sum((r["amount_paid"] for r in back), Decimal(0))


def cost_inflated(world: World) -> None:
    """回头看通知 二看, 虚增业务成本: pay a head or rent a square metre three times what bodies alike pay in the
    same place.

    A large body pays much in all, and not much a head.
    """
    rule = "nonprofit.cost_inflated"
    for turn, body in enumerate(world.claim("subject art", world.many())):
        place, row = _account(world, body)
        column = ("payroll", "rent")[turn % 2]
        world.change("financials", place, **{column: row[column] * 3})
        world.planted(rule, body.id, body)
    for body in world.claim("subject art", 3):
        place, row = _account(world, body)
        world.change("financials", place, payroll=row["payroll"] * 6, headcount=row["headcount"] * 6)
        world.innocent(rule, body.id)


def publicity_over_share(world: World) -> None:
    """发改价格〔2021〕1279号: publicity counts up to 3 % of subject sales; exactly 3 % is within, and years that
    ended before the rule are not its business."""
    rule = "nonprofit.publicity_over_share"
    for body in world.claim(_NON_PROFIT, world.many()):
        place, row = _account(world, body)
        world.change("financials", place, publicity_cost=int(row["subject_sales"] * Decimal("0.055")) + 1)
        world.planted(rule, body.id, body)
    for turn, body in enumerate(world.claim(_NON_PROFIT, 3)):
        place, row = _account(world, body)
        sales = int(row["subject_sales"]) // 100 * 100
        world.change("financials", place, subject_sales=sales, publicity_cost=sales * 3 // 100)
        if turn and date(world.as_of.year - 2, 12, 31) < GUIDE_PRICES:
            earlier, old = _account(world, body, back=2)
            world.change("financials", earlier, publicity_cost=int(old["subject_sales"] * Decimal("0.06")))
        world.innocent(rule, body.id)
    for body in world.claim("art", 2):
        place, row = _account(world, body)
        world.change("financials", place, publicity_cost=int(row["revenue"] * Decimal("0.08")))
        world.innocent(rule, body.id)


def year_end(world: World, back: int = 1) -> int:
    """The last day of the last closed year, as a number."""
    return days.number(date(world.as_of.year - back, 12, 31))
