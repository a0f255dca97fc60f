"""How good the model is on texts by a hand it has not seen: each hand is left out once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.model import HEADS, LABELS, Scores, probabilities
from sevenlooks.training.corpus import Sample
from sevenlooks.training.fitting import fit, read

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Figures:
    """Of SUBJECT, over one hand or all: shares between 0 and 1."""

    precision: float
    recall: float
    recall_disguised: float
    precision_undisguised: float
    labels_right: float
    offers_right: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.3f}  precision {self.precision:.3f}  recall {self.recall:.3f}  "
            f"recall on disguised {self.recall_disguised:.3f}  precision on undisguised "
            f"{self.precision_undisguised:.3f}  labels right {self.labels_right:.3f}  offers {self.offers_right:.3f}"
        )


def left_out(samples: Sequence[Sample]) -> Scores:
    """Scores (float64[n, heads]) of each hand's texts by a model fitted without that hand."""
    hands = np.array([s.hand for s in samples])
    scores = np.zeros((len(samples), len(HEADS)))
    for hand in sorted(set(hands)):
        out = hands == hand
        model = fit([s for s, gone in zip(samples, out, strict=True) if not gone])
        scores[out] = model.scores(read([s.text for s, gone in zip(samples, out, strict=True) if gone]))
    return scores


def figures_by_hand(samples: Sequence[Sample], scores: Scores) -> Iterator[tuple[str, Figures]]:
    """Each hand's figures, then those over all hands."""
    hands = np.array([s.hand for s in samples])
    for hand in sorted(set(hands)):
        yield hand, figures([s for s in samples if s.hand == hand], scores[hands == hand])
    yield "all hands", figures(samples, scores)


def figures(samples: Sequence[Sample], scores: Scores) -> Figures:
    """The figures of scores (float64[n, heads]) on these samples."""
    known = np.array([LABELS.index(s.label) for s in samples])
    label, offer = probabilities(scores)
    said = label.argmax(axis=1)
    hidden = np.array([bool(s.disguises) for s in samples])
    offers = np.array([s.training_offer for s in samples])
    right: Flags = (said == 0) & (known == 0)
    return Figures(
        precision=_share(right, said == 0),
        recall=_share(right, known == 0),
        recall_disguised=_share(right & hidden, (known == 0) & hidden),
        precision_undisguised=_share(right & ~hidden, (said == 0) & ~hidden),
        labels_right=float((said == known).mean()),
        offers_right=float(((offer > 0.5) == offers).mean()),
    )


def _share(part: Flags, whole: Flags) -> float:
    return float(part.sum() / max(whole.sum(), 1))
