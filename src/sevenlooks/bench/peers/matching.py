"""Payments against the entries of their account's statement: no table operation says it, so both libraries loop here.

In passes, each entry serving once, the earliest first: an equal amount; net of a charge up to 1 %; the payments of a
day gathered in one entry; one payment split over entries of one day. A day whose payments, taken together, meet an
entry exactly or net of the charge gives back what earlier passes lent to it, and the passes are walked once more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

MATCH_DAYS = 7
CHARGE = 100  # a hundredth
PARTS, CANDIDATES = (2, 3, 4), 16

Movement = tuple[str, int, int]
"""Account, day (days since 1970), fen; a list of them is in the order of day and id."""


class Matching:
    def __init__(self, payments: Sequence[Movement], entries: Sequence[Movement]) -> None:
        self.payments, self.entries = payments, entries
        self.entry_of: list[int | None] = [None] * len(payments)
        self.used = bytearray(len(entries))
        self._equal: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._of: dict[str, list[int]] = defaultdict(list)
        for n, (account, _, fen) in enumerate(entries):
            self._equal[account, fen].append(n)
            self._of[account].append(n)
        days: dict[tuple[int, str], list[int]] = defaultdict(list)
        for n, (account, day, _) in enumerate(payments):
            days[day, account].append(n)
        self._days = [(key, members) for key, members in sorted(days.items()) if len(members) > 1]

    def seen(self) -> list[bool]:
        """For each payment, whether the statement shows it."""
        self._singles()
        if self._gathered(give_back=True):
            self._singles()
            self._gathered(give_back=False)
        self._split()
        return [entry is not None for entry in self.entry_of]

    def _singles(self) -> None:
        for n, (account, day, fen) in enumerate(self.payments):
            if self.entry_of[n] is None:
                self._take([n], self._first(self._equal.get((account, fen), ()), day))
        for n, (account, day, fen) in enumerate(self.payments):
            if self.entry_of[n] is None:
                self._take([n], self._first(self._near(account, day, fen, CHARGE), day))

    def _gathered(self, give_back: bool) -> bool:
        given = False
        for charge, whole in ((0, True), (0, False), (CHARGE, True), (CHARGE, False)):
            free: list[int] = []
            for (day, account), members in self._days:
                missing = [n for n in members if self.entry_of[n] is None]
                counted = members if whole else missing
                if not missing or len(counted) < 2:
                    continue
                total = sum(self.payments[n][2] for n in counted)
                entry = self._first(self._near(account, day, total, charge), day)
                if entry is not None and whole and give_back:
                    free += [e for n in members if (e := self.entry_of[n]) is not None]
                    missing = members
                self._take(missing, entry)
            for entry in free:
                self.used[entry] = 0
            given |= bool(free)
        return given

    def _split(self) -> None:
        for n, (account, day, fen) in enumerate(self.payments):
            if self.entry_of[n] is not None:
                continue
            window = [e for e in self._window(self._of.get(account, ()), day) if not self.used[e]]
            for _, members in groupby(window, key=lambda e: self.entries[e][1]):
                parts = self._parts(list(members), fen)
                if parts:
                    self.entry_of[n] = parts[0]
                    for e in parts:
                        self.used[e] = 1
                    break

    def _parts(self, free: list[int], fen: int) -> tuple[int, ...] | None:
        few = [e for e in free if self.entries[e][2] < fen][:CANDIDATES]
        tried = (parts for size in PARTS for parts in combinations(few, size))
        found = next((parts for parts in tried if sum(self.entries[e][2] for e in parts) == fen), None)
        if found is None and len(free) > 1 and sum(self.entries[e][2] for e in free) == fen:
            return tuple(free)
        return found

    def _near(self, account: str, day: int, fen: int, charge: int) -> Iterator[int]:
        least = fen - (fen // charge if charge else 0)
        return (e for e in self._window(self._of.get(account, ()), day) if least <= self.entries[e][2] <= fen)

    def _first(self, entries: Sequence[int] | Iterator[int], day: int) -> int | None:
        window = self._window(entries, day) if isinstance(entries, list) else entries
        return next((e for e in window if not self.used[e]), None)

    def _window(self, entries: Sequence[int], day: int) -> Iterator[int]:
        start = bisect_left(entries, day - 1, key=lambda e: self.entries[e][1])
        for place in range(start, len(entries)):
            if self.entries[entries[place]][1] > day + MATCH_DAYS:
                return
            yield entries[place]

    def _take(self, payments: list[int], entry: int | None) -> None:
        if entry is not None:
            self.used[entry] = 1
            for n in payments:
                self.entry_of[n] = entry
