"""Look 3, 预收费监管: whether prepaid money is where it must be."""

from __future__ import annotations

from decimal import Decimal

from sevenlooks.demo import codes, days, deeds
from sevenlooks.demo.honest.bank import PURPOSES
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.law_days import PREPAID
from sevenlooks.demo.plants import when
from sevenlooks.demo.world import World

_TEACHING = "subject senior art online"


def _custody(body: Body) -> bool:
    return body.custody is not None


def prepaid(world: World, body: Body) -> Decimal:
    """Payments less lessons consumed less refunds, on the as-of day, as the honest books tell."""
    paid = sum((r["amount"] for _, r in world.rows("payments", body)), Decimal(0))
    used = sum((r["amount"] for _, r in world.rows("consumptions", body)), Decimal(0))
    back = sum((r["amount_paid"] or Decimal(0) for _, r in world.rows("refunds", body)), Decimal(0))
    return paid - used - back


def balance(world: World, body: Body, day: int) -> Decimal:
    """The supervised account's balance at the end of a day."""
    entries = (r for _, r in world.rows("account_entries", body) if r["booked_on"] <= days.day(day))
    return sum((r["amount"] for r in entries), Decimal(0))


def outside_supervised_account(world: World) -> None:
    """教监管函〔2021〕2号: all prepaid money goes into the body's own supervised account. Under a deposit any
    account of the body's own will do; an account nobody wrote down proves nothing; spaces in a number are no other
    number."""
    rule = "fees.outside_supervised_account"
    others = {b.basic for b in world.bodies if b.open and b.basic} | {codes.account_number(world.rng)}
    for turn, body in enumerate(world.hosts(_TEACHING, world.many(), _custody)):
        other = sorted(others - {body.basic})[turn % len(others - {body.basic})]
        payee = (codes.account_number(world.rng), body.basic, other)[turn % 3]
        day = when.school_day(world, 35 + 4 * turn)
        signed = deeds.contract(world, body, day, amount=deeds.odd_amount(world))
        paid = deeds.payment(
            world, body, signed, day, payee_account=payee, channel=("wechat", "bank", "other")[turn % 3]
        )
        world.planted(rule, paid["payment_id"], body)
    for body in world.hosts(_TEACHING, 2, lambda b: b.deposit is not None):
        signed, paid = deeds.charge(world, body, when.school_day(world, 36))
        world.innocent(rule, paid["payment_id"])
    for body, spaced in zip(world.hosts(_TEACHING, 2, _custody), (False, True), strict=False):
        day, own = when.school_day(world, 39), body.custody or ""
        signed = deeds.contract(world, body, day, amount=deeds.odd_amount(world))
        written = f"{own[:4]} {own[4:10]} {own[10:]}" if spaced else None
        paid = deeds.payment(world, body, signed, day, payee_account=written)
        deeds.booked(world, body, day + 1, signed["amount"])
        world.innocent(rule, paid["payment_id"])
    before = when.eve(world, PREPAID)
    for body in world.hosts(_TEACHING, 2 if before else 0, _custody):
        signed = deeds.contract(world, body, before or 0, amount=deeds.odd_amount(world))
        paid = deeds.payment(world, body, signed, before or 0, payee_account=codes.account_number(world.rng))
        world.innocent(rule, paid["payment_id"])


