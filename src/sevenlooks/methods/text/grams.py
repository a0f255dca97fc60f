"""Hashed n-grams: runs of one to three symbols, each with a number of its own below 2^BITS, all by array arithmetic.

A view is a batch as one array of symbols, every text ended by its break: characters, or characters with words replaced
by the symbol of their kind, so that what is learnt of 数学 holds for 物理 as well, or kinds alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.flat import BREAK, Codes, Positions

BITS: Final = 18
NOTHING: Final = 1 << BITS  # the number of what is no n-gram: it would run over a text's end
LONGEST: Final = 3
KIND_SYMBOL: Final = 0xE000  # kinds stand where Unicode has private characters

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class View:
    """symbols: uint32[p]; starts: int64[n+1]; salt: tells the n-grams of one view from those of another."""

    symbols: Codes
    starts: Positions
    salt: int

    def grams(self) -> Iterator[Numbers]:
        """For each length: int64[p], the number of the n-gram that begins at each symbol, or NOTHING."""
        size = len(self.symbols)
        last = np.repeat(self.starts[1:], np.diff(self.starts))  # where each symbol's text ends
        mixed = np.full(size, self.salt, dtype=np.uint32)
        for length in range(1, LONGEST + 1):
            ahead = self.symbols[length - 1 :]
            mixed = (mixed[: len(ahead)] ^ ahead) * np.uint32(0x9E3779B1)
            mixed ^= mixed >> np.uint32(15)
            number = np.full(size, NOTHING, dtype=np.int64)
            number[: len(ahead)] = (mixed * np.uint32(0x85EBCA6B)) >> np.uint32(32 - BITS)
            if length > 1:
                number[np.arange(size) + length > last] = NOTHING
            yield number

    def counts(self) -> Positions:
        """How many n-grams each text has."""
        size = np.diff(self.starts)
        return sum((np.maximum(size - length, 0) for length in range(LONGEST)), np.zeros_like(size))


def with_kinds(symbols: Codes, starts: Positions, start: Positions, end: Positions, kind: Positions, salt: int) -> View:
    """The view in which each span [start, end) is one symbol, that of its kind. Spans are in order of their starts."""
    inside = np.zeros(len(symbols) + 1, dtype=np.int32)
    np.add.at(inside, start, 1)
    np.add.at(inside, end, -1)
    kept = np.cumsum(inside[:-1]) == 0
    kept[start] = True
    told = symbols.copy()
    told[start] = (KIND_SYMBOL + kind).astype(np.uint32)
    return View(told[kept], np.append(0, np.cumsum(kept))[starts], salt)


def kinds_alone(starts: Positions, place: Positions, kind: Positions, salt: int) -> View:
    """The view of nothing but kinds, each where it stands, and the texts' breaks. Places in any order."""
    breaks = starts[1:] - 1
    order = np.argsort(np.append(place, breaks), kind="stable")
    symbols = np.append(KIND_SYMBOL + kind, np.full(len(breaks), BREAK))[order].astype(np.uint32)
    ends = np.flatnonzero(symbols == BREAK) + 1
    return View(symbols, np.append(0, ends), salt)
