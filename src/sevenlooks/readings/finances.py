"""What yearly financials and statements say together: financial years with their body, money out to related parties."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts, reading

# Words of a relation that make the related party organiser or controller, beside the keys themselves.
OWNER = "^(举办|实际控制|控制|出资|投资|股东)[者人方]?$"
# Wages and what a family gets back are no withdrawal, whoever receives them.
EARNED = "工资|薪|社保|公积金|退费|退款"
MONEY = (
    "revenue", "subject_sales", "publicity_cost", "distributed", "startup_capital", "net_assets", "prepaid_balance",
)  # fmt: skip


@reading(kept=True)
def financial_years(facts: Facts) -> ir.Table:
    """One row a body and year: `institution_id`, `year`, `ended_on` (date), the money columns (float, yuan), and

    `prepaid_before` (last year's balance, null without last year's row), `division_code`, `subject_body`,
    `nonprofit` (bool: registered as one on the day the year ended; null when the registration is not told).
    """
    years = facts.table("financials")
    years = years.select(
        "institution_id",
        "year",
        **{name: years[name].cast("float64") for name in MONEY},
        ended_on=ibis.date(years.year, 12, 31),
    )
    last = years.select(of="institution_id", next_year=years.year + 1, prepaid_before="prepaid_balance")
    years = years.left_join(last, [years.institution_id == last.of, years.year == last.next_year])
    years = years.drop("of", "next_year")
    body = facts.reading(bodies)
    # A converted body was something else before; what it paid out then was not a non-profit's surplus.
    converted_later = (body.status == "converted") & body.status_on.notnull()
    body = body.select(
        "division_code",
        "subject_body",
        body_id=body.institution_id,
        registration_type=body.registration_type,
        converted_on=ibis.cases((converted_later, body.status_on)),
    )
    rows = years.left_join(body, years.institution_id == body.body_id)
    converted_after = (rows.converted_on > rows.ended_on).fill_null(False)
    nonprofit = (rows.registration_type == "nonprofit") & ~converted_after
    return rows.mutate(nonprofit=nonprofit).drop("body_id", "registration_type", "converted_on")


@reading(kept=True)
def paid_to_related(facts: Facts) -> ir.Table:
    """One row an entry of money out from a body's account to a related party's: `institution_id`, `party_key`,

    `entry_id`, `booked_on`, `amount` (positive, yuan), `earned` (bool: wages or a refund by its purpose).
    """
    parties = facts.table("related_parties").select("institution_id", "party_key", "account_no")
    parties = parties.filter(parties.account_no.notnull()).rename(party_account="account_no", party_of="institution_id")
    accounts = facts.table("accounts").select("account_no", "institution_id")
    entries = facts.table("account_entries")
    entries = entries.filter(entries.amount < 0, entries.booked_on <= facts.day())
    entries = entries.select("entry_id", "account_no", "booked_on", "amount", "purpose", "counterparty_account")
    out = entries.join(parties, entries.counterparty_account == parties.party_account)
    out = out.join(accounts, [out.account_no == accounts.account_no, out.party_of == accounts.institution_id])
    return out.select(
        "institution_id",
        "party_key",
        "entry_id",
        "booked_on",
        amount=-out.amount.cast("float64"),
        earned=out.purpose.fill_null("").re_search(EARNED),
    )


@reading(kept=False)
def owners(facts: Facts) -> ir.Table:
    """`institution_id`, `party_key` of related parties that are the body's organiser or controller."""
    parties = facts.table("related_parties")
    body = facts.reading(bodies)
    body = body.select("organiser_key", "controller_key", body_id=body.institution_id)
    rows = parties.left_join(body, parties.institution_id == body.body_id)
    by_key = (rows.party_key == rows.organiser_key) | (rows.party_key == rows.controller_key)
    by_word = rows.relation.re_search(OWNER)
    return rows.filter(by_key.fill_null(False) | by_word.fill_null(False)).select("institution_id", "party_key")


@reading(kept=False)
def fees_of_year(facts: Facts) -> ir.Table:
    """`institution_id`, `year`, `taken` (yuan): a year's payments less the refunds paid in it."""
    paid = facts.table("payments")
    paid = paid.select("institution_id", day="paid_on", amount=paid.amount.cast("float64"))
    back = facts.table("refunds")
    # A refund without its day of payment is set against the year in which it was asked for.
    back = back.filter(back.amount_paid > 0).select(
        "institution_id", day=ibis.coalesce(back.paid_on, back.requested_on), amount=-back.amount_paid.cast("float64")
    )
    money = ibis.union(paid, back)
    money = money.filter(money.day <= facts.day())
    return money.group_by("institution_id", year=money.day.year().cast("int64")).aggregate(taken=money.amount.sum())
