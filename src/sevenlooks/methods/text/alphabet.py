"""An alphabet of two bytes a character: what lets a search over bytes run straight over an array of characters.

Only characters that some pattern holds have a symbol of their own; every other has the symbol 0. The first byte of a
symbol is below 0x80 and the second is not, so that no match can begin in the middle of a symbol.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, Implementation
from numpy.typing import NDArray

from sevenlooks.methods.text.flat import UNICODE, Codes, Positions


def matches(automaton: BytesAhoCorasick, haystack: bytes) -> tuple[Positions, Positions, Positions]:
    """Pattern, start and end of every match, in the order of their ends, the longest of one end first.

    The search hands over a tuple for each, hundreds of thousands in a batch; looking through them for circles that they
    cannot form would cost a fifth of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        columns = _columns(automaton.find_matches_as_indexes(haystack, overlapping=True))
    finally:
        if collecting:
            gc.enable()
    return columns[:, 0], columns[:, 1], columns[:, 2]


def _columns(found: list[tuple[int, int, int]]) -> Positions:
    return np.fromiter(chain.from_iterable(found), dtype=np.int64, count=3 * len(found)).reshape(-1, 3)


class Searcher:
    """Aho-Corasick over characters: every place where a pattern stands, overlapping ones too.

    Latin letters are matched in either case. Patterns: non-empty strings.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._symbols = _symbols({character for pattern in patterns for character in pattern.lower()})
        self._automaton = BytesAhoCorasick(
            [self._symbols[[ord(c) for c in pattern.lower()]].tobytes() for pattern in patterns],
            implementation=Implementation.DFA,
        )

    def find(self, codes: Codes) -> tuple[Positions, Positions, Positions]:
        """Pattern, start and end of each match, in the order of their ends."""
        # Through int64, which is what indexing wants: faster than leaving the conversion to it.
        pattern, start, end = matches(self._automaton, self._symbols[codes.astype(np.int64)].tobytes())
        return pattern, start // 2, end // 2


def _symbols(characters: Iterable[str]) -> NDArray[np.uint16]:
    table = np.full(UNICODE, _symbol(0), dtype="<u2")
    for number, character in enumerate(sorted(characters), start=1):
        table[ord(character)] = _symbol(number)
        if len(character.upper()) == 1:
            table[ord(character.upper())] = _symbol(number)
    return table


def _symbol(number: int) -> int:
    return (number >> 7) | (0x80 | (number & 0x7F)) << 8
