"""Joining: taking out what was put between characters (数 学 补 课, 素*描), putting their pieces together (讠吾文)."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.characters import Flags, flags, han, marks, numbered, rows, words
from sevenlooks.methods.text.draft import KIND_NUMBER, Draft
from sevenlooks.methods.text.flat import Codes, Positions, beside, unflatten
from sevenlooks.methods.text.lexicon import TERMS
from sevenlooks.methods.text.surroundings import ENDS_PHRASE, SETS_APART

LEAST_RUN: Final = 4  # characters, each alone between the same marks, that are no chance
LEAST_INSERTED_RUN: Final = 3  # where the marks are such as ordinary writing sets between no two characters
INSERTED_ONLY: Final = "*＊丶.·•‧∙⋅_~^#＃`"


def join_marked(draft: Draft) -> None:
    """Take marks out of runs of single characters (数 学 补 课, a character a line), and out of ordinary words between

    whose characters ordinary writing sets no such mark (素*描).
    """
    codes = draft.codes
    start, end = (np.concatenate(each) for each in zip(_runs(codes, draft.starts), _words(codes), strict=True))
    if not len(start):
        return
    order = np.lexsort((-end, start))
    start, end = start[order], end[order]
    apart = np.append(True, start[1:] >= np.maximum.accumulate(end)[:-1])
    spans, means, dropped = [], [], []
    for a, b in zip(start[apart].tolist(), end[apart].tolist(), strict=True):
        between = marks()[codes[a:b]]
        joined = codes[a:b][~between]
        if words().stand(joined[:-1], joined[1:]).any():  # 陈 李 吴 何 make no word
            spans.append((a, b))
            means.append(unflatten(joined))
            dropped.append(a + np.flatnonzero(between))
    if spans:
        starts, ends = np.array(spans).T
        draft.note(starts, ends, np.full(len(means), KIND_NUMBER["inserted"], np.uint8), means)
        draft.drop(np.concatenate(dropped))


def _runs(codes: Codes, starts: Positions) -> tuple[Positions, Positions]:
    """Runs of single characters with the same mark, or the same two, between each and the next."""
    at = np.flatnonzero(marks()[codes.astype(np.int64)])
    mark = codes[at]
    left, before, after, beyond = (beside(codes, at + step) for step in (-1, -2, 1, 2))
    one, two = han()[left] & ~han()[before], han()[after] & ~han()[beyond]
    double = (after == mark) & (left != mark)
    link = one & (two | (double & han()[beyond] & ~han()[beside(codes, at + 3)])) & ~_ends_phrase()[mark]
    link &= ~np.isin(at, starts[1:] - 1)
    first, mark, width = at[link] - 1, mark[link], 1 + double[link]
    goes_on = np.append(False, (first[1:] == (first + 1 + width)[:-1]) & (mark[1:] == mark[:-1]))[: len(first)]
    begins = np.flatnonzero(~goes_on)
    length = np.diff(np.append(begins, len(first)))
    long = length >= np.where(_sets_apart()[mark[begins]], LEAST_RUN, LEAST_INSERTED_RUN) - 1
    begins, last = begins[long], (begins + length - 1)[long]
    return first[begins], first[last] + width[last] + 2


def _words(codes: Codes) -> tuple[Positions, Positions]:
    at = np.flatnonzero(_inserted_only()[codes[1:-1].astype(np.int64)]) + 1
    left, right = codes[at - 1], codes[at + 1]
    is_word = words().stand(left, right)
    is_word &= ~words().stand(beside(codes, at - 2), left) & ~words().stand(right, beside(codes, at + 2))
    return at[is_word] - 1, at[is_word] + 2


def join_pieces(draft: Draft) -> None:
    """Put characters together again whose pieces stand side by side, where they make a word of the lexicon so."""
    codes = draft.codes
    places = codes.astype(np.int64)
    first, second, pairs = _first_pieces(), _second_pieces(), _piece_pairs()
    at = np.flatnonzero((first[places[:-1]] > 0) & (second[places[1:]] > 0))
    at = at[pairs[first[places[at]], second[places[at + 1]]]]
    # 女子, 王里程: pieces that make an ordinary word among themselves or with a neighbour are no pieces.
    ordinary = words().stand(codes[at], codes[at + 1]) | words().stand(beside(codes, at - 1), codes[at])
    joined: dict[int, tuple[int, str]] = {}
    for start in at[~ordinary].tolist():
        for length in (3, 2):
            character = _ways().get(unflatten(codes[start : start + length]))
            if character and not words().stand(codes[start + length - 1], codes[start + length]):
                joined[start] = (start + length, character)
                break
    meant = [(start, end, c) for start, (end, c) in joined.items() if _makes_word(codes, start, joined)]
    kept = [each for number, each in enumerate(meant) if not number or each[0] >= meant[number - 1][1]]
    if kept:
        starts, ends = np.array([each[0] for each in kept]), np.array([each[1] for each in kept])
        means = [each[2] for each in kept]
        draft.note(starts, ends, np.full(len(kept), KIND_NUMBER["split"], np.uint8), means)
        draft.replace(starts, ends, [np.array([ord(character)], dtype=np.uint32) for character in means])


def _makes_word(codes: Codes, start: int, joined: dict[int, tuple[int, str]]) -> bool:
    end, character = joined[start]
    following = joined[end][1] if end in joined else chr(codes[end])
    before = [joined[begin][1] for begin in (start - 2, start - 3) if begin in joined and joined[begin][0] == start]
    before = before or [chr(codes[start - 1])] if start else [""]
    return character + following in _neighbours() or before[0] + character in _neighbours()


@cache
def _ways() -> dict[str, str]:
    return {row["pieces"]: row["character"] for row in rows("splits.csv")}


@cache
def _first_pieces() -> NDArray[np.int16]:
    return numbered(pieces[0] for pieces in _ways())


@cache
def _second_pieces() -> NDArray[np.int16]:
    return numbered(pieces[1] for pieces in _ways())


@cache
def _piece_pairs() -> Flags:
    first, second = _first_pieces(), _second_pieces()
    table = np.zeros((int(first.max()) + 1, int(second.max()) + 1), dtype=bool)
    for pieces in _ways():
        table[first[ord(pieces[0])], second[ord(pieces[1])]] = True
    return table


@cache
def _neighbours() -> frozenset[str]:
    return frozenset(a + b for term in TERMS for a, b in pairwise(term.word))


@cache
def _inserted_only() -> Flags:
    return flags(INSERTED_ONLY)


@cache
def _sets_apart() -> Flags:
    return flags(SETS_APART)


@cache
def _ends_phrase() -> Flags:
    return flags(ENDS_PHRASE)
