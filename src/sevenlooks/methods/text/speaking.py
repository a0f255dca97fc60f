"""Whether somebody speaks of teaching: what a complaint is about, not what it offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sevenlooks.methods.text.lexicon import TERMS, find
from sevenlooks.methods.text.understanding import understand

OF_TEACHING: Final = {"subject", "subject_hidden", "teach", "small_class"}


def speaks_of_teaching(texts: Sequence[str]) -> list[bool]:
    """For each text whether it speaks of subjects or of teaching them, under whatever spelling."""
    speaks = [False] * len(texts)
    hits = find(understand(texts))
    for row, term in zip(hits.row.tolist(), hits.term.tolist(), strict=True):
        speaks[row] |= TERMS[term].kind in OF_TEACHING
    return speaks
