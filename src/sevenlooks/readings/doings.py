"""What a body did after a day: lessons, payments, money in, consumptions, adverts, visits (definitions.md, Teaching).

Every reading here takes `after`, a table of `institution_id` and `day`: only what happened later than that body's day
is kept, so that the large books are met by few rows. All give the same columns: `institution_id`, `kind` (the book),
`key` (of its row), `day` (it happened), `amount` (yuan, null where no money is told). Nothing later than the as-of day.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.facts import Facts

# Interest, charges, what is given back, wages owed, taxes, and the settling of what was there before: no business.
NO_BUSINESS = (
    "利息|结息|付息|手续费|退|返还|押金|保证金|工资|薪|社保|医保|公积金|税费|税款|清偿|欠|还款|归还|收回"
    "|补贴|补助|赔|变卖|处置|拍卖|转让|划转|调拨|内部|冲正|清算组|清算分配"
)
# A notice that a body has closed is no advert, unless it goes on to offer lessons.
CLOSING_NOTICE = "退费|退款|停业|停办|停课|歇业|闭店|注销|清算|终止办学|转让"
OFFER = "招生|报名|开班|开课|试听|名额|辅导|补习|补课|提分|预约|火热|继续上课"


def held_lessons(facts: Facts, after: ir.Table) -> ir.Table:
    """Lessons by the day they began; one that nobody attended was planned and not held."""
    lessons = facts.table("lessons")
    lessons = lessons.filter(lessons.pupils.isnull() | (lessons.pupils > 0))
    return _later(facts, lessons, after, "lessons", lessons.lesson_id, lessons.starts_at.date())


def taken_payments(facts: Facts, after: ir.Table) -> ir.Table:
    payments = facts.table("payments")
    payments = payments.filter(payments.amount > 0)
    return _later(facts, payments, after, "payments", payments.payment_id, payments.paid_on, payments.amount)


def money_in(facts: Facts, after: ir.Table) -> ir.Table:
    """Entries into the body's accounts that are business: no interest, no transfer of its own, nothing settled.

    An entry within the bank's days after a payment from before `after` may be that payment arriving late, and is none.
    """
    accounts = facts.table("accounts").select("account_no", "institution_id")
    entries = facts.table("account_entries")
    entries = entries.filter(entries.amount > 0)
    # Banks write the same few purposes over and over: each is read once.
    purposes = entries.select(said="purpose").distinct()
    settling = purposes.filter(purposes.said.re_search(NO_BUSINESS))
    entries = entries.anti_join(settling, entries.purpose == settling.said)
    entries = entries.join(accounts, "account_no").select(
        "institution_id", "entry_id", "booked_on", "amount", "counterparty_account"
    )
    own = accounts.select(own_body=accounts.institution_id, own_account=accounts.account_no)
    between_own = [
        entries.institution_id == own.own_body,
        entries.counterparty_account == own.own_account,
    ]
    entries = entries.anti_join(own, between_own)
    found = _later(facts, entries, after, "account_entries", entries.entry_id, entries.booked_on, entries.amount)
    found = facts.keep("money_in_after", found)
    return found.anti_join(_arriving_late(facts, found, after), "key")


def _arriving_late(facts: Facts, entries: ir.Table, after: ir.Table) -> ir.Table:
    """Entries that the payments of the bank's days before them, none later than `after`, are enough to explain."""
    days = facts.law["match_days"].at(facts.as_of)
    near = entries.join(after.rename(last_day="day"), "institution_id")
    near = near.filter(near.day.delta(near.last_day, unit="day") <= days)
    paid = facts.table("payments").join(after.rename(last_day="day"), "institution_id")
    paid = paid.filter(paid.paid_on <= paid.last_day, paid.last_day.delta(paid.paid_on, unit="day") <= days)
    paid = paid.select(payer_of="institution_id", paid_on="paid_on", paid=paid.amount.cast("float64"))
    in_time = near.day.delta(paid.paid_on, unit="day") <= days
    met = near.join(paid, [near.institution_id == paid.payer_of, in_time])
    totals = met.group_by("key").aggregate(amount=met.amount.max(), paid=met.paid.sum())
    return totals.filter(totals.amount <= totals.paid).select("key")


def consumed(facts: Facts, after: ir.Table) -> ir.Table:
    """Consumptions through their contracts; confirming late what was taught before is settling, and is none."""
    contracts = facts.table("contracts").select("contract_id", "institution_id")
    contracts = contracts.semi_join(after, "institution_id")
    rows = facts.table("consumptions").join(contracts, "contract_id")
    key, day = rows.consumption_id, rows.consumed_on
    found = _later(facts, rows, after, "consumptions", key, day, rows.amount, "lesson_id", "confirmed_by")
    lessons = facts.table("lessons")
    lessons = lessons.select(lesson="lesson_id", taught_on=lessons.starts_at.date())
    found = found.left_join(lessons, found.lesson_id == lessons.lesson).drop("lesson")
    found = found.join(after.rename(last_day="day"), "institution_id")
    late = ibis.coalesce(found.taught_on <= found.last_day, found.confirmed_by == "default", ibis.literal(False))
    return found.filter(~late).drop("lesson_id", "taught_on", "confirmed_by", "last_day")


def advertised(facts: Facts, after: ir.Table) -> ir.Table:
    """Adverts whose page names the body, by the day of publication, else the day they were taken in."""
    adverts = facts.table("adverts")
    adverts = adverts.filter(adverts.institution_id.notnull())
    adverts = facts.with_day_of_intake(adverts)
    notice = adverts.text.re_search(CLOSING_NOTICE) & ~adverts.text.re_search(OFFER)
    adverts = adverts.filter(~notice)
    day = ibis.coalesce(adverts.published_at.date(), adverts.taken_in_on)
    return _later(facts, adverts, after, "adverts", adverts.advert_id, day)


def seen_teaching(facts: Facts, after: ir.Table) -> ir.Table:
    """Visits that saw subject teaching at the body."""
    visits = facts.table("site_visits")
    visits = visits.filter(visits.teaching_subjects)
    return _later(facts, visits, after, "site_visits", visits.visit_id, visits.visited_at.date())


def _later(
    facts: Facts,
    rows: ir.Table,
    after: ir.Table,
    kind: str,
    key: ir.StringValue,
    day: ir.DateValue,
    amount: ir.NumericValue | None = None,
    *carried: str,
) -> ir.Table:
    told = rows.select(
        *carried,
        institution_id=rows.institution_id,
        kind=ibis.literal(kind),
        key=key,
        day=day,
        amount=ibis.null("float64") if amount is None else amount.cast("float64"),
    )
    told = told.filter(told.day <= facts.day())
    limits = after.select(limited="institution_id", last_day="day")
    later = told.join(limits, [told.institution_id == limits.limited, told.day > limits.last_day])
    return later.drop("limited", "last_day")


def keys_of(doings: ir.Table, kind: str) -> ir.ArrayValue:
    """Within a group: the first twenty keys of one book, in order, as evidence."""
    return doings.key.collect(where=doings.kind == kind).sort()[:20]
