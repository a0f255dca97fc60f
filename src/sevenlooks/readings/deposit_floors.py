"""How much a body under a deposit must keep: the fees of one charge period of all its pupils."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.balances import supervised_balances
from sevenlooks.readings.days import days_of_months
from sevenlooks.readings.division import with_division
from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.money import fen


@reading(kept=False)
def deposit_floors(facts: Facts) -> ir.Table:
    """One row a body under a deposit with contracts, on the day on which its accounts are looked at:

    `institution_id`, `floor` (fen: amounts of the contracts in force, less what was refunded, each scaled to at most
    the law's months of its span), `untold` (bool: some do not say from when to when they run), `contract_ids` (array,
    at most twenty).
    """
    looked = facts.reading(supervised_balances)
    looked = looked.filter(looked["mode"] == "deposit", looked.seen_on.notnull()).select("institution_id", "seen_on")
    rows = _signed(facts, looked)
    told = rows.covers_from.notnull() & rows.covers_to.notnull()
    in_force = told & rows.seen_on.between(rows.covers_from, rows.covers_to)
    months = facts.law["deposit_floor"].on(rows.seen_on, rows.division_code)
    span = rows.covers_to.delta(rows.covers_from, unit="day") + 1
    part = ibis.least(days_of_months(rows.covers_from, months) / span, 1.0)
    counted = rows.mutate(
        told=told,
        counts=in_force.fill_null(False),
        fees=(ibis.greatest(rows.amount - rows.refunded.fill_null(0), 0) * part).round().cast("int64"),
    )
    return counted.group_by("institution_id").aggregate(
        floor=counted.fees.sum(where=counted.counts).fill_null(0),
        untold=(~counted.told).any(),
        contract_ids=counted.contract_id.collect(where=counted.counts).sort()[:20],
    )


def _signed(facts: Facts, looked: ir.Table) -> ir.Table:
    """Contracts signed by the day, with what was asked back by then; without those whose first payment came later."""
    contracts = facts.table("contracts")
    contracts = contracts.select(
        "contract_id", "institution_id", "signed_on", "covers_from", "covers_to", amount=fen(contracts.amount)
    )
    rows = contracts.join(looked, "institution_id")
    rows = with_division(facts, rows.filter(rows.signed_on <= rows.seen_on))
    payments = facts.table("payments").semi_join(rows, "contract_id")
    paid = payments.group_by("contract_id").aggregate(first_paid_on=payments.paid_on.min())
    rows = rows.left_join(paid, "contract_id").drop("contract_id_right")
    rows = rows.filter((rows.first_paid_on <= rows.seen_on).fill_null(True))
    refunds = facts.table("refunds").join(rows.select("contract_id", "seen_on"), "contract_id")
    refunds = refunds.filter(refunds.requested_on <= refunds.seen_on)
    refunds = refunds.group_by("contract_id").aggregate(
        refunded=fen(ibis.coalesce(refunds.amount_due, refunds.amount_paid)).sum()
    )
    return rows.left_join(refunds, "contract_id").drop("contract_id_right")
