"""Folding: one character for one. Full width becomes half, variants become plain, what nobody sees is taken out."""

from __future__ import annotations

from functools import cache

import numpy as np

from sevenlooks.methods.text.characters import INVISIBLE, Flags, han, plain
from sevenlooks.methods.text.draft import KIND_NUMBER, Draft
from sevenlooks.methods.text.flat import UNICODE, unflatten


def fold(draft: Draft) -> None:
    """Rewrite the draft with plain characters only."""
    at = draft.codes.astype(np.int64)
    folded = plain()[at]
    changed = np.flatnonzero(folded != draft.codes)
    if len(changed):
        # A run of one kind is told as one: 數學, ｓｈｕ.
        kind = np.where(han()[folded[changed]], KIND_NUMBER["variant"], KIND_NUMBER["width"]).astype(np.uint8)
        begins = np.flatnonzero(np.append(True, (np.diff(changed) > 1) | (np.diff(kind) != 0)))
        start = changed[begins]
        end = changed[np.append(begins[1:], len(changed)) - 1] + 1
        means = [unflatten(folded[a:b]) for a, b in zip(start.tolist(), end.tolist(), strict=True)]
        draft.note(start, end, kind[begins], means)
        draft.recode(folded)
    hidden = np.flatnonzero(_invisible()[at])
    if len(hidden):
        draft.note(hidden, hidden + 1, np.full(len(hidden), KIND_NUMBER["inserted"], np.uint8), [""] * len(hidden))
        draft.drop(hidden)


@cache
def _invisible() -> Flags:
    table = np.zeros(UNICODE, dtype=bool)
    table[list(INVISIBLE)] = True
    return table
