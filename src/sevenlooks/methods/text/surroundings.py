"""What stands around a candidate and between its characters: ordinary words, letters, marks."""

from __future__ import annotations

import string
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.characters import Flags, flags, han, letters, words
from sevenlooks.methods.text.flat import UNICODE, Codes, Positions, beside
from sevenlooks.methods.text.sounds import Aloud
from sevenlooks.methods.text.spellings import Found

WIDEST_GAP = 3  # marks that may lie between two characters of one word
# Marks that ordinary writing sets between words, and those that it ends a phrase with.
SETS_APART = frozenset(" \t\n\r\u3000\u2028/-—–~_()（）[]【】<>")
ENDS_PHRASE = frozenset(",，、。：；！？,:;!?…《》〈〉「」『』“”‘’\"'")


class Surroundings:
    """The surroundings of the candidates of one batch, a row for each.

    first, last: where the candidate's first and last character stand in the draft. before, after: the code points
    beside them.
    """

    def __init__(self, codes: Codes, aloud: Aloud, found: Found) -> None:
        self._codes, self._place, self._found = codes, aloud.place, found
        self.first: Positions = aloud.place[found.start]
        self.last: Positions = aloud.place[found.end - 1]
        self.before = beside(codes, self.first - 1)
        self.after = beside(codes, self.last + 1)

    def reached_over(self) -> tuple[Flags, Flags]:
        """Whether an ordinary word reaches over the candidate's start, over its end."""
        return words().stand(self.before, self._codes[self.first]), words().stand(self._codes[self.last], self.after)

    def letters_beside(self, *, digits: bool = True) -> tuple[Flags, Flags]:
        """Whether a letter, or a digit, touches the candidate's start, its end."""
        table = _letters_and_digits() if digits else letters() > 0
        return table[self.before], table[self.after]

    def in_address(self) -> Flags:
        """Whether a sign touches it that stands in addresses of pages and mail."""
        return _address_signs()[self.before] | _address_signs()[self.after]

    def goes_on(self) -> Flags:
        """Whether Chinese characters touch the candidate at both its ends."""
        return han()[self.before] & han()[self.after]

    def touching(self) -> Flags:
        """Whether nothing lies between its characters."""
        return self.last - self.first == self._found.end - self._found.start - 1

    def between(self) -> tuple[Flags, Flags, Flags]:
        """Whether a mark within it sets words apart, whether one ends a phrase, whether there are too many."""
        length = self._found.end - self._found.start
        apart, phrase, far = (np.zeros(len(length), dtype=bool) for _ in range(3))
        loose = np.flatnonzero(~self.touching())
        for step in range(int(length[loose].max(initial=1)) - 1):
            within = loose[step < length[loose] - 1]
            here = self._place[self._found.start[within] + step]
            gap = self._place[self._found.start[within] + step + 1] - here - 1
            far[within] |= gap > WIDEST_GAP
            for offset in range(1, WIDEST_GAP + 1):
                kind = _mark_kinds()[self._codes[here[offset <= gap] + offset]]
                apart[within[offset <= gap]] |= kind == 1
                phrase[within[offset <= gap]] |= kind == 2
        return apart, phrase, far


@cache
def _letters_and_digits() -> Flags:
    return (letters() > 0) | flags(string.digits)


@cache
def _address_signs() -> Flags:
    return flags("=&@%#")


@cache
def _mark_kinds() -> NDArray[np.uint8]:
    table = np.zeros(UNICODE, dtype=np.uint8)
    table[[ord(c) for c in SETS_APART]] = 1
    table[[ord(c) for c in ENDS_PHRASE]] = 2
    return table
