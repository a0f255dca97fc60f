"""A batch of texts as one flat array of code points: what all of understanding and matching runs over.

Each text is followed by one "\\n", so that nothing is ever read across two texts. A text may hold "\\n" itself: rows
are told by `starts`, never by splitting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Positions = NDArray[np.int64]

UNICODE = 0x110000  # one past the last code point: the length of every table over characters
BREAK = 0x0A


@dataclass(frozen=True)
class Flat:
    """codes: uint32[m], code points; starts: int64[n+1], where each text begins, and m."""

    codes: Codes
    starts: Positions

    def rows_of(self, positions: Positions) -> Positions:
        """The text in which each position lies; positions in order."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(np.searchsorted(positions, self.starts)))


def flatten(texts: Sequence[str]) -> Flat:
    """Join the texts; a lone surrogate, which no font shows, is kept as it is."""
    starts = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1, out=starts[1:])
    joined = "".join(("\n".join(texts), "\n")) if texts else ""
    return Flat(np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32), starts)


def beside(codes: Codes, places: Positions) -> Codes:
    """The code points at these places, one beyond either end among them; 0 where there is none."""
    inside = (places >= 0) & (places < len(codes))
    return np.where(inside, codes[np.where(inside, places, 0)], 0) if len(codes) else np.zeros(len(places), np.uint32)


def unflatten(codes: Codes) -> str:
    """Code points as a string."""
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
