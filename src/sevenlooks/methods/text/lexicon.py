"""The lexicon: the words that adverts, posts and notices are read by, and where they stand in a batch of texts."""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from sevenlooks.methods.text.alphabet import Searcher
from sevenlooks.methods.text.characters import Flags, flags, rows, words
from sevenlooks.methods.text.flat import Codes, Positions, beside
from sevenlooks.methods.text.understood import Understood


@dataclass(frozen=True)
class Term:
    """A word of the lexicon. means: the plain word it stands for; weight: 0-1, how surely it speaks for its kind."""

    word: str
    kind: str
    means: str
    weight: float
    source: str


@dataclass(frozen=True)
class Hits:
    """Where terms stand, in the order of the texts. row; start, end: half-open span in the UNDERSTOOD text of that row;

    term: index into TERMS. All int64[h].
    """

    row: Positions
    start: Positions
    end: Positions
    term: Positions

    def __len__(self) -> int:
        return len(self.row)


TERMS: Final = tuple(
    Term(row["word"], row["kind"], row["means"], float(row["weight"]), row["source"]) for row in rows("lexicon.csv")
)
LONGEST_DOUBTED: Final = 3  # characters of a term that may come about by chance where two words meet


def find(understood: Understood) -> Hits:
    """Every term in a batch of texts.

    Left out is a term within a longer one or within what the allow-list names (路口交通), and a short one that is only
    the end of one ordinary word and the beginning of the next (种树学问).
    """
    term, start, end = terms_in(understood.codes)
    row = understood.flat.rows_of(start)
    begins = understood.starts[row]
    return Hits(row, start - begins, end - begins, term)


def terms_in(codes: Codes) -> tuple[Positions, Positions, Positions]:
    """Term, start and end of every term in flat code points, starts and ends both growing."""
    term, start, end = _searcher().find(codes)
    # Matches come in the order of their ends, the longest of one end first: a match lies within another when one of the
    # same end came before it, or when one of a later end begins no later.
    later = np.minimum.accumulate(np.append(start, len(codes))[::-1])[::-1][1:]
    kept = (start < later) & (np.diff(end, prepend=-1) > 0) & (term < len(TERMS))
    term, start, end = term[kept], start[kept], end[kept]
    whole = ~_broken(codes, term, start, end)
    return term[whole], start[whole], end[whole]


def _broken(codes: Codes, term: Positions, start: Positions, end: Positions) -> Flags:
    """Which matches are no word of their own: letters within more letters (market), characters that ordinary words

    reach over at both ends (函数学习 holds no 数学).
    """
    before, after = beside(codes, start - 1), beside(codes, end)
    lettered = _letters_and_digits()
    broken = (lettered[codes[start]] & lettered[before]) | (lettered[codes[end - 1]] & lettered[after])
    short = np.flatnonzero(end - start <= LONGEST_DOUBTED)
    short = short[words().stand(before[short], codes[start[short]])]
    broken[short] |= words().stand(codes[end[short] - 1], after[short])
    return broken


@cache
def _letters_and_digits() -> Flags:
    return flags(string.ascii_letters + string.digits)


@cache
def _searcher() -> Searcher:
    return Searcher([term.word for term in TERMS] + [row["word"] for row in rows("allowed.csv")])
