"""Charges (definitions.md, Money): what a family pays at once, over payments and contracts that go together."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.money import fen

ONE_COURSE = ("institution_id", "student_key", "course_id")


@reading(kept=True)
def largest_charges(facts: Facts) -> ir.Table:
    """One row a contract signed by the as-of day, with the largest charge it had part in by then:

    `contract_id`, `institution_id`, `signed_on`, `division_code`, `body_category`; of the charge: `charged` (fen; 0
    when payments stand in the books but none was due yet), `lessons` (it pays for, a float), `lessons_told` (bool: of
    every contract in it), `covers_from` (date) and `days` (whole days it covers), both null when not told of every
    contract in it, `payment_ids` and `contract_ids` (arrays of at most twenty, sorted).
    """
    contracts = facts.reading(signed_together)
    parts = facts.reading(charge_parts)
    charges = _charges(parts)
    took_part = parts.join(charges, ["together", "first_day"])
    # The earliest of two equal charges, so that every engine picks the same.
    order = took_part.charged * 100_000 - took_part.first_day.epoch_days()
    largest = took_part.group_by("contract_id").aggregate(first_day=took_part.first_day.argmax(order))
    signed = contracts.select("contract_id", "institution_id", "signed_on", "together")
    rows = signed.left_join(largest, "contract_id").drop("contract_id_right")
    rows = rows.left_join(charges, ["together", "first_day"])
    body = facts.reading(bodies).select("division_code", body_category="category", body_id="institution_id")
    rows = rows.left_join(body, rows.institution_id == body.body_id)
    return rows.select(
        "contract_id",
        "institution_id",
        "signed_on",
        "division_code",
        "body_category",
        "covers_from",
        "days",
        "payment_ids",
        "contract_ids",
        charged=rows.charged.fill_null(0),
        lessons=rows.lessons.fill_null(0.0),
        lessons_told=rows.lessons_told.fill_null(True),
    )


@reading(kept=True)
def signed_together(facts: Facts) -> ir.Table:
    """One row a contract signed by the as-of day: its terms, `amount` in fen, and

    `together`: shared by contracts of one pupil at one body for one course that follow one another within the days of
    one charge; the contract's own id otherwise.
    """
    rows = facts.table("contracts")
    rows = rows.filter(rows.signed_on <= facts.day())
    rows = rows.select(
        "contract_id", *ONE_COURSE, "signed_on", "lessons", "covers_from", "covers_to", amount=fen(rows.amount)
    )
    several = rows.filter(rows.course_id.notnull()).group_by(ONE_COURSE).aggregate(contracts=ibis._.count())
    several = several.filter(several.contracts > 1)
    alike = rows.semi_join(several, ONE_COURSE).select("contract_id", *ONE_COURSE, day="signed_on", id="contract_id")
    runs = _runs(facts, alike, ONE_COURSE)
    together = runs.contract_id.min().over(group_by=[*ONE_COURSE, "first_day"])
    runs = runs.select(together=together, member="contract_id")
    rows = rows.left_join(runs, rows.contract_id == runs.member).drop("member")
    return rows.mutate(together=ibis.coalesce(rows.together, rows.contract_id))


@reading(kept=True)
def charge_parts(facts: Facts) -> ir.Table:
    """One row a contract's part in a charge (`together`, `first_day`) by the as-of day: `paid` (fen), `payment_ids`

    (array), and the contract's own terms.
    """
    contracts = facts.reading(signed_together)
    payments = facts.table("payments")
    payments = payments.select("payment_id", "contract_id", day="paid_on", paid=fen(payments.amount))
    # A contract nobody wrote a payment for was paid when it was signed.
    unpaid = contracts.anti_join(payments, "contract_id")
    unpaid = unpaid.select(
        "contract_id", payment_id=ibis.null("string"), day=unpaid.signed_on, paid=unpaid.amount, id=unpaid.contract_id
    )
    paid = payments.filter(payments.day <= facts.day()).mutate(id=payments.payment_id)
    events = ibis.union(paid.select("contract_id", "payment_id", "day", "paid", "id"), unpaid)
    events = events.join(contracts.select("contract_id", "together"), "contract_id")
    runs = _runs(facts, events, ("together",))
    parts = runs.group_by(["together", "first_day", "contract_id"]).aggregate(
        paid=runs.paid.sum(), payment_ids=runs.payment_id.collect()
    )
    return parts.join(contracts.drop("together"), "contract_id")


def _charges(parts: ir.Table) -> ir.Table:
    """One row a charge: its money, lessons and days are those of its contracts by the share paid with it."""
    # Paying more than the contract's amount buys no more than the contract.
    share = ibis.cases((parts.amount > 0, ibis.least(parts.paid / parts.amount, 1.0)), else_=1.0)
    rows = parts.mutate(share=share)
    charges = rows.group_by(
        ["together", "first_day"]
    ).aggregate(
        charged=rows.paid.sum(),
        amount=rows.amount.sum(),
        lessons=(rows.share * rows.lessons).sum().round(2),  # an instalment's odd fen is no lesson
        lessons_told=rows.lessons.notnull().all(),
        covers_from=rows.covers_from.min(),
        covers_to=rows.covers_to.max(),
        days_told=(rows.covers_from.notnull() & rows.covers_to.notnull()).all(),
        contract_ids=rows.contract_id.collect().sort()[:20],
        payment_ids=rows.payment_ids.collect().flatten().sort()[:20],
    )
    whole = charges.covers_to.delta(charges.covers_from, unit="day") + 1
    part = ibis.cases((charges.amount > 0, ibis.least(charges.charged / charges.amount, 1.0)), else_=1.0)
    return charges.mutate(
        covers_from=ibis.cases((charges.days_told, charges.covers_from)),
        days=ibis.cases((charges.days_told, (whole * part).floor().cast("int64"))),
    ).drop("amount", "covers_to", "days_told")


def _runs(facts: Facts, rows: ir.Table, group: tuple[str, ...]) -> ir.Table:
    """Adds `first_day`: the first day of the run, each day of which follows the one before within the days of one
    charge. `rows` has `day`, and `id` to set the order of one day."""
    gap = facts.law["one_charge_days"].at(facts.as_of)
    order = ["day", "id"]
    before = rows.day.lag().over(group_by=group, order_by=order)
    rows = rows.mutate(starts=ibis.cases((before.isnull() | (rows.day.delta(before, unit="day") > gap), rows.day)))
    first_day = rows.starts.max().over(ibis.cumulative_window(group_by=group, order_by=order))
    return rows.mutate(first_day=first_day).drop("starts", "id")