def not_seen_at_bank(world: World) -> None:
    """教监管函〔2021〕2号: what is said to be in custody is in its statement. Banks book a day early or days late,
    keep a small charge, gather a day's payments or split one; a payment of yesterday may still be on its way."""
    rule = "fees.not_seen_at_bank"
    for turn, body in enumerate(world.hosts(_TEACHING, world.many(), _custody)):
        day = when.school_day(world, 38 + 6 * turn)
        signed = deeds.contract(world, body, day, amount=deeds.odd_amount(world))
        world.planted(rule, deeds.payment(world, body, signed, day)["payment_id"], body)
    manners = ((7, ("1",)), (-1, ("1",)), (2, ("0.991",)), (1, ("0.4", "0.6")), (3, ("2",)))
    for body, (lag, parts) in zip(world.hosts(_TEACHING, len(manners), _custody), manners, strict=False):
        day, amount = _quiet_day(world, body, when.school_day(world, 64)), deeds.odd_amount(world, 1900)
        for _ in range(2 if parts == ("2",) else 1):
            paid = deeds.payment(world, body, deeds.contract(world, body, day, amount=amount), day)
            world.innocent(rule, paid["payment_id"])
        shares = [(amount * Decimal(part)).quantize(Decimal("0.01")) for part in parts[:-1]]
        whole = amount * Decimal(parts[-1]) if len(parts) == 1 else amount
        for share in (*shares, whole.quantize(Decimal("0.01")) - sum(shares, Decimal(0))):
            deeds.booked(world, body, day + lag, share)
    for body in world.hosts(_TEACHING, 1, _custody):
        signed = deeds.contract(world, body, world.year.span[1] - 1, amount=deeds.odd_amount(world))
        world.innocent(rule, deeds.payment(world, body, signed, world.year.span[1])["payment_id"])


def _quiet_day(world: World, body: Body, day: int) -> int:
    """The first day from `day` on at which no other payment of the body came in."""
    busy = {days.number(r["paid_on"]) for _, r in world.rows("payments", body)}
    return next(n for n in range(day, day + 400) if n not in busy)


def balance_short(world: World) -> None:
    """教监管函〔2021〕2号: what families prepaid and did not yet use stands in custody. Most of it was taken out,
    so the warning lines of look 7 are crossed as well. Taking out some of one's own money leaves enough; a deposit
    is judged by its own rule."""
    rule = "fees.balance_short"
    rich = world.claim("art transformed senior", world.many(), lambda b: _custody(b) and prepaid(world, b) > 1500)
    day = world.year.span[1] - 6
    for body in rich:
        taken = balance(world, body, world.year.span[1]) - prepaid(world, body) * 3 // 10
        deeds.booked(world, body, day, -taken, "往来款", counterparty_account=body.basic)
        world.planted(rule, body.id, body)
        world.planted("risk.balance_falling", body.id, body)
    for body in world.claim(_TEACHING, 2, _custody):
        deeds.booked(world, body, day - 80, -2_000, PURPOSES[3], counterparty_account=body.basic)
        world.innocent(rule, body.id)
    for body in world.hosts(_TEACHING, 2, lambda b: b.deposit is not None):
        world.innocent(rule, body.id)


def deposit_below_floor(world: World) -> None:
    """教监管函〔2021〕2号, mode B: the deposit is not below the fees of all contracts in force. Taken out in
    mid-term, it is."""
    rule = "fees.deposit_below_floor"
    day = when.school_day(world, 25)
    for body in world.claim(_TEACHING, world.many(), lambda b: b.deposit is not None):
        for step in range(4):
            deeds.charge(world, body, day + step, 901)
        _, opening = world.rows("account_entries", body)[0]
        own = {"account_no": body.deposit, "counterparty_account": body.basic}
        deeds.booked(world, body, day, 1_000 - opening["amount"], "往来款", **own)
        world.planted(rule, body.id, body)
    for body in world.claim(_TEACHING, 3, lambda b: b.deposit is not None):
        place, opening = world.rows("account_entries", body)[0]
        world.change("account_entries", place, amount=max(_most_in_force(world, body), Decimal(5_000)))
        world.innocent(rule, body.id)


def _in_force(world: World, body: Body, day: int) -> Decimal:
    on = days.day(day)
    rows = (
        r for _, r in world.rows("contracts", body) if min(r["signed_on"], r["covers_from"]) <= on <= r["covers_to"]
    )
    return sum((r["amount"] for r in rows), Decimal(0))


def _most_in_force(world: World, body: Body) -> Decimal:
    rows = [r for _, r in world.rows("contracts", body)]
    starts = {days.number(min(r["signed_on"], r["covers_from"])) for r in rows}
    return max((_in_force(world, body, day) for day in starts), default=Decimal(0))
