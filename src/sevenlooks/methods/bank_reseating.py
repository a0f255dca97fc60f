"""Last pass of `bank_matching`: a payment without an entry may get one whose payment can be served otherwise.

Families pay equal amounts, so a payment that came net or split may have been lent the entry of its neighbour, which
took that of the next, and so on until one found none. As long as an account has entries that serve nobody, chains of
such loans are looked for and each is undone: an augmenting path in the sense of Berge (1957), the shortest first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np

from sevenlooks.methods.bank_ledger import Ints, Ledger

_REACH = 512  # payments looked at for one that found nothing, which bounds the work on busy accounts
Split = Callable[[Ledger, list[int], int], tuple[int, ...] | None]


class Reseating:
    """Undoes chains of loans between payments served by one entry each, in the passes `equal` and `net`.

    `first_split` finds the parts of an amount among free entries; `splits` gains what was split that way.
    """

    def __init__(
        self, ledger: Ledger, steps: tuple[int, int, int], least: Callable[[Ints], Ints], split: Split
    ) -> None:
        self.ledger, self.first_split = ledger, split
        self.equal, self.net, self.split = steps
        self.lowest = least(ledger.amount)
        single = np.flatnonzero(np.isin(ledger.step, (self.equal, self.net)))
        self.holder = dict(zip(ledger.entry[single].tolist(), single.tolist(), strict=True))
        self.splits: dict[int, tuple[int, ...]] = {}

    def run(self) -> dict[int, tuple[int, ...]]:
        """Try every payment still open whose account has free entries; position of a payment → its split entries."""
        ledger = self.ledger
        payments = ledger.open()
        idle = np.unique(ledger.entry_account[~ledger.used])
        for payment in payments[np.isin(ledger.account[payments], idle)].tolist():
            self._serve(payment)
        return self.splits

    def _serve(self, root: int) -> None:
        ledger = self.ledger
        wanted_by: dict[int, int] = {}  # an entry → the payment that would take it
        queue = deque([root])
        while queue:
            payment = queue.popleft()
            window = range(int(ledger.window_from[payment]), int(ledger.window_to[payment]))
            for entry in window:
                amount = int(ledger.entry_amount[entry])
                if entry in wanted_by or not self.lowest[payment] <= amount <= ledger.amount[payment]:
                    continue
                if not ledger.used[entry]:
                    return self._seat(payment, entry, wanted_by)
                if entry in self.holder and len(wanted_by) < _REACH:
                    wanted_by[entry] = payment
                    queue.append(self.holder[entry])
            parts = self.first_split(ledger, [e for e in window if not ledger.used[e]], int(ledger.amount[payment]))
            if parts:
                return self._seat_split(payment, parts, wanted_by)

    def _seat(self, payment: int, entry: int, wanted_by: dict[int, int]) -> None:
        """Give an entry to a payment, what that had to the one that wanted it, and so on along the chain."""
        ledger = self.ledger
        while True:
            left = int(ledger.entry[payment])
            equal = ledger.entry_amount[entry] == ledger.amount[payment]
            ledger.lend(np.array([payment]), entry, self.equal if equal else self.net)
            self.holder[entry] = payment
            if left not in wanted_by:
                return
            payment, entry = wanted_by[left], left

    def _seat_split(self, payment: int, parts: tuple[int, ...], wanted_by: dict[int, int]) -> None:
        left = int(self.ledger.entry[payment])
        self.ledger.lend(np.array([payment]), parts[0], self.split)
        self.ledger.used[list(parts)] = True
        self.splits[payment] = parts
        if left in wanted_by:
            self._seat(wanted_by[left], left, wanted_by)
