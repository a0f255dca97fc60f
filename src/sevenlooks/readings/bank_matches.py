"""Payments said to be in custody, matched with that account's statement (methods.bank_matching)."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sevenlooks.methods.bank_ledger import Movements
from sevenlooks.methods.bank_matching import match_payments
from sevenlooks.readings.division import with_division
from sevenlooks.readings.facts import Facts, batch_reading
from sevenlooks.readings.money import fen
from sevenlooks.readings.supervision import payees

# Money in that is no fee: interest and deposits that come back. A bank's charge is money out, or stands inside a fee.
NO_FEE = "利息|结息|付息|退.{0,4}(保证金|押金)|(保证金|押金).{0,4}[退返]"


def _match(movements: pa.Table) -> pa.Table:
    """`payment_id`, `seen` (bool: the statement has an entry for it) and `booked_on` (its day, null when unseen).

    Movements come in the order of ids.
    """
    accounts = movements["account_no"].combine_chunks().dictionary_encode()
    codes = accounts.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    days = movements["day"].to_numpy().astype(np.int64)
    amounts = movements["amount"].to_numpy()
    is_payment = movements["is_payment"].to_numpy()

    def side(rows: np.ndarray) -> Movements:
        return Movements(account=codes[rows], day=days[rows], amount=amounts[rows])

    match_days = movements["match_days"].to_numpy()[is_payment].astype(np.int64)
    matches = match_payments(side(is_payment), side(~is_payment), match_days)
    ids = pc.filter(movements["id"], movements["is_payment"])
    seen = matches.step > 0
    booked = np.zeros(len(seen), np.int32)
    booked[seen] = days[~is_payment][matches.entry[seen]]
    booked_on = pa.array(booked, pa.int32(), mask=~seen).cast(pa.date32())
    return pa.table({"payment_id": ids, "seen": pa.array(seen), "booked_on": booked_on})


@batch_reading(_match)
def bank_matches(facts: Facts) -> ir.Table:
    """One row a payment of some money to a custody account of the paying family's body, by the as-of day:

    `payment_id`, `seen` (bool), `booked_on` (date, null when unseen). Entries by the as-of day serve it; interest,
    returned deposits and transfers between the body's own accounts are no fees and serve nobody.
    """
    rows = facts.reading(payees)
    rows = rows.filter(rows.own, rows.kind == "custody", rows.paid_on <= facts.day())
    rows = with_division(facts, rows)
    paid = rows.select(
        "account_no",
        id="payment_id",
        day=rows.paid_on.epoch_days(),
        amount=fen(rows.amount),
        is_payment=True,
        match_days=facts.law["match_days"].on(rows.paid_on, rows.division_code).cast("int64"),
    )
    entries = _money_in(facts)
    came = entries.select(
        "account_no",
        id="entry_id",
        day=entries.booked_on.epoch_days(),
        amount=fen(entries.amount),
        is_payment=False,
        match_days=ibis.literal(0, "int64"),
    )
    return ibis.union(paid, came).order_by("id")


def _money_in(facts: Facts) -> ir.Table:
    accounts = facts.table("accounts")
    custody = accounts.filter(accounts.kind == "custody").select("account_no", "institution_id")
    entries = facts.table("account_entries")
    entries = entries.filter(entries.amount > 0, entries.booked_on <= facts.day())
    entries = entries.filter(~entries.purpose.re_search(NO_FEE).fill_null(False))
    entries = entries.select("entry_id", "account_no", "booked_on", "amount", "counterparty_account")
    entries = entries.join(custody, "account_no")
    own = accounts.select(own_account="account_no", own_body="institution_id")
    transfers = [entries.counterparty_account == own.own_account, entries.institution_id == own.own_body]
    return entries.anti_join(own, transfers)
