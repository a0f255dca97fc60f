"""Payments and bank entries of many accounts side by side, sorted once, for `bank_matching`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

UNMATCHED = -1
_PAIRS_AT_ONCE = 4_000_000  # bounds memory: pairs of payment and entry looked at together
_WIDE = 512  # entries in a window from which on it is scanned piece by piece


@dataclass(frozen=True)
class Movements:
    """Payments or entries in the order of their ids: account as a code ≥ 0, day since 1970-01-01, amount in fen."""

    account: Ints
    day: Ints
    amount: Ints


@dataclass
class Ledger:
    """Both sides sorted by (account, day, id); positions below are positions in that order, `row` is the caller's.

    window_from, window_to: the range of entries that a payment's own days allow; match_days: those days. `entry` and
    `step` fill up as passes match.
    """

    account: Ints
    day: Ints
    amount: Ints
    row: Ints
    entry_account: Ints
    entry_day: Ints
    entry_amount: Ints
    entry_row: Ints
    window_from: Ints
    window_to: Ints
    match_days: Ints
    first_day: int
    width: int
    entry: Ints = field(init=False)
    step: npt.NDArray[np.int8] = field(init=False)
    used: Mask = field(init=False)

    def __post_init__(self) -> None:
        self.entry = np.full(len(self.day), UNMATCHED, np.int64)
        self.step = np.zeros(len(self.day), np.int8)
        self.used = np.zeros(len(self.entry_day), np.bool_)

    @classmethod
    def of(cls, payments: Movements, entries: Movements, match_days: Ints) -> Ledger:
        """Sort both sides and find every payment's window: one day before to its `match_days` after."""
        money_in = np.flatnonzero(entries.amount > 0)
        days = np.concatenate([payments.day, entries.day]).astype(np.int64)
        first_day = int(days.min(initial=0)) - 1 if len(days) else 0
        width = (int(days.max()) if len(days) else 0) - first_day + int(match_days.max(initial=0)) + 3

        def key(side: Movements) -> Ints:
            return side.account.astype(np.int64) * width + (side.day.astype(np.int64) - first_day)

        payment_keys = key(payments)
        entry_keys = key(entries)[money_in]
        row = np.argsort(payment_keys, kind="stable")
        entry_order = np.argsort(entry_keys, kind="stable")
        payment_keys, entry_keys = payment_keys[row], entry_keys[entry_order]
        match_days = match_days[row]
        entry_row = money_in[entry_order]
        return cls(
            account=payments.account[row].astype(np.int64),
            day=payments.day[row].astype(np.int64),
            amount=payments.amount[row].astype(np.int64),
            row=row,
            entry_account=entries.account[entry_row].astype(np.int64),
            entry_day=entries.day[entry_row].astype(np.int64),
            entry_amount=entries.amount[entry_row].astype(np.int64),
            entry_row=entry_row,
            window_from=np.searchsorted(entry_keys, payment_keys - 1),
            window_to=np.searchsorted(entry_keys, payment_keys + match_days, side="right"),
            match_days=match_days,
            first_day=first_day,
            width=width,
        )

    def open(self) -> Ints:
        """Positions of payments still to be matched, in the order in which they are served."""
        return np.flatnonzero((self.entry == UNMATCHED) & (self.amount > 0))

    def lend(self, payments: Ints, entry: int, step: int) -> None:
        """Let one entry serve these payments."""
        self.entry[payments] = entry
        self.step[payments] = step
        self.used[entry] = True

    def take_back(self, payments: Ints) -> list[int]:
        """Make these payments open again; the entries they held, which the caller sets free when its pass is over."""
        lent = self.entry[payments]
        self.entry[payments] = UNMATCHED
        held: list[int] = lent[lent != UNMATCHED].tolist()
        return held

    def begin_anew(self, accounts: Ints, steps: tuple[int, ...]) -> None:
        """Make payments to these accounts that were served in these passes open again, and their entries free."""
        lent = np.isin(self.step, steps) & np.isin(self.account, accounts)
        self.used[self.entry[lent]] = False
        self.entry[lent] = UNMATCHED
        self.step[lent] = 0

    def first_free(self, window_from: Ints, window_to: Ints, lowest: Ints, highest: Ints) -> Iterator[tuple[int, int]]:
        """(target, entry) for each target whose window holds a free entry of an amount in [lowest, highest].

        The earliest entry is offered, and one entry only once; the caller lends it before it asks for the next.
        """
        sizes = window_to - window_from
        wide = sizes > _WIDE
        new_run = (np.diff(np.cumsum(sizes) // _PAIRS_AT_ONCE) != 0) | (wide[1:] != wide[:-1])
        for run in np.split(np.arange(len(sizes)), np.flatnonzero(new_run) + 1):
            search = self._scan if len(run) and wide[run[0]] else self._expand
            yield from search(run, window_from, window_to, lowest, highest)

    def _expand(
        self, run: Ints, window_from: Ints, window_to: Ints, lowest: Ints, highest: Ints
    ) -> Iterator[tuple[int, int]]:
        """All pairs of a run of targets and their windows at once."""
        count = (window_to - window_from)[run]
        target = np.repeat(run, count)
        within = np.arange(len(target)) - np.repeat(np.cumsum(count) - count, count)
        entry = window_from[target] + within
        fits = (self.entry_amount[entry] >= lowest[target]) & (self.entry_amount[entry] <= highest[target])
        fits &= ~self.used[entry]
        served = -1
        for number, position in zip(target[fits].tolist(), entry[fits].tolist(), strict=True):
            if number != served and not self.used[position]:
                served = number
                yield number, position

    def _scan(
        self, run: Ints, window_from: Ints, window_to: Ints, lowest: Ints, highest: Ints
    ) -> Iterator[tuple[int, int]]:
        """Target by target, its window piece by piece: for busy accounts, where the first piece mostly holds a hit."""
        for number in run.tolist():
            for start in range(int(window_from[number]), int(window_to[number]), _WIDE):
                piece = slice(start, min(start + _WIDE, int(window_to[number])))
                amount = self.entry_amount[piece]
                hits = np.flatnonzero((amount >= lowest[number]) & (amount <= highest[number]) & ~self.used[piece])
                if len(hits):
                    yield number, start + int(hits[0])
                    break
