"""The supervised money of every body week by week, and what of its moves neither teaching nor refunds explain."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sevenlooks.methods.warning.breaks import row_median
from sevenlooks.methods.warning.signs import Reserve
from sevenlooks.methods.warning.weeks import week_of
from sevenlooks.readings.week_arrays import COLUMNS, FEN, Weekly
from sevenlooks.readings.weekly import knows_prepaid, statements, weekly_entries, weekly_money


def reserves(weekly: Weekly) -> Reserve | None:
    """The supervised money of every body; nothing is there for one without account, statement or balance. None: no

    such book.

    Under custody, what was paid, taught and refunded is taken out; where the books do not tell it, custody is not read.
    """
    if not (weekly.facts.has("accounts") and weekly.facts.has("account_entries")):
        return None
    held = weekly.facts.engine.take(weekly.facts.reading(statements))
    held = held.take(pc.index_in(weekly.ids, value_set=held["institution_id"].combine_chunks()))
    custody = pc.fill_null(pc.equal(held["mode"], "custody"), False).to_numpy()
    balance = held["balance"].cast(pa.float64()).to_numpy()
    (net,) = weekly.counts(weekly_entries, "booked")
    unexplained, owed = net, np.zeros_like(net)
    if knows_prepaid(weekly.facts):
        paid, consumed, refunded = weekly.counts(weekly_money, "paid", "consumed", "refunded")
        unexplained = net - np.where(custody[:, None], paid - consumed - refunded, 0)
        paid, consumed, refunded = weekly.levels(weekly_money, "paid", "consumed", "refunded")
        # What was paid in these days may not be booked yet.
        owed = np.maximum(paid - consumed - refunded, 0)
        owed[:, 1:] = np.minimum(owed[:, 1:], owed[:, :-1])
    else:
        balance = np.where(custody, np.nan, balance)
    there = _told(weekly, held) & np.isfinite(balance)[:, None]
    run = np.cumsum(net * there, axis=1)
    levels = np.nan_to_num(balance)[:, None] - (run[:, -1:] - run)
    usual = np.nan_to_num(row_median(levels, there))
    return Reserve(np.cumsum(unexplained * there, axis=1) / FEN, (levels - owed) / FEN, there, usual / FEN)


def _told(weekly: Weekly, held: pa.Table) -> np.ndarray:
    """The whole weeks of which a body's statement tells; the broken week too where it tells of the as-of day."""
    weeks, told = weekly.weeks, np.zeros((len(weekly.ids), COLUMNS), dtype=bool)
    days = zip(held["told_from"].to_pylist(), held["seen_on"].to_pylist(), strict=True)
    for row, (first, last) in enumerate(days):
        if first is not None and last is not None:
            begin = week_of(first) - weeks.first + (first.weekday() > 0)
            end = week_of(last) - weeks.first + (last.weekday() == 6 or last == weeks.as_of)
            told[row, max(begin, 0) : max(end, 0)] = True
    return told
