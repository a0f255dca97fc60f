"""Where the words stand in a batch of materials, and which of them are left once longer words have been heard."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.materials.patterns import ROLE, patterns
from sevenlooks.methods.text.flat import UNICODE, Positions
from sevenlooks.methods.text.understood import Understood

ENDS: Final = "。！？；…!?;\n"

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Found:
    """One entry a hit, in the order of their ends.

    row: the material; sentence: its number over the whole batch; start, end: half-open span in the batch as understood;
    pattern: index into the patterns; in_title: whether it begins in the title.
    """

    row: Positions
    sentence: Positions
    start: Positions
    end: Positions
    pattern: Positions
    in_title: Flags

    def __len__(self) -> int:
        return len(self.row)

    def __getitem__(self, kept: Flags | Positions) -> Found:
        places = self.row[kept], self.sentence[kept], self.start[kept], self.end[kept], self.pattern[kept]
        return Found(*places, self.in_title[kept])

    def of(self, *roles: str) -> Flags:
        """Which hits have one of these roles."""
        return np.isin(patterns().role[self.pattern], [ROLE[role] for role in roles])


def find(understood: Understood, title_lengths: Positions) -> Found:
    """Every word that says something. title_lengths: code points of each title, with which its text begins."""
    pattern, start, end = patterns().searcher.find(understood.codes)
    row = understood.flat.rows_of(start)
    sentence = np.cumsum(_ends()[understood.codes.astype(np.int64)], dtype=np.int64)[start]
    in_title = (understood.origin_start[start] < title_lengths[row]).astype(np.bool_)
    return _heard(Found(row, sentence, start, end, pattern, in_title))


def _heard(found: Found) -> Found:
    """Without what lies in a longer word: in an allowed one; a warning in a lure (不可[不信]); a grade in a grade."""
    silent = ~found.of("allowed", "theme", "scene") & _within(found, found.of("allowed"))
    silent |= found.of("warning") & _within(found, found.of("plain", "lure", "topic"))
    grade = found.of("grade")
    silent |= grade & _within(found, grade)
    return found[~silent & ~found.of("allowed")]


def _within(found: Found, covering: Flags) -> Flags:
    """Which hits lie within one of the covering ones and are shorter than it, or of another role."""
    order = np.argsort(found.start[covering], kind="stable")
    start, end = found.start[covering][order], found.end[covering][order]
    if not len(start):
        return np.zeros(len(found), dtype=bool)
    reach = np.maximum.accumulate(end)
    before = np.searchsorted(start, found.start, side="right") - 1
    inside = (before >= 0) & (reach[before] >= found.end)
    # A covering hit lies within itself: it counts as within only where a longer one reaches over it.
    earlier = np.searchsorted(start, found.start, side="left") - 1
    longer = ((earlier >= 0) & (reach[earlier] >= found.end)) | (inside & (reach[before] > found.end))
    return np.where(covering, longer, inside)


@cache
def _ends() -> Flags:
    table = np.zeros(UNICODE, dtype=bool)
    table[[ord(mark) for mark in ENDS]] = True
    return table
