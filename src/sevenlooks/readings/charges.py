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
    rows = facts.reading(paid_contracts)
    # Most contracts are a charge by themselves; only the others need their payments laid out day by day.
    rows = ibis.union(_lone(rows.filter(rows.lone)), _gathered(facts))
    body = facts.reading(bodies).select("division_code", body_category="category", body_id="institution_id")
    return rows.left_join(body, rows.institution_id == body.body_id).drop("body_id")


@reading(kept=True)
def paid_contracts(facts: Facts) -> ir.Table:
    """One row a contract signed by the as-of day: its terms, `amount` in fen; of its payments `payments` (their number,

    null without any), `first_paid`, `last_paid`, `paid` (fen), `payment_ids` (two at most), all by the as-of day; and
    `lone`: its one charge is plainly all that was paid on it, for no other contract may go together with it.
    """
    rows = facts.table("contracts")
    rows = rows.filter(rows.signed_on <= facts.day())
    terms = rows.select(
        "contract_id", *ONE_COURSE, "signed_on", "lessons", "covers_from", "covers_to", amount=fen(rows.amount)
    )
    several = terms.filter(terms.course_id.notnull()).group_by(ONE_COURSE).aggregate(contracts=ibis._.count())
    several = several.filter(several.contracts > 1)
    alike = terms.semi_join(several, ONE_COURSE).select(alike="contract_id")
    rows = terms.left_join(alike, terms.contract_id == alike.alike)
    payments = _payments(facts)
    rows = rows.left_join(payments, "contract_id").drop("contract_id_right")
    at_once = (rows.payments <= 2) & (rows.last_paid.delta(rows.first_paid, unit="day") <= _gap(facts))
    return rows.mutate(lone=rows.alike.isnull() & (rows.payments.isnull() | at_once.fill_null(False))).drop("alike")


def _payments(facts: Facts) -> ir.Table:
    """One row a contract with any payment: what was paid on it by the as-of day."""
    rows = facts.table("payments")
    due = rows.paid_on <= facts.day()
    ids = rows.payment_id
    paid = rows.group_by("contract_id").aggregate(
        payments=rows.count(where=due),
        first_paid=rows.paid_on.min(where=due),
        last_paid=rows.paid_on.max(where=due),
        paid=fen(rows.amount).sum(where=due),
        first_id=ids.min(where=due),
        last_id=ids.max(where=due),
    )
    one, two = ibis.array([paid.first_id]), ibis.array([paid.first_id, paid.last_id])
    return paid.mutate(payment_ids=ibis.cases((paid.payments == 1, one), (paid.payments == 2, two))).drop(
        "first_id", "last_id"
    )


def _lone(rows: ir.Table) -> ir.Table:
    """Contracts that are a charge by themselves: paid in one go, or without payments and so paid when signed."""
    charged = ibis.coalesce(rows.paid, ibis.cases((rows.payments.isnull(), rows.amount))).fill_null(0)
    share = _share(charged, rows.amount)
    return rows.select(
        "contract_id",
        "institution_id",
        "signed_on",
        charged=charged,
        lessons=_rounded(share * rows.lessons).fill_null(0.0),
        lessons_told=rows.lessons.notnull(),
        covers_from=ibis.cases((rows.covers_to.notnull(), rows.covers_from)),
        days=_days(rows.covers_from, rows.covers_to, share),
        payment_ids=rows.payment_ids,
        contract_ids=ibis.array([rows.contract_id]),
    )


def _gathered(facts: Facts) -> ir.Table:
    """The other contracts, each with the largest charge of those it had part in."""
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
    return rows.select(
        "contract_id",
        "institution_id",
        "signed_on",
        charged=rows.charged.fill_null(0),
        lessons=rows.lessons.fill_null(0.0),
        lessons_told=rows.lessons_told.fill_null(True),
        covers_from=rows.covers_from,
        days=rows.days,
        payment_ids=rows.payment_ids,
        contract_ids=rows.contract_ids,
    )


@reading(kept=True)
def signed_together(facts: Facts) -> ir.Table:
    """One row a contract that is no charge by itself: its terms, `amount` in fen, and

    `together`: shared by contracts of one pupil at one body for one course that follow one another within the days of
    one charge; the contract's own id otherwise.
    """
    rows = facts.reading(paid_contracts)
    rows = rows.filter(~rows.lone)
    rows = rows.select("contract_id", *ONE_COURSE, "signed_on", "lessons", "covers_from", "covers_to", "amount")
    alike = rows.filter(rows.course_id.notnull())
    alike = alike.select("contract_id", *ONE_COURSE, day="signed_on", id="contract_id")
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
    payments = payments.semi_join(contracts, "contract_id")
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
    rows = parts.mutate(share=_share(parts.paid, parts.amount))
    charges = rows.group_by(["together", "first_day"]).aggregate(
        charged=rows.paid.sum(),
        amount=rows.amount.sum(),
        lessons=_rounded((rows.share * rows.lessons).sum()),
        lessons_told=rows.lessons.notnull().all(),
        covers_from=rows.covers_from.min(),
        covers_to=rows.covers_to.max(),
        days_told=(rows.covers_from.notnull() & rows.covers_to.notnull()).all(),
        contract_ids=rows.contract_id.collect().sort()[:20],
        payment_ids=rows.payment_ids.collect().flatten().sort()[:20],
    )
    days = _days(charges.covers_from, charges.covers_to, _share(charges.charged, charges.amount))
    return charges.mutate(
        covers_from=ibis.cases((charges.days_told, charges.covers_from)),
        days=ibis.cases((charges.days_told, days)),
    ).drop("amount", "covers_to", "days_told")


def _share(paid: ir.IntegerValue, amount: ir.IntegerValue) -> ir.FloatingValue:
    """The share of a contract that was paid. Paying more than its amount buys no more than the contract."""
    return ibis.cases((amount > 0, ibis.least(paid / amount, 1.0)), else_=1.0)


def _rounded(lessons: ir.FloatingValue) -> ir.FloatingValue:
    return lessons.round(2)  # an instalment's odd fen is no lesson


def _days(first: ir.DateValue, last: ir.DateValue, share: ir.FloatingValue) -> ir.IntegerValue:
    """The whole days that a share of the time from first to last, both inclusive, comes to."""
    return ((last.delta(first, unit="day") + 1) * share).floor().cast("int64")


def _runs(facts: Facts, rows: ir.Table, group: tuple[str, ...]) -> ir.Table:
    """Adds `first_day`: the first day of the run, each day of which follows the one before within the days of one
    charge. `rows` has `day`, and `id` to set the order of one day."""
    gap = _gap(facts)
    order = ["day", "id"]
    before = rows.day.lag().over(group_by=group, order_by=order)
    rows = rows.mutate(starts=ibis.cases((before.isnull() | (rows.day.delta(before, unit="day") > gap), rows.day)))
    first_day = rows.starts.max().over(ibis.cumulative_window(group_by=group, order_by=order))
    return rows.mutate(first_day=first_day).drop("starts", "id")


def _gap(facts: Facts) -> int:
    """The days by which a payment may follow the one before and still be the same charge."""
    return facts.law["one_charge_days"].at(facts.as_of)
