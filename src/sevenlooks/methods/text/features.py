"""What the model sees of a text: its n-grams in three views, and a row of signals.

The views: characters as understood, the same with the cues replaced by their kinds, and nothing but the kinds of cues
and terms in their order. The signals: which kinds of terms and cues stand in the text, which stand where it begins and
ends, how its words were disguised, whose stage is named, how long it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.characters import Flags
from sevenlooks.methods.text.cues import Found, PlainForm, cue_kinds, find_cues, plain_form
from sevenlooks.methods.text.flat import Positions
from sevenlooks.methods.text.grams import View, kinds_alone, with_kinds
from sevenlooks.methods.text.lexicon import TERMS, Hits
from sevenlooks.methods.text.understood import KINDS, Understood

Signals = NDArray[np.float32]

LENGTHS = (12, 20, 35, 60, 110)  # characters: a headline, a lift poster, a post, a long post
OFTEN = 6  # more words of one kind than this say no more
OPENING, ENDING = 10, 14  # characters at either end, where a text says what it wants: 求…, 谁认识…, 详情私信
# Without any of these a text says nothing of learning, at least not openly.
LEARNING_TERMS = (
    "subject", "subject_hidden", "grade_compulsory", "grade_preschool", "grade_senior", "teach", "method", "evaluation",
    "role_title", "small_class",
)  # fmt: skip
LEARNING_CUES = (
    "topic_maths", "topic_chinese", "topic_english", "topic_science", "topic_preschool", "topic_senior", "school_work",
    "teach_act", "score", "learner", "toddler", "stage_compulsory", "stage_senior", "tutor_identity",
)  # fmt: skip
STAGES = ("stage_compulsory", "toddler", "stage_senior")


@dataclass(frozen=True)
class Features:
    """views: what n-grams are counted in; signals: float32[n, signals], in the order of `signal_names`."""

    views: tuple[View, ...]
    signals: Signals

    def grams(self) -> Iterator[tuple[NDArray[np.int64], Positions]]:
        """The numbers of the n-grams, and where each text begins among them, by view and length."""
        for view in self.views:
            for numbers in view.grams():
                yield numbers, view.starts

    def shares(self) -> NDArray[np.float64]:
        """float64[n]: what one n-gram counts in its text; a long text has more of them, each saying less."""
        counts = np.sum([view.counts() for view in self.views], axis=0)
        return 1 / np.sqrt(np.maximum(counts, 1))


def features(understood: Understood, hits: Hits) -> Features:
    """The features of a batch; `hits`: the lexicon's terms in it."""
    form = plain_form(understood.codes, understood.starts)
    cues = find_cues(form)
    terms = form.place[understood.starts[hits.row] + hits.start]
    views = (
        View(form.codes, form.starts, 1),
        with_kinds(form.codes, form.starts, cues.start, cues.end, cues.first_kind, 2),
        kinds_alone(
            form.starts,
            np.concatenate((cues.start, terms)),
            np.concatenate((cues.first_kind, len(cue_kinds()) + _kind_of_term()[hits.term])),
            3,
        ),
    )
    return Features(views, _signals(understood, hits, form, cues))


@cache
def term_kinds() -> tuple[str, ...]:
    """The kinds of the lexicon's terms."""
    return tuple(dict.fromkeys(term.kind for term in TERMS))


@cache
def signal_names() -> tuple[str, ...]:
    """What each column of the signals is, as "term:kind", "undone:kind", "cue:kind" and so on."""
    cues = cue_kinds()
    return (
        *(f"term:{kind}" for kind in term_kinds()),
        *(f"undone:{kind}" for kind in KINDS),
        *(f"cue:{kind}" for kind in cues),
        *(f"opens:{kind}" for kind in cues),
        *(f"ends:{kind}" for kind in cues),
        *(f"stages:{number}" for number in range(2 ** len(STAGES))),
        *(f"shorter:{length}" for length in LENGTHS),
        "silent on learning",
    )


@cache
def _kind_of_term() -> Positions:
    number = {kind: n for n, kind in enumerate(term_kinds())}
    return np.array([number[term.kind] for term in TERMS], dtype=np.int64)


def _signals(understood: Understood, hits: Hits, form: PlainForm, cues: Found) -> Signals:
    size, kinds = len(understood), len(cue_kinds())
    terms: Flags = _counted(hits.row, _kind_of_term()[hits.term], size, len(term_kinds())) > 0
    undone: Flags = _counted(understood.undone.row, understood.undone.kind.astype(np.int64), size, len(KINDS)) > 0
    row = np.searchsorted(form.starts, cues.start, side="right") - 1
    opens, ends = cues.start - form.starts[row] < OPENING, form.starts[row + 1] - cues.start < ENDING
    often = _counted(row[cues.hit], cues.kind, size, kinds)
    opening, ending = (
        _counted(row[cues.hit][at], cues.kind[at], size, kinds) > 0 for at in (opens[cues.hit], ends[cues.hit])
    )
    there: Flags = often > 0
    bits: Positions = there[:, [cue_kinds().index(stage) for stage in STAGES]] @ (2 ** np.arange(len(STAGES)))
    stages = bits.reshape(-1, 1) == np.arange(2 ** len(STAGES))
    shorter = np.diff(understood.starts)[:, None] - 1 < np.array(LENGTHS)
    learning = [term_kinds().index(kind) for kind in LEARNING_TERMS]
    about = [cue_kinds().index(kind) for kind in LEARNING_CUES]
    silent = ~np.hstack((terms[:, learning], there[:, about], undone)).any(axis=1, keepdims=True)
    parts = (terms, undone, np.log1p(np.minimum(often, OFTEN)), opening / 2, ending / 2, stages, shorter)
    return np.hstack([part.astype(np.float32) / np.float32(2) for part in parts] + [silent])


def _counted(row: Positions, kind: Positions, size: int, kinds: int) -> Positions:
    """int64[n, kinds]: how often each kind stands in each text."""
    return np.bincount(row * kinds + kind, minlength=size * kinds).reshape(size, kinds)
