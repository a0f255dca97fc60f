"""Supervision of prepaid fees: a body's supervised accounts, its mode on a day, and where each payment went."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.facts import Facts, reading

SUPERVISED = ("custody", "deposit")
_WIDE, _NARROW = "0123456789", "0123456789"


def number(account: ir.StringValue) -> ir.StringValue:
    """An account number as compared: half-width digits, no spaces, dashes or dots."""
    return account.translate(_WIDE + "  \t-‐–—－.", _NARROW)


def is_open(account: ir.Table, day: ir.DateValue) -> ir.BooleanValue:
    """Whether an account (a row with `opened_on`, `closed_on`) was open on a day; an end nobody told is none."""
    return (account.opened_on <= day).fill_null(True) & (account.closed_on >= day).fill_null(True)


def mode_on(facts: Facts, asked: ir.Table) -> ir.Table:
    """Each distinct (`institution_id`, `day`) of `asked` with `mode`: custody, else deposit, else none."""
    asked = asked.select("institution_id", "day").distinct()
    accounts = facts.table("accounts")
    accounts = accounts.filter(accounts.kind.isin(SUPERVISED))
    accounts = accounts.select("kind", "opened_on", "closed_on", of="institution_id")
    rows = asked.left_join(accounts, asked.institution_id == accounts.of)
    rows = rows.mutate(open_kind=ibis.cases((rows.of.notnull() & is_open(rows, rows.day), rows.kind)))
    # "custody" stands before "deposit".
    modes = rows.group_by(["institution_id", "day"]).aggregate(mode=rows.open_kind.min())
    return modes.mutate(mode=modes.mode.fill_null("none"))


@reading(kept=True)
def payees(facts: Facts) -> ir.Table:
    """One row a payment of some money with the account it is said to have gone to: `payment_id`, `institution_id`,

    `paid_on`, `amount`, `payee_account` (as given), and where the books know that account: `account_no`, `kind`,
    `own` (bool: the paying family's body holds it), `open_then` (bool), `statement_from`, `statement_to`.
    """
    payments = facts.table("payments")
    payments = payments.filter(payments.amount > 0)
    payments = payments.select(
        "payment_id", "institution_id", "paid_on", "amount", "payee_account", number=number(payments.payee_account)
    )
    accounts = facts.table("accounts")
    accounts = accounts.select(
        "account_no",
        "kind",
        "opened_on",
        "closed_on",
        "statement_from",
        "statement_to",
        owner="institution_id",
        known_number=number(accounts.account_no),
    )
    rows = payments.left_join(accounts, payments.number == accounts.known_number)
    return rows.select(
        "payment_id",
        "institution_id",
        "paid_on",
        "amount",
        "payee_account",
        "account_no",
        "kind",
        "statement_from",
        "statement_to",
        own=(rows.owner == rows.institution_id).fill_null(False),
        open_then=is_open(rows, rows.paid_on),
    )
