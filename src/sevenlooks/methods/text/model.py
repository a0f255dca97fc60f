"""The model: a weight for every n-gram and every signal, fitted beforehand (`make model`), added up here.

Multinomial logistic regression over the five labels, and one more head that tells, among what is no school subject,
training (a dance class) from the rest (care, travel, counselling). Weights are whole numbers of eight bits with one
scale a head, so that sums are exact and a text has one score in whatever batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.features import Features
from sevenlooks.methods.text.grams import NOTHING

LABELS = ("SUBJECT", "PRESCHOOL_SUBJECT", "SENIOR_SUBJECT", "NONSUBJECT", "OTHER")
HEADS = (*LABELS, "training")
TUTORING, NONSUBJECT = slice(0, 3), LABELS.index("NONSUBJECT")
MODEL_FILE = "model.npz"

Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """The weights, and `made_with`, a fingerprint of the words they were fitted with: other words, another model.

    grams: int8[heads, NOTHING + 1], nothing's weight being 0; scale, bias: float64[heads]; signals: float64[signals,
    heads].
    """

    grams: NDArray[np.int8]
    scale: Scores
    signals: Scores
    bias: Scores
    made_with: str

    def scores(self, seen: Features) -> Scores:
        """float64[n, heads]: the evidence for each label, and for training, as logits."""
        total = np.zeros((len(seen.signals), len(HEADS)), dtype=np.int64)
        for numbers, starts in seen.grams():
            for head in range(len(HEADS)):
                running = np.append(0, np.cumsum(self.grams[head].take(numbers), dtype=np.int64))
                total[:, head] += running[starts[1:]] - running[starts[:-1]]
        return total * self.scale * seen.shares()[:, None] + seen.signals @ self.signals + self.bias


def probabilities(scores: Scores) -> tuple[Scores, Scores]:
    """From scores: float64[n, labels], of each label; float64[n], of an offer of any training to children."""
    labels = scores[:, : len(LABELS)]
    likely = np.exp(labels - labels.max(axis=1, keepdims=True))
    label = likely / likely.sum(axis=1, keepdims=True)
    training = 1 / (1 + np.exp(-scores[:, len(LABELS)]))
    return label, label[:, TUTORING].sum(axis=1) + label[:, NONSUBJECT] * training


@cache
def the_model() -> Model:
    """The model of this version."""
    with as_file(files("sevenlooks.methods.text") / "data" / MODEL_FILE) as path, np.load(path) as kept:
        packed = kept["grams"]
        grams = np.zeros((len(HEADS), NOTHING + 1), dtype=np.int8)
        grams[:, kept["numbers"]] = packed
        return Model(grams, kept["scale"], kept["signals"], kept["bias"], str(kept["made_with"]))
