"""What happened at each body in each calendar week, up to the as-of day: the large books brought down to counts.

All have `institution_id`, `week` (methods.warning.weeks: Monday to Sunday, numbered) and counts or fen.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.balances import supervised_balances
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.money import fen

_MONEY = ("paid", "consumed", "refunded", "taught", "charges")
MOVE_DAYS = 31  # between leaving one site of a body and joining another
# Words of a complaint about money that does not come back, or a door that is shut on it.
ABOUT_REFUNDS = (
    "退费|退款|退钱|退学费|退课|退还|不退|拖着|没上完|未上完|课时费|卷钱|卷款|跑路|大门锁|锁了门|关门|停课|联系不上"
)


def week_of(day: ir.DateValue) -> ir.IntegerValue:
    """The running number of a day's week; 1 January 1970 was a Thursday."""
    return ((day.epoch_days().cast("int64") + 3) // 7).cast("int64")


def knows_prepaid(facts: Facts) -> bool:
    """Whether the books tell what was paid and what was taught."""
    return facts.has("contracts") and facts.has("consumptions")


@reading(kept=False)
def weekly_lessons(facts: Facts) -> ir.Table:
    """`lessons` held (int)."""
    rows = facts.table("lessons")
    rows = rows.filter(rows.pupils.isnull() | (rows.pupils > 0), rows.starts_at.date() <= facts.day())
    return rows.group_by(["institution_id", week_of(rows.starts_at.date()).name("week")]).aggregate(
        lessons=rows.count()
    )


@reading(kept=True)
def weekly_money(facts: Facts) -> ir.Table:
    """`paid`, `consumed`, `refunded` (fen), `taught` (lessons consumed), `charges` (payments).

    Without payments, a contract is paid when it is signed; a consumption without an amount is worth the contract's
    price a lesson, one without lessons is one.
    """
    if facts.has("payments"):
        came = facts.table("payments")
        came = came.select("institution_id", day="paid_on", fen=fen(came.amount))
    else:
        came = facts.table("contracts")
        came = came.select("institution_id", day="signed_on", fen=fen(came.amount))
    used = facts.table("consumptions").select("contract_id", "lessons", "amount", day="consumed_on")
    used = _of_contract(facts, used)
    worth = ibis.coalesce(fen(used.amount), (used.lessons * used.price).ceil().cast("int64"))
    used = used.select("institution_id", "day", fen=worth, lessons=used.lessons.fill_null(1.0))
    back = facts.table("refunds").filter(lambda r: r.paid_on.notnull())
    back = back.select("institution_id", day="paid_on", fen=fen(ibis.coalesce(back.amount_paid, back.amount_due)))
    parts = [_sums(facts, name, rows) for name, rows in (("paid", came), ("consumed", used), ("refunded", back))]
    every = ibis.union(*parts)
    return every.group_by(["institution_id", "week"]).aggregate(**{name: every[name].sum() for name in _MONEY})


def _sums(facts: Facts, name: str, rows: ir.Table) -> ir.Table:
    """Fen by body and week in the column of that name, lessons in `taught`, payments in `charges`; else nothing."""
    rows = rows.filter(rows.day <= facts.day())
    nothing = ibis.literal(0, "int64")
    taught = rows.lessons.sum() if "lessons" in rows.columns else ibis.literal(0.0)
    sums = rows.group_by(["institution_id", week_of(rows.day).name("week")]).aggregate(
        fen=rows.fen.sum(), taught=taught, rows=rows.count()
    )
    shares = {each: sums.fen if each == name else nothing for each in ("paid", "consumed", "refunded")}
    charges = sums.rows if name == "paid" else nothing
    return sums.select("institution_id", "week", **shares, taught=sums.taught.cast("float64"), charges=charges)


@reading(kept=True)
def weekly_entries(facts: Facts) -> ir.Table:
    """`booked` (fen, in less out) in a body's accounts of the kind under which it is supervised, closed ones too."""
    held = facts.reading(supervised_balances).select("mode", of="institution_id")
    accounts = facts.table("accounts").select("account_no", "institution_id", "kind")
    accounts = accounts.semi_join(held, [accounts.institution_id == held.of, accounts.kind == held["mode"]])
    entries = facts.table("account_entries")
    entries = entries.filter(entries.booked_on <= facts.day())
    # The sums of accounts and weeks are few; they are joined instead of the entries.
    sums = entries.group_by(["account_no", week_of(entries.booked_on).name("week")]).aggregate(
        booked=fen(entries.amount).sum()
    )
    rows = sums.join(accounts.select("account_no", "institution_id"), "account_no")
    return rows.group_by(["institution_id", "week"]).aggregate(booked=rows.booked.sum())


@reading(kept=False)
def statements(facts: Facts) -> ir.Table:
    """One row a body of `supervised_balances`: `mode`, `balance` (fen), and the days of which its statements tell,

    `told_from` (of the earliest of its accounts of that kind) to `seen_on`.
    """
    held = facts.reading(supervised_balances).select("institution_id", "mode", "balance", "seen_on")
    accounts = facts.table("accounts")
    first = accounts.group_by(["institution_id", "kind"]).aggregate(told_from=accounts.statement_from.min())
    rows = held.left_join(first, [held.institution_id == first.institution_id, held["mode"] == first.kind])
    return rows.select("institution_id", "mode", "balance", "seen_on", "told_from")


@reading(kept=False)
def weekly_staff(facts: Facts) -> ir.Table:
    """`joined`, `gone` (people) and `left` (those of them who left the body for good, not for another of its sites)."""
    rows = facts.table("staff").select("institution_id", "person_key", "joined_on", "left_on")
    root = facts.reading(bodies)
    root = root.select(of="institution_id", root=ibis.coalesce(root.parent_id, root.institution_id))
    rows = rows.left_join(root, rows.institution_id == root.of).drop("of")
    leaving = rows.filter(rows.left_on <= facts.day())
    again = rows.select(person="person_key", family="root", again_on="joined_on")
    again = again.filter(again.again_on <= facts.day())
    met = leaving.join(again, [leaving.person_key == again.person, leaving.root == again.family])
    near = met.again_on.delta(met.left_on, unit="day").abs() <= MOVE_DAYS
    # Somebody hired and gone within a month has left: it is the row's own first day that lies near.
    moved = met.filter(near, met.again_on != met.joined_on)
    stayed_away = leaving.anti_join(moved, ["institution_id", "person_key", "joined_on"])
    joining = rows.filter(rows.joined_on <= facts.day())
    parts = [
        _people(joining, joining.joined_on, joined=1),
        _people(leaving, leaving.left_on, gone=1),
        _people(stayed_away, stayed_away.left_on, left=1),
    ]
    every = ibis.union(*parts)
    return every.group_by(["institution_id", "week"]).aggregate(
        joined=every.joined.sum(), gone=every.gone.sum(), left=every.left.sum()
    )


@reading(kept=False)
def weekly_refunds(facts: Facts) -> ir.Table:
    """`due` (refunds whose last day lies in that week and before the as-of day) and `late` (not all paid by then)."""
    rows = facts.table("refunds")
    rows = rows.filter(rows.due_on < facts.day(), (rows.amount_due > 0).fill_null(True))
    whole = (rows.amount_paid >= rows.amount_due).fill_null(True)
    in_time = ((rows.paid_on <= rows.due_on) & whole).fill_null(False)
    return rows.group_by(["institution_id", week_of(rows.due_on).name("week")]).aggregate(
        due=rows.count(), late=(~in_time).sum()
    )


@reading(kept=False)
def weekly_complaints(facts: Facts) -> ir.Table:
    """`complaints` that name the body, and `about_refunds`, those of them that speak of money not coming back."""
    rows = facts.table("complaints")
    rows = rows.filter(rows.institution_id.notnull(), rows.received_at.date() <= facts.day())
    return rows.group_by(["institution_id", week_of(rows.received_at.date()).name("week")]).aggregate(
        complaints=rows.count(), about_refunds=rows.text.re_search(ABOUT_REFUNDS).fill_null(False).sum()
    )


@reading(kept=True)
def weekly_contracts(facts: Facts) -> ir.Table:
    """What begins less what ends: `running` (contracts) and `promised` (lessons a week by their terms), so that sums

    over the weeks so far tell what runs.
    """
    rows = facts.table("contracts")
    rows = rows.filter(rows.signed_on <= facts.day())
    weeks = (rows.covers_to.delta(rows.covers_from, unit="day") + 1) / 7
    terms = rows.select(
        "institution_id",
        begin=ibis.coalesce(rows.covers_from, rows.signed_on),
        end="covers_to",
        promised=(rows.lessons / ibis.greatest(weeks, 1)).fill_null(0.0),
    )
    begun = terms.filter(terms.begin <= facts.day())
    over = begun.filter(begun.end < facts.day())
    starts = begun.select("institution_id", "promised", week=week_of(begun.begin), running=ibis.literal(1, "int64"))
    ends = over.select(
        "institution_id", promised=-over.promised, week=week_of(over.end) + 1, running=ibis.literal(-1, "int64")
    )
    every = ibis.union(starts, ends.select(starts.columns))
    return every.group_by(["institution_id", "week"]).aggregate(
        running=every.running.sum(), promised=every.promised.sum()
    )


def _of_contract(facts: Facts, rows: ir.Table) -> ir.Table:
    """Rows with their contract's body and `price` (fen a lesson)."""
    terms = facts.table("contracts")
    terms = terms.select("contract_id", "institution_id", price=fen(terms.amount) / terms.lessons.nullif(0))
    return rows.join(terms, "contract_id")


def _people(rows: ir.Table, day: ir.DateValue, **which: int) -> ir.Table:
    counts = {name: ibis.literal(which.get(name, 0), "int64") for name in ("joined", "gone", "left")}
    return rows.select("institution_id", week=week_of(day), **counts)
