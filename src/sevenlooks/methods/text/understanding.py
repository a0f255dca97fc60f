"""Understanding: a batch of texts with the disguises of their words undone, and the way back to what was written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sevenlooks.methods.text.draft import Draft
from sevenlooks.methods.text.flat import flatten
from sevenlooks.methods.text.folding import fold
from sevenlooks.methods.text.joining import join_marked, join_pieces
from sevenlooks.methods.text.restoring import restore
from sevenlooks.methods.text.understood import KINDS, Understood, Undone

__all__ = ["BATCH", "KINDS", "Understood", "Undone", "understand"]

BATCH: Final = 5_000  # texts that are best understood together: fewer waste calls, more waste the processor's cache


def understand(texts: Sequence[str]) -> Understood:
    """Read a batch of texts.

    Full width and variants become plain; what nobody sees and what was put between characters is taken out; pieces are
    put together; homophones, pinyin, initials, emoji and digits become the words that they stand for. Ordinary text
    stays as it is.
    """
    draft = Draft(flatten(texts))
    fold(draft)
    join_marked(draft)
    join_pieces(draft)
    restore(draft)
    return draft.finished()
