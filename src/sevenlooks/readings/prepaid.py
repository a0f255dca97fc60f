"""What families have paid before it was taught: payments − consumptions − refunds, contract by contract."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.balances import supervised_balances
from sevenlooks.readings.bank_matches import bank_matches
from sevenlooks.readings.days import days_after
from sevenlooks.readings.division import with_division
from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.money import fen


@reading(kept=True)
def prepaid(facts: Facts) -> ir.Table:
    """One row a body under custody or deposit, on the day on which its accounts are looked at (`seen_on`):

    `institution_id`, `prepaid` (fen; what is surely paid and unconsumed), `paid` (fen, ever paid on those contracts),
    `untold` (bool: some payments or consumptions do not tell enough to be counted), `nameless` (bool: that is because
    some payments name no contract), `contract_ids` (array, at most twenty, of contracts with something left).

    A payment counts once the bank has booked it or has had its days to do so. A contract with more consumed than paid
    owes nothing to the others. Contracts paid before the body had its account are left out: their money never had to
    pass through it.
    """
    contracts = facts.reading(paid_contracts)
    paid = contracts.left_join(_consumed(facts, contracts), "contract_id").drop("contract_id_right")
    paid = paid.left_join(_refunded(facts, contracts), "contract_id").drop("contract_id_right")
    given_back = paid.consumed.fill_null(0) + paid.refunded.fill_null(0)
    told = paid.contract_id.notnull() & ~paid.unvalued.fill_null(False)
    rows = paid.mutate(told=told, left=ibis.cases((told, ibis.greatest(paid.paid - given_back, 0)), else_=0))
    return rows.group_by("institution_id").aggregate(
        prepaid=rows.left.sum(),
        paid=rows.paid.sum(where=rows.told).fill_null(0),
        nameless=rows.contract_id.isnull().any(),
        untold=(~rows.told).any(),
        contract_ids=rows.contract_id.collect(where=rows.left > 0).sort()[:20],
    )


@reading(kept=True)
def paid_contracts(facts: Facts) -> ir.Table:
    """One row a contract with payments: `institution_id`, `contract_id` (null for payments that name none), `seen_on`,

    `paid` (fen booked by then, or that should have been).
    """
    looked = facts.reading(supervised_balances)
    looked = looked.filter(looked.seen_on.notnull()).select("institution_id", "seen_on", "held_from")
    payments = facts.table("payments")
    payments = payments.select("payment_id", "contract_id", "institution_id", "paid_on", paid=fen(payments.amount))
    booked = facts.reading(bank_matches).select(booked_id="payment_id", booked_on="booked_on")
    payments = payments.left_join(booked, payments.payment_id == booked.booked_id)
    rows = with_division(facts, payments.join(looked, "institution_id"))
    last_day = days_after(rows.paid_on, facts.law["match_days"].on(rows.paid_on, rows.division_code))
    rows = rows.mutate(there=((last_day <= rows.seen_on) | (rows.booked_on <= rows.seen_on)).fill_null(False))
    contracts = rows.group_by(["institution_id", "contract_id", "seen_on", "held_from"]).aggregate(
        paid=rows.paid.sum(where=rows.there).fill_null(0),
        first_paid_on=rows.paid_on.min(),
    )
    before = (contracts.first_paid_on < contracts.held_from).fill_null(False)
    return contracts.filter(contracts.paid > 0, ~before).drop("first_paid_on", "held_from")


def _consumed(facts: Facts, paid: ir.Table) -> ir.Table:
    """One row a contract: `consumed` (fen by the day), lessons without an amount being worth the contract's price a
    lesson; `unvalued` (bool): some are worth nobody knows what."""
    rows = facts.table("consumptions")
    rows = rows.select("contract_id", "consumed_on", "lessons", amount=fen(rows.amount))
    rows = rows.join(paid.select("contract_id", "seen_on"), "contract_id")
    rows = rows.filter(rows.consumed_on <= rows.seen_on)
    bare = rows.amount.isnull()
    totals = rows.group_by("contract_id").aggregate(
        consumed=rows.amount.sum().fill_null(0),
        bare_lessons=rows.lessons.sum(where=bare).fill_null(0.0),
        bare=bare.any(),
        untold=(bare & rows.lessons.isnull()).any(),
    )
    terms = facts.table("contracts")
    terms = terms.select(of="contract_id", price=fen(terms.amount) / terms.lessons.nullif(0))
    totals = totals.left_join(terms, totals.contract_id == terms.of)
    by_lessons = ibis.cases((totals.bare, (totals.bare_lessons * totals.price).ceil().cast("int64")), else_=0)
    return totals.select(
        "contract_id",
        consumed=totals.consumed + by_lessons.fill_null(0),
        unvalued=totals.untold | (totals.bare & totals.price.isnull()),
    )


def _refunded(facts: Facts, paid: ir.Table) -> ir.Table:
    """One row a contract: `refunded` (fen paid back by the day; all that was due where only the day is told)."""
    rows = facts.table("refunds")
    rows = rows.select("contract_id", "paid_on", refunded=fen(ibis.coalesce(rows.amount_paid, rows.amount_due)))
    rows = rows.join(paid.select("contract_id", "seen_on"), "contract_id")
    rows = rows.filter(rows.paid_on <= rows.seen_on)
    return rows.group_by("contract_id").aggregate(refunded=rows.refunded.sum())
