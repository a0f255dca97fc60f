"""Look 2, 抽逃资金与关联交易: money that goes to the organiser and to parties close to him."""

from __future__ import annotations

from sevenlooks.demo import codes, days, deeds
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.law_days import DOUBLE_REDUCTION
from sevenlooks.demo.plants import when
from sevenlooks.demo.plants.nonprofit import _account, year_end
from sevenlooks.demo.world import World

_UNDISCLOSED = "nonprofit.related_party_undisclosed"
_CAPITAL = "nonprofit.capital_withdrawn"


def _has_books(body: Body) -> bool:
    return body.row["registration_type"] == "nonprofit" and bool(body.basic)


def _basic_statement(world: World, body: Body) -> None:
    """Opens the statement of the body's basic account, which starts with its own money in it."""
    first = world.year.span[0] - 62
    place = world.place_of("accounts", "account_no", body.basic)
    world.change("accounts", place, statement_from=days.day(first), statement_to=world.as_of)
    deeds.booked(world, body, first, 900_000, "期初余额结转", account_no=body.basic)


def _party(world: World, body: Body, key: str, disclosed: bool, relation: str) -> str:
    """A party close to the body; returns the account through which it is paid."""
    account = codes.account_number(world.rng)
    world.add(
        "related_parties",
        institution_id=body.id,
        party_key=key,
        party_name="某某商务服务有限公司",
        account_no=account,
        relation=relation,
        disclosed=disclosed,
    )
    return account


def _paid_out(world: World, body: Body, day: int, amount: float, to: str, purpose: str) -> None:
    deeds.booked(world, body, day, -amount, purpose, account_no=body.basic, counterparty_account=to)


def capital_withdrawn(world: World) -> None:
    """回头看通知 二看, 抽逃开办资金: money out to the organiser, told or untold, leaves less than the start-up
    capital.

    A loss made by teaching takes nothing out; a loan to the organiser that leaves the capital whole is no
    withdrawal.
    """
    for turn, body in enumerate(world.claim("subject senior online campus", world.many() + 4, _has_books)):
        _basic_statement(world, body)
        place, row = _account(world, body)
        below = row["startup_capital"] * 3 // 5
        account = _party(world, body, body.row["organiser_key"], True, "举办者")
        if turn < world.many():
            world.change("financials", place, net_assets=below, related_party_cost=0)
            _paid_out(
                world, body, year_end(world) - 30, float(row["startup_capital"] - below) + 50_000, account, "往来款"
            )
            world.planted(_CAPITAL, body.id, body)
        elif turn % 2:
            world.change("financials", place, net_assets=below, surplus=-(row["startup_capital"] - below))
            world.innocent(_CAPITAL, body.id)
        else:
            world.change("financials", place, net_assets=row["startup_capital"] * 2)
            _paid_out(world, body, year_end(world) - 40, 20_000, account, "房租")
            world.innocent(_CAPITAL, body.id)


def related_party_undisclosed(world: World) -> None:
    """回头看通知 二看, 违规关联交易: dealing with one's own is disclosed. What was disclosed, what came in, and
    what was paid before the double reduction are none."""
    bodies = world.claim("subject senior online campus", world.many() + 4, _has_books)
    before = when.eve(world, DOUBLE_REDUCTION)
    for turn, body in enumerate(bodies):
        _basic_statement(world, body)
        told = turn >= world.many() and turn % 2 == 0
        account = _party(world, body, world.key(), told, "实际控制人亲属控制的企业")
        if turn < world.many():
            _paid_out(world, body, when.school_day(world, 50 + turn), 36_000 + 1000 * turn, account, "咨询服务费")
            world.planted(_UNDISCLOSED, body.id, body)
            continue
        if told:
            _paid_out(world, body, when.school_day(world, 80), 30_000, account, "房屋租金")
        else:
            deeds.booked(
                world,
                body,
                when.school_day(world, 90),
                5_000,
                "退回押金",
                account_no=body.basic,
                counterparty_account=account,
            )
            if before is not None:
                _paid_out(world, body, before, 12_000, account, "装修款")
        world.innocent(_UNDISCLOSED, body.id)
