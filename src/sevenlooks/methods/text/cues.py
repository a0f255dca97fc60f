"""Cues: words of one kind, told beforehand, that show what a text is about without proving anything.

The lexicon's terms are what an officer is shown. Cues are many more, softer words (the topics of the national standards
of the subjects, what tutors, families, schools, shops and newspapers say) from which the model weighs a text as a
whole. They are looked for in the plain form of a text (`plain_form`): small letters, each run of digits as one 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from sevenlooks.methods.text.alphabet import Searcher
from sevenlooks.methods.text.flat import Codes, Positions

NUMBERS = "一二三四五六七八九十两几0"


@dataclass(frozen=True)
class PlainForm:
    """codes: uint32[p]; starts: int64[n+1], where each text begins; place: int64[m], of each character understood."""

    codes: Codes
    starts: Positions
    place: Positions


def plain_form(codes: Codes, starts: Positions) -> PlainForm:
    """A batch with small letters only and every run of digits written as one 0."""
    digit = (codes >= ord("0")) & (codes <= ord("9"))
    capital = (codes >= ord("A")) & (codes <= ord("Z"))
    plain = np.where(digit, np.uint32(ord("0")), codes + np.uint32(32) * capital)
    kept = np.ones(len(codes), dtype=bool)
    kept[1:] = ~(digit[1:] & digit[:-1])
    place = np.cumsum(kept) - 1
    return PlainForm(plain[kept], np.append(place, len(plain[kept]))[starts], place)


@dataclass(frozen=True)
class Found:
    """Cues in a batch of plain forms, in order, a cue within a longer one left out. start, end: int64[k], half-open;

    first_kind: int64[k], the first of its kinds; hit, kind: int64[j], every kind of every cue, hit being its index.
    """

    start: Positions
    end: Positions
    first_kind: Positions
    hit: Positions
    kind: Positions


def find_cues(form: PlainForm) -> Found:
    """Every cue in a batch."""
    words = _words()
    cue, start, end = words.searcher.find(form.codes)
    # Matches come in the order of their ends, the longest of one end first: see lexicon.terms_in.
    later = np.minimum.accumulate(np.append(start, len(form.codes))[::-1])[::-1][1:]
    longest = (start < later) & (np.diff(end, prepend=-1) > 0)
    cue, start, end = cue[longest], start[longest], end[longest]
    begins, counts = words.begins[cue], words.begins[cue + 1] - words.begins[cue]
    hit = np.repeat(np.arange(len(cue)), counts)
    within = np.arange(len(hit)) - np.repeat(np.cumsum(counts) - counts, counts)
    return Found(start, end, words.kinds_of[begins], hit, words.kinds_of[begins[hit] + within])


def cue_kinds() -> tuple[str, ...]:
    """The kinds of cues; `Found` tells them by their index here."""
    return _words().kinds


@dataclass(frozen=True)
class _Words:
    """kinds_of: int64, the kinds of all words one after another; begins: int64[words + 1], where each word's begin."""

    kinds: tuple[str, ...]
    searcher: Searcher
    kinds_of: Positions
    begins: Positions


@cache
def _words() -> _Words:
    kinds_of: dict[str, list[int]] = {}
    kinds: list[str] = []
    for line in (files("sevenlooks.methods.text") / "data" / "cues.txt").read_text("utf-8").splitlines():
        if heading := re.fullmatch(r"\[(\w+)]", line):
            kinds.append(heading[1])
        elif not line.startswith("#"):
            for written in line.split():
                for word in _with_numbers(written):
                    own = kinds_of.setdefault(word, [])
                    if len(kinds) - 1 not in own:
                        own.append(len(kinds) - 1)
    counts = [len(own) for own in kinds_of.values()]
    return _Words(
        tuple(kinds),
        Searcher(list(kinds_of)),
        np.array([kind for own in kinds_of.values() for kind in own], dtype=np.int64),
        np.append(0, np.cumsum(counts)),
    )


def _with_numbers(word: str) -> list[str]:
    before, mark, after = word.partition("{n}")
    return [before + n + rest for n in NUMBERS for rest in _with_numbers(after)] if mark else [word]
