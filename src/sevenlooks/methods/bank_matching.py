"""Matching of payments with the entries of bank statements (definitions.md, Matching payments with the bank).

A payment into an account can be met by money into that account booked from one day before to `match_days` after it.
Each entry serves once. Payments are served in the order (day, id), in passes:

1. an entry of equal amount;
2. an entry net of a charge of at most 1 %;
3. the payments of one day to one account gathered in one entry: all of the day, else those still unmatched; first
   at the exact sum, then net of a charge of at most 1 %, since an acquirer's settlement of the day comes net;
4. a payment split over entries of one day, exact: two to four of its first sixteen free ones, or all of them;
5. an entry lent in passes 1 and 2 to a payment that can be served otherwise (bank_reseating).

Within a pass the earliest entry is taken, then the lowest id. Families pay equal amounts, so passes 1 and 2 may lend
one day's entry to a payment of another day that was gathered. Therefore, while an account has payments unmatched, pass
3 looks at all of its days: where it finds a whole day gathered, what had been lent to that day becomes free at the end
of that sweep, and passes 1 to 3 begin anew for the account's other payments. The repetition takes nothing back.
"""

from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sevenlooks.methods.bank_ledger import UNMATCHED, Ints, Ledger, Mask, Movements
from sevenlooks.methods.bank_reseating import Reseating

EQUAL: Final = 1
NET_OF_CHARGE: Final = 2
GATHERED: Final = 3
SPLIT: Final = 4

# Pass 3 in sweeps: net of a charge?, the whole day?, of days that are matched but may have borrowed for it? The last
# come after all days with a payment unmatched: an entry serves whoever lacks one before whoever has one.
_SWEEPS: Final = (
    (False, True, False),
    (False, False, False),
    (True, True, False),
    (True, False, False),
    (False, True, True),
    (True, True, True),
)
_SPLIT_PARTS: Final = (2, 3, 4)
_SPLIT_CANDIDATES: Final = 16


@dataclass(frozen=True)
class Matches:
    """One answer a payment, in the order in which the payments came.

    entry: position of its entry (the first of them for a split), -1 when none; step: the pass, 0 when none.
    split: position of a payment → positions of all entries that make it up.
    """

    entry: Ints
    step: npt.NDArray[np.int8]
    split: dict[int, tuple[int, ...]]


def match_payments(payments: Movements, entries: Movements, match_days: int | Ints = 7) -> Matches:
    """Match payments with entries, both in the order of their ids.

    `match_days`: one for all, or one a payment. Entries of money out serve nobody; a payment of 0 fen is never matched.
    """
    days = np.broadcast_to(np.asarray(match_days, np.int64), payments.day.shape)
    if np.asarray(match_days).min(initial=0) < 0:
        raise ValueError("match_days must not be negative")
    ledger = Ledger.of(payments, entries, days)
    _match_equal(ledger)
    _match_net(ledger)
    released = _match_gathered(ledger, release=True)
    if len(released):
        ledger.begin_anew(released, (EQUAL, NET_OF_CHARGE))
        _match_equal(ledger)
        _match_net(ledger)
        _match_gathered(ledger, release=False)
    split = _match_split(ledger)
    split |= Reseating(ledger, (EQUAL, NET_OF_CHARGE, SPLIT), _least, _first_split).run()
    entry = np.full(len(ledger.row), UNMATCHED, np.int64)
    matched = ledger.entry != UNMATCHED
    entry[ledger.row[matched]] = ledger.entry_row[ledger.entry[matched]]
    step = np.zeros(len(ledger.row), np.int8)
    step[ledger.row] = ledger.step
    rows = {int(ledger.row[payment]): tuple(ledger.entry_row[list(parts)].tolist()) for payment, parts in split.items()}
    return Matches(entry, step, rows)


