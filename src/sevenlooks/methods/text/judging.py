"""Judging a text as a whole: what it offers, how surely, and what gives it away.

What counts is settled by the classification guide (教监管厅函〔2021〕16号): purpose, content, method and evaluation
taken together, and whether anything is offered at all. A word is a lead; the model weighs all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sevenlooks.language import Text
from sevenlooks.methods.text.evidence import Span, reasons_for, spans_of
from sevenlooks.methods.text.features import features
from sevenlooks.methods.text.lexicon import Hits, find
from sevenlooks.methods.text.model import LABELS, Scores, probabilities, the_model
from sevenlooks.methods.text.understanding import understand
from sevenlooks.methods.text.understood import Understood

BATCH = 4096  # texts at once: large enough for arrays, small enough for the processor's cache
LONGEST = 4000  # characters read of one text; no advert is longer
_NOTHING = [float(label == "OTHER") for label in LABELS]  # the labels of a text without a word


@dataclass(frozen=True)
class Batch:
    """A batch as judged. probability: float64[n, labels]; offer: float64[n], of an offer of any training."""

    understood: Understood
    hits: Hits
    probability: Scores
    offer: Scores

    def __len__(self) -> int:
        return len(self.offer)

    @cached_property
    def label(self) -> NDArray[np.int64]:
        """Index into LABELS of the likeliest."""
        return self.probability.argmax(axis=1)


@dataclass(frozen=True)
class Judgement:
    """One text as judged.

    text: as written. label: one of LABELS. score: probability 0-1 that it offers subject teaching to the compulsory
    stage. training_offer: whether it offers any training to children. Made when asked for: understood, the text with
    disguises undone; spans, what gave it away, in the text as written; reasons, the features found, to be read out.
    """

    text: str
    label: str
    score: float
    training_offer: bool
    _batch: Batch = field(repr=False, compare=False)
    _row: int = field(repr=False, compare=False)

    @property
    def understood(self) -> str:
        return self._batch.understood.text(self._row)

    @property
    def spans(self) -> list[Span]:
        return self.spans_for(self.label)

    @property
    def reasons(self) -> list[Text]:
        return reasons_for(self.text, self.spans)

    def spans_for(self, label: str) -> list[Span]:
        """The spans that speak for a label, be it the likeliest or not."""
        return spans_of(self._batch.understood, self._batch.hits, self._row, label)

    @property
    def offer_score(self) -> float:
        """The probability that it offers any training to children."""
        return round(float(self._batch.offer[self._row]), 4)

    def probability_of(self, *labels: str) -> float:
        """The probability that its label is one of these."""
        return float(sum(self._batch.probability[self._row, LABELS.index(label)] for label in labels))


def judge_texts(texts: Sequence[str]) -> list[Judgement]:
    """Judge texts, in their order. An empty text is OTHER: it offers nothing."""
    judged: list[Judgement] = []
    for first in range(0, len(texts), BATCH):
        batch = judge_batch(texts[first : first + BATCH])
        score = np.round(batch.probability[:, 0], 4).tolist()
        offer = (batch.offer > 0.5).tolist()
        judged += [
            Judgement(texts[first + row], LABELS[label], score[row], offer[row], batch, row)
            for row, label in enumerate(batch.label.tolist())
        ]
    return judged


def judge_batch(texts: Sequence[str]) -> Batch:
    """Judge texts as arrays."""
    understood = understand([text[:LONGEST] for text in texts])
    hits = find(understood)
    probability, offered = probabilities(the_model().scores(features(understood, hits)))
    blank = [row for row, text in enumerate(texts) if not text or text.isspace()]
    probability[blank], offered[blank] = _NOTHING, 0
    return Batch(understood, hits, probability, offered)
