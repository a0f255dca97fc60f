"""What lies in a body's supervised accounts, on the last day that their statements tell of."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.money import fen
from sevenlooks.readings.supervision import SUPERVISED, is_open

BANK_CHARGE = "手续费|工本费|账户管理费|账户维护费|账户年费|短信费|询证费"


@reading(kept=True)
def supervised_balances(facts: Facts) -> ir.Table:
    """One row a body with a supervised account open on the as-of day: `institution_id`, `mode` (custody | deposit) and

    `seen_on` (the last day, not after the as-of day, that every such account's statement tells of; null when one has
    no statement), `balance` (fen on that day, null when an account's is not told), `bank_charges` (fen taken by the
    bank till then), `held_from` (since when the body has had an account of that mode; null when not told),
    `account_nos`, `entry_ids` (arrays; the entries that show the balance).
    """
    accounts = _judged_accounts(facts)
    last = _last_entries(facts, accounts)
    rows = accounts.left_join(last, "account_no").drop("account_no_right")
    # An account opened inside its statement begins with nothing.
    new = (rows.opened_on >= rows.statement_from) & (rows.opened_on <= rows.seen_on)
    told = rows.mutate(balance=ibis.cases((rows.entry_id.notnull(), rows.balance), (new, 0)))
    bodies = told.group_by(["institution_id", "mode", "seen_on", "held_from"]).aggregate(
        told=told.balance.notnull().all(),
        balance=told.balance.sum(),
        bank_charges=told.bank_charges.sum(),
        account_nos=told.account_no.collect().sort()[:20],
        entry_ids=told.entry_id.collect().sort()[:20],
    )
    return bodies.mutate(
        balance=ibis.cases((bodies.told, bodies.balance)), bank_charges=bodies.bank_charges.fill_null(0)
    ).drop("told")


def _judged_accounts(facts: Facts) -> ir.Table:
    """The open accounts of each body's mode with the day on which they are looked at together, `seen_on`."""
    supervised = facts.table("accounts")
    supervised = supervised.filter(supervised.kind.isin(SUPERVISED), supervised.institution_id.notnull())
    held = supervised.group_by(["institution_id", "kind"]).aggregate(
        held_from=supervised.opened_on.min(), untold=supervised.opened_on.isnull().any()
    )
    held = held.select(body="institution_id", held_kind="kind", held_from=ibis.cases((~held.untold, held.held_from)))
    now = supervised.filter(is_open(supervised, facts.day()))
    told = (now.statement_from <= facts.day()) & now.statement_to.notnull()
    now = now.mutate(ends=ibis.cases((told, ibis.least(now.statement_to, facts.day()))))
    bodies = now.group_by("institution_id").aggregate(mode=now.kind.min())
    now = now.join(bodies, "institution_id")
    now = now.filter(now.kind == now.mode)
    days = now.group_by("institution_id").aggregate(
        seen_on=ibis.cases((now.ends.notnull().all(), now.ends.min())),
    )
    now = now.join(days, "institution_id")
    now = now.join(held, [now.institution_id == held.body, now.mode == held.held_kind])
    # An account that was opened only after that day had nothing to show then.
    now = now.filter(now.seen_on.isnull() | (now.opened_on <= now.seen_on).fill_null(True))
    return now.select("institution_id", "account_no", "mode", "opened_on", "statement_from", "seen_on", "held_from")


def _last_entries(facts: Facts, accounts: ir.Table) -> ir.Table:
    """Each account's last entry by the day it is looked at (entries of one day stand in the order of their ids):
    `entry_id`, `balance` (fen), and `bank_charges` (fen) of the statement till then."""
    entries = facts.table("account_entries")
    entries = entries.select("entry_id", "account_no", "booked_on", "amount", "purpose", "balance_after")
    entries = entries.join(accounts.select("account_no", "statement_from", "seen_on"), "account_no")
    entries = entries.filter(entries.booked_on.between(entries.statement_from, entries.seen_on))
    # A case looks into the purpose only where money went out; both sides of an "and" are asked of every entry.
    charge = ibis.cases((entries.amount < 0, entries.purpose.re_search(BANK_CHARGE))).fill_null(False)
    days = entries.group_by("account_no").aggregate(
        last_day=entries.booked_on.max(), bank_charges=fen(-entries.amount).sum(where=charge)
    )
    on_last = entries.join(days, [entries.account_no == days.account_no, entries.booked_on == days.last_day])
    nth = ibis.row_number().over(group_by="account_no", order_by=on_last.entry_id.desc())
    on_last = on_last.mutate(nth=nth)
    return on_last.filter(on_last.nth == 0).select(
        "account_no", "entry_id", "bank_charges", balance=fen(on_last.balance_after)
    )
