"""Look 7, 预警: what comes before a closure with the pupils' money."""

from __future__ import annotations

from decimal import Decimal

from sevenlooks.demo import days, deeds
from sevenlooks.demo.honest.bank import PURPOSES
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.plants import when
from sevenlooks.demo.plants.custody import balance, prepaid
from sevenlooks.demo.wording.complaints import REFUNDS
from sevenlooks.demo.world import World

_FALLING = "risk.balance_falling"
_RUNAWAY = "risk.runaway"
_SURGE = "risk.refund_surge"


def _custody(body: Body) -> bool:
    return body.custody is not None


def balance_falling(world: World) -> None:
    """教监管函〔2021〕2号: within three days most of what the account held all year is gone, though not the
    families' part.

    The slow release of a term's lessons, and a little of one's own money taken out, are ordinary.
    """
    last = world.year.span[1]
    for body in world.claim("art subject senior", world.many(), _custody):
        left = max(prepaid(world, body), Decimal(0)) * 11 // 10 + 500
        taken = balance(world, body, last) - left
        for step, share in enumerate((5, 3, 2)):
            deeds.booked(world, body, last - 9 + step, -taken * share // 10, "往来款", counterparty_account=body.basic)
        world.planted(_FALLING, body.id, body)
    for body in world.claim("art subject", 3, _custody):
        deeds.booked(world, body, when.school_day(world, 70), -1_500, PURPOSES[3], counterparty_account=body.basic)
        world.innocent(_FALLING, body.id)


def runaway(world: World) -> None:
    """教监管函〔2021〕2号, 卷钱跑路: new money, fewer lessons, teachers leaving, refunds late, parents complaining,
    all within six weeks. The late refunds are wrong by themselves. Any one of these signs alone happens to honest
    bodies."""
    for body in world.claim("art subject transformed", world.many(), lambda b: _custody(b) and b.size > 0.7):
        start = world.year.span[1] - 42
        _lessons_stop(world, body, start)
        _teachers_leave(world, body, start)
        for step in range(14):
            deeds.charge(world, body, start - 12 + step, 1601 + 2 * step, 14)
        for step in range(9):
            asked = start + step
            row = deeds.refund(world, body, asked, 901, amount_paid=0, paid_on=None)
            world.planted("fees.refund_overdue", row["refund_id"], body)
            _complain(world, body, asked + 16)
        world.planted(_RUNAWAY, body.id, body)
        world.planted(_SURGE, body.id, body)
    signs = world.claim("art transformed", 3, lambda b: _custody(b) and b.size > 0.7)
    for turn, body in enumerate(signs):
        if turn == 0:
            _teachers_leave(world, body, world.year.span[1] - 40)
        elif turn == 1:
            for step in range(2):
                _complain(world, body, world.year.span[1] - 30 + 8 * step)
        else:
            for step in range(8):
                deeds.charge(world, body, world.year.span[1] - 40 + step, 1001 + 2 * step, 10)
        world.innocent(_RUNAWAY, body.id)


def _lessons_stop(world: World, body: Body, start: int) -> None:
    """From that day on four lessons in five are not held, and nothing is consumed or released for them."""
    gone = set()
    for place, row in world.rows("lessons", body):
        if days.number(row["starts_at"].date()) >= start and place % 5:
            world.drop("lessons", place)
            gone.add(row["lesson_id"])
    for place, row in world.rows("consumptions", body):
        if days.number(row["consumed_on"]) >= start and (row["lesson_id"] in gone or row["lesson_id"] is None):
            world.drop("consumptions", place)
    for place, row in world.rows("account_entries", body):
        if row["purpose"] == PURPOSES[1] and days.number(row["booked_on"]) >= start:
            world.drop("account_entries", place)


def _teachers_leave(world: World, body: Body, start: int) -> None:
    """Every second teacher leaves, and most of the others with them, so that the shares stay what they were."""
    there = [(p, r) for p, r in world.rows("staff", body) if r["left_on"] is None]
    leaving = [(p, r) for n, (p, r) in enumerate(there) if r["role"] == "other" or n % 2]
    for step, (place, _) in enumerate(leaving):
        world.change("staff", place, left_on=days.day(min(start + 5 + 4 * step, world.year.span[1] - 1)))
    for place, row in world.rows("platform_records", body):
        world.change("platform_records", place, staff_count=row["staff_count"] - len(leaving))


def _complain(world: World, body: Body, day: int) -> None:
    text = REFUNDS[day % len(REFUNDS)]
    deeds.complaint(
        world,
        text,
        min(day, world.year.span[1] - 1),
        body.row["division_code"],
        institution_id=body.id,
        institution_name=body.row["name"],
        channel="12315",
    )


def refund_surge(world: World) -> None:
    """回头看通知 七看, 退费集中: a dozen refunds asked for within ten days at a body that knew one a month. All
    were paid in time. Two or three are chance."""
    for turn, body in enumerate(world.claim("art senior subject", world.many(), _custody)):
        for step in range(12 + 3 * turn):
            deeds.refund(world, body, world.year.span[1] - 34 + step % 10, 301 + 2 * step)
        world.planted(_SURGE, body.id, body)
    for body in world.claim("art subject", 3, _custody):
        for step in range(2):
            deeds.refund(world, body, world.year.span[1] - 60 + 25 * step, 305)
        world.innocent(_SURGE, body.id)