def match_payment_tables(payments: pa.Table, entries: pa.Table, match_days: int = 7) -> pa.Table:
    """`match_payments` over tables of (id: string, account: string, day: date32, amount: int64 fen), in any order.

    Returns (payment, entry, step): one row a payment and entry of it; entry is null and step 0 where none was found.
    """
    payments = payments.take(pc.sort_indices(payments, sort_keys=[("id", "ascending")]))
    entries = entries.take(pc.sort_indices(entries, sort_keys=[("id", "ascending")]))
    count = len(payments)
    accounts = pa.chunked_array(payments["account"].chunks + entries["account"].chunks, pa.string())
    codes = accounts.combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False)
    matches = match_payments(_movements(payments, codes[:count]), _movements(entries, codes[count:]), match_days)
    payment = np.concatenate([np.arange(count)] + [np.full(len(more) - 1, key) for key, more in matches.split.items()])
    entry = np.concatenate([matches.entry] + [np.array(more[1:], np.int64) for more in matches.split.values()])
    payment = payment.astype(np.int64)
    order = np.argsort(payment, kind="stable")
    return pa.table(
        {
            "payment": payments["id"].take(pa.array(payment[order])),
            "entry": entries["id"].take(pa.array(entry[order], mask=entry[order] == UNMATCHED)),
            "step": pa.array(matches.step[payment[order]]),
        }
    )


def _movements(table: pa.Table, codes: Ints) -> Movements:
    day = table["day"].cast(pa.date32()).cast(pa.int32()).to_numpy()
    return Movements(codes.astype(np.int64), day.astype(np.int64), table["amount"].cast(pa.int64()).to_numpy())


def _match_equal(ledger: Ledger) -> None:
    """Pass 1. Both sides of one (account, amount) are walked once, for windows only move forward with the payments."""
    payments = ledger.open()
    amounts = np.unique(ledger.amount[payments])
    if not len(amounts):
        return
    place = np.searchsorted(amounts, ledger.entry_amount).clip(max=len(amounts) - 1)
    entries = np.flatnonzero(~ledger.used & (amounts[place] == ledger.entry_amount))

    def key(account: Ints, place: Ints, day: Ints) -> Ints:
        return (account * len(amounts) + place) * ledger.width + (day - ledger.first_day)

    wanted = key(ledger.account[payments], np.searchsorted(amounts, ledger.amount[payments]), ledger.day[payments])
    offered = key(ledger.entry_account[entries], place[entries], ledger.entry_day[entries])
    order, offer = np.argsort(wanted, kind="stable"), np.argsort(offered, kind="stable")
    wanted, offered = wanted[order], offered[offer]
    earliest = np.searchsorted(offered, wanted - 1).tolist()
    behind = np.searchsorted(offered, wanted + ledger.match_days[payments[order]], side="right").tolist()
    taken = [UNMATCHED] * len(earliest)
    following = 0
    for number, (start, stop) in enumerate(zip(earliest, behind, strict=True)):
        if following < start:
            following = start
        if following < stop:
            taken[number] = following
            following += 1
    found = np.array(taken, np.int64)
    matched = found != UNMATCHED
    chosen = entries[offer[found[matched]]]
    ledger.entry[payments[order[matched]]] = chosen
    ledger.step[payments[order[matched]]] = EQUAL
    ledger.used[chosen] = True


