"""Restoring: the plain words in the place of the spellings that are believed."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from sevenlooks.methods.text.characters import Flags, flags, marks
from sevenlooks.methods.text.draft import Draft
from sevenlooks.methods.text.flat import BREAK, Codes, Positions
from sevenlooks.methods.text.lexicon import TERMS, terms_in
from sevenlooks.methods.text.sounds import read_aloud
from sevenlooks.methods.text.spellings import candidates, patterns
from sevenlooks.methods.text.weighing import Weighed, weigh

NEAR: Final = 20  # characters within which a second signal must stand
TOGETHER: Final = 2  # marks between abbreviations that stand together: sx、yw、yy
# Terms of these kinds make a doubtful spelling near them believable.
SIGNALS: Final = frozenset(
    {"subject", "subject_hidden", "grade_compulsory", "grade_preschool", "grade_senior", "teach", "method"}
    | {"evaluation", "small_class", "price", "offer"}
)


def restore(draft: Draft) -> None:
    """Put the plain words in the place of their disguised spellings."""
    aloud = read_aloud(draft.codes, draft.starts)
    weighed = weigh(draft.codes, aloud, candidates(draft.codes, aloud))
    if not len(weighed.start):
        return
    weighed = weighed[weighed.sure | _believable(draft, weighed)]
    weighed = weighed[_apart(weighed)]
    means = weighed.means.tolist()
    draft.note(weighed.start, weighed.end, weighed.kind, [patterns().words[each] for each in means])
    draft.replace(weighed.start, weighed.end, [_codes()[each] for each in means])


def _believable(draft: Draft, weighed: Weighed) -> Flags:
    """Which candidates have a second signal near them: a term of the lexicon, a sure spelling, or other letters."""
    row = np.searchsorted(draft.starts, weighed.start, side="right") - 1
    low = np.maximum(draft.starts[row], weighed.start - NEAR)
    high = np.minimum(draft.starts[row + 1], weighed.end + NEAR)
    told = np.zeros(len(row), dtype=bool)
    signals = _signals(draft.codes, low[~weighed.sure], high[~weighed.sure])
    for start, end in (signals, (np.sort(weighed.start[weighed.sure]), np.sort(weighed.end[weighed.sure]))):
        told |= np.searchsorted(start, weighed.end) < np.searchsorted(start, high)
        told |= np.searchsorted(end, weighed.start, side="right") > np.searchsorted(end, low)
    told |= _lesson()[draft.codes[weighed.end]]
    return told | _together(draft.codes, weighed)


def _signals(codes: Codes, low: Positions, high: Positions) -> tuple[Positions, Positions]:
    """Where terms that tell stand within these stretches of the draft: starts, ends, in order."""
    wanted = np.zeros(len(codes) + 1, dtype=np.int32)
    np.add.at(wanted, low, 1)
    np.add.at(wanted, high, -1)
    places = np.flatnonzero(np.cumsum(wanted[:-1]))
    # Stretches are searched as one text each: where two do not touch, a break lies between them.
    breaks = np.flatnonzero(np.diff(places) > 1) + 1
    stretch = np.insert(codes[places], breaks, 0)
    places = np.insert(places, breaks, -1)
    term, start, end = terms_in(stretch)
    telling = _telling()[term]
    return places[start[telling]], places[end[telling] - 1] + 1


def _together(codes: Codes, weighed: Weighed) -> Flags:
    """sx、yw、yy: abbreviations of several words side by side are hardly chance."""
    told = np.zeros(len(weighed.start), dtype=bool)
    letters = np.flatnonzero(weighed.abbreviated)
    letters = letters[np.argsort(weighed.start[letters], kind="stable")]
    one, other = letters[:-1], letters[1:]
    end, start = weighed.end[one], weighed.start[other]
    close = (weighed.means[one] != weighed.means[other]) & (start >= end) & (start - end <= TOGETHER)
    for place in (end, start - 1):
        close &= (start == end) | marks()[codes[place]] & (codes[place] != BREAK)
    told[one[close]] = told[other[close]] = True
    return told


def _apart(weighed: Weighed) -> Positions:
    """Which candidates to keep, in order, so that none overlaps another."""
    order = np.lexsort((~weighed.listed, ~weighed.sure, -weighed.end, weighed.start))
    while True:
        start, end = weighed.start[order], weighed.end[order]
        overlapping = np.append(False, start[1:] < np.maximum.accumulate(end)[:-1])
        if not overlapping.any():
            return order
        # Of a chain of overlapping ones the first stays; the next round sees what no longer overlaps.
        order = order[~(overlapping & ~np.append(False, overlapping[:-1]))]


@cache
def _lesson() -> Flags:
    return flags("课题卷")  # 无里课: what follows at once tells too


@cache
def _telling() -> Flags:
    return np.array([term.kind in SIGNALS for term in TERMS])


@cache
def _codes() -> list[Codes]:
    return [np.array([ord(c) for c in word], dtype=np.uint32) for word in patterns().words]
