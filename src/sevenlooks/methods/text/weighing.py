"""Weighing candidates: which spellings were meant as the word they stand for, which may have been, and which were not.

Ordinary text is full of sounds that recur: 不可 is no 补课, 种树学问 no 数学. A candidate is
* nothing, when it is an ordinary word itself, or when an ordinary word reaches over its edge and tells why its
  character is there (大树, 植树);
* doubtful, when it only nearly sounds alike, when it is made of the commonest characters, when it is letters that may
  stand for anything: it counts only beside a second signal;
* sure otherwise: somebody chose an unusual character for its sound.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.characters import Flags, letters
from sevenlooks.methods.text.draft import KIND_NUMBER
from sevenlooks.methods.text.flat import Codes, Positions
from sevenlooks.methods.text.sounding import Sounding
from sevenlooks.methods.text.sounds import Aloud
from sevenlooks.methods.text.spellings import (
    INITIALS,
    MIXED,
    PINYIN,
    SHORTENED,
    SOUND,
    WRITTEN,
    Found,
    patterns,
    spelled,
)
from sevenlooks.methods.text.surroundings import Surroundings

SURE_LETTERS = 5  # letters from which a word in pinyin is hardly anything else: yuwen, shuxue; not wuli, dili


@dataclass(frozen=True)
class Weighed:
    """Candidates that may stand.

    start, end: int64[k], half-open span in the draft; means: uint16[k], index into the patterns' words; kind: uint8[k]
    of KINDS; sure: bool[k]; abbreviated: bool[k], letters that may stand for anything; listed: bool[k], as the list of
    spellings has it.
    """

    start: Positions
    end: Positions
    means: NDArray[np.uint16]
    kind: NDArray[np.uint8]
    sure: Flags
    abbreviated: Flags
    listed: Flags

    def __getitem__(self, which: NDArray) -> Weighed:
        return Weighed(*(getattr(self, field.name)[which] for field in fields(self)))


def weigh(codes: Codes, aloud: Aloud, found: Found) -> Weighed:
    """Weigh the candidates of a batch."""
    form = patterns().form[found.pattern]
    by_form = [
        _weigh_sounds(codes, aloud, found[form == SOUND]),
        _weigh_letters(codes, aloud, found[(form == PINYIN) | (form == INITIALS)]),
        _weigh_mixed(codes, aloud, found[(form == MIXED) | (form == SHORTENED) | (form == WRITTEN)]),
    ]
    return Weighed(*(np.concatenate([getattr(each, field.name) for each in by_form]) for field in fields(Weighed)))


def _weigh_sounds(codes: Codes, aloud: Aloud, found: Found) -> Weighed:
    """Words written with other characters of their sound, or with marks between their own."""
    found = found[~_plainly(codes, aloud, found)]
    written = spelled(codes, aloud, found)
    sounding = Sounding(written, _expected(found, written), found, Surroundings(codes, aloud, found))
    no_letters = np.zeros(len(found.start), dtype=bool)
    return _weighed(aloud, found, sounding.kind(), ~sounding.doubtful(), no_letters)[~sounding.impossible()]


def _plainly(codes: Codes, aloud: Aloud, found: Found) -> Flags:
    """Which candidates are the word itself: nearly all, so that they are put aside before anything else is asked."""
    first, length = aloud.place[found.start], found.end - found.start
    plain = aloud.place[found.end - 1] - first == length - 1
    for step in range(int(length.max(initial=0))):
        longer = np.flatnonzero(plain & (step < length))
        plain[longer] = codes[first[longer] + step] == patterns().expected[found.pattern[longer], step]
    return plain


def _weigh_letters(codes: Codes, aloud: Aloud, found: Found) -> Weighed:
    """Words in pinyin, whole or by first letters: only whole runs of letters, or several words that make up one."""
    around = Surroundings(codes, aloud, found)
    whole = patterns().form[found.pattern] == PINYIN
    left, right = around.letters_beside()
    left_letter, right_letter = around.letters_beside(digits=False)
    # First letters may touch a number: YY8次, 3hx.
    left, right = np.where(whole, left, left_letter), np.where(whole, right, right_letter)
    apart, phrase, far = around.between()
    out = (left & ~np.isin(found.start, found.end)) | (right & ~np.isin(found.end, found.start))
    out |= phrase | far | (~whole & (apart | around.in_address()))
    sure = whole & around.touching() & (found.end - found.start >= SURE_LETTERS)
    kind = np.where(whole, KIND_NUMBER["pinyin"], KIND_NUMBER["initials"])
    return _weighed(aloud, found, kind, sure, np.ones(len(sure), dtype=bool))[~out]


def _weigh_mixed(codes: Codes, aloud: Aloud, found: Found) -> Weighed:
    """Characters among letters, and what the list of spellings names."""
    written = spelled(codes, aloud, found)
    expected = _expected(found, written)
    form = patterns().form[found.pattern]
    around = Surroundings(codes, aloud, found)
    left, right = around.letters_beside()
    before, after = around.reached_over()
    apart, phrase, far = around.between()
    apart &= around.goes_on() | (form == SHORTENED)
    out = ~((written == expected) | (expected == 0)).all(axis=1) | far | phrase | (before & after)
    out |= (left & (letters()[codes[around.first]] > 0)) | (right & (letters()[codes[around.last]] > 0))
    out |= (form == SHORTENED) & (before | after | apart)
    listed = form == WRITTEN
    sure = np.where(listed, patterns().alone[found.pattern], form == MIXED) & ~before & ~after & ~apart
    kind = np.where(form == MIXED, KIND_NUMBER["pinyin"], KIND_NUMBER["initials"])
    kind = np.where(listed, patterns().kind[found.pattern], kind)
    return _weighed(aloud, found, kind, sure, form == SHORTENED)[~out]


def _expected(found: Found, written: Codes) -> Codes:
    """What would stand there plainly, 0 for anything. uint32[k, w]."""
    expected = patterns().expected[found.pattern, : written.shape[1]]
    return np.pad(expected, ((0, 0), (0, written.shape[1] - expected.shape[1])))


def _weighed(aloud: Aloud, found: Found, kind: NDArray, sure: Flags, abbreviated: Flags) -> Weighed:
    start, end = aloud.place[found.start], aloud.place[found.end - 1] + 1
    listed = patterns().form[found.pattern] == WRITTEN
    return Weighed(start, end, patterns().means[found.pattern], kind.astype(np.uint8), sure, abbreviated, listed)