def _least(amount: Ints) -> Ints:
    """The least that may arrive of an amount: a charge of 1 % off, rounded up to the fen."""
    return -(-99 * amount // 100)


def _match_net(ledger: Ledger) -> None:
    """Pass 2."""
    payments = ledger.open()
    amount = ledger.amount[payments]
    windows = ledger.window_from[payments], ledger.window_to[payments]
    for number, entry in ledger.first_free(*windows, _least(amount), amount):
        ledger.lend(payments[number : number + 1], entry, NET_OF_CHARGE)


def _match_gathered(ledger: Ledger, release: bool) -> Ints:
    """Pass 3; the accounts of which it took entries back."""
    if not len(ledger.day):
        return np.empty(0, np.int64)
    released: list[int] = []
    key = ledger.account * ledger.width + (ledger.day - ledger.first_day)
    starts = np.flatnonzero(np.diff(key, prepend=key[0] - 1))
    stops = np.append(starts[1:], len(key))
    for net, whole, borrowing in _SWEEPS if release else _SWEEPS[:4]:
        unmatched = (ledger.entry == UNMATCHED) & (ledger.amount > 0)
        counted = ledger.amount > 0 if whole else unmatched
        count = np.add.reduceat(counted, starts, dtype=np.int64)
        asked = np.logical_or.reduceat(unmatched, starts)
        if borrowing:
            asked = _may_have_borrowed(ledger, unmatched, starts)
        days = np.flatnonzero(asked & (count >= 2))
        total = np.add.reduceat(np.where(counted, ledger.amount, 0), starts)[days]
        held: list[int] = []
        windows = ledger.window_from[starts[days]], ledger.window_to[starts[days]]
        for number, entry in ledger.first_free(*windows, _least(total) if net else total, total):
            members = np.arange(starts[days[number]], stops[days[number]])
            members = members[ledger.amount[members] > 0]
            if whole and release:
                held += ledger.take_back(members)
            ledger.lend(members[ledger.entry[members] == UNMATCHED], entry, GATHERED)
        ledger.used[held] = False
        released += held
    return np.unique(ledger.entry_account[released])


def _may_have_borrowed(ledger: Ledger, unmatched: Mask, starts: Ints) -> Mask:
    """Days that are not gathered yet, of accounts that still have payments unmatched."""
    in_want = np.isin(ledger.account[starts], ledger.account[unmatched])
    return in_want & ~np.logical_or.reduceat(ledger.step == GATHERED, starts)


def _match_split(ledger: Ledger) -> dict[int, tuple[int, ...]]:
    """Pass 4: position of a payment → positions of its entries."""
    free = np.flatnonzero(~ledger.used)
    payments = ledger.open()
    starts = np.searchsorted(free, ledger.window_from[payments]).tolist()
    stops = np.searchsorted(free, ledger.window_to[payments]).tolist()
    found: dict[int, tuple[int, ...]] = {}
    for payment, start, stop in zip(payments.tolist(), starts, stops, strict=True):
        candidates = [entry for entry in free[start:stop].tolist() if not ledger.used[entry]]
        parts = _first_split(ledger, candidates, int(ledger.amount[payment]))
        if parts:
            found[payment] = parts
            ledger.lend(np.array([payment]), parts[0], SPLIT)
            ledger.used[list(parts)] = True
    return found


def _first_split(ledger: Ledger, candidates: list[int], amount: int) -> tuple[int, ...] | None:
    """The parts of an amount among the free entries of the earliest day that has them."""
    by_day: dict[int, list[int]] = {}
    for entry in candidates:
        by_day.setdefault(int(ledger.entry_day[entry]), []).append(entry)
    for entries in by_day.values():
        amounts = ledger.entry_amount[entries]
        total = int(amounts.sum())
        if len(entries) < 2 or total < amount:
            continue
        choices = _choices(min(len(entries), _SPLIT_CANDIDATES))
        sums = np.append(amounts[:_SPLIT_CANDIDATES], 0)[choices].sum(axis=1)
        hits = np.flatnonzero(sums == amount)
        if len(hits):
            return tuple(
                entries[place] for place in choices[hits[0]].tolist() if place < min(len(entries), _SPLIT_CANDIDATES)
            )
        if total == amount:
            return tuple(entries)
    return None


@cache
def _choices(count: int) -> Ints:
    """All choices of two to four out of `count`, fewest and lowest first; short ones are filled up with `count`."""
    rows = [choice + (count,) * (4 - size) for size in _SPLIT_PARTS for choice in combinations(range(count), size)]
    return np.array(rows, np.int64)
