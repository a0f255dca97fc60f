"""Fitting the model: logistic regression over hashed n-grams and signals, its weights rounded to eight bits."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from sevenlooks.methods.text.features import Features, features
from sevenlooks.methods.text.grams import NOTHING
from sevenlooks.methods.text.lexicon import find
from sevenlooks.methods.text.model import LABELS, NONSUBJECT, Model, Scores
from sevenlooks.methods.text.understanding import understand
from sevenlooks.training.corpus import Sample

# Chosen by leaving out one hand at a time: how much n-grams weigh beside signals, and how little is believed of either.
GRAM_WEIGHT = 6.0
TRUST = 4.0
PLAIN_WEIGHT = 0.5  # of a disguised sample's plain version, which is learnt from as well
ROUNDS = 1000
RARE = 2  # texts in which an n-gram must stand: what stands in one teaches only that text
STEPS = 127  # of an eight-bit weight


def fit(samples: Sequence[Sample]) -> Model:
    """The model that these samples teach. The same samples and words give the same model."""
    hidden = [s for s in samples if s.plainly != s.text]
    texts = [s.text for s in samples] + [s.plainly for s in hidden]
    rows = [*samples, *hidden]
    weights = np.array([1.0] * len(samples) + [PLAIN_WEIGHT] * len(hidden))
    seen = read(texts)
    table, numbers = _without_rare(*tabled(seen))
    labels = np.array([LABELS.index(s.label) for s in rows])
    offers = np.array([s.training_offer for s in rows])
    no_subject = labels == NONSUBJECT  # whatever teaches a subject is training, and what offers nothing is none
    with threadpool_limits(1):  # sums of several threads come in any order
        by_label, by_training = (
            LogisticRegression(C=TRUST, max_iter=ROUNDS).fit(table[among], known[among], sample_weight=weights[among])
            for known, among in ((labels, np.ones_like(no_subject)), (offers, no_subject))
        )
    learnt = np.vstack((by_label.coef_, by_training.coef_))
    bias = np.append(by_label.intercept_, by_training.intercept_)
    return _rounded(learnt[:, : len(numbers)] * GRAM_WEIGHT, numbers, learnt[:, len(numbers) :], bias)


def overstated(samples: Sequence[Sample], scores: Scores) -> float:
    """By how much scores of hands left out overstate SUBJECT: the least that, taken off, makes wrong ones no more than

    missed ones. A model finds what it has not seen likelier to be what it looks for: it was shown the neighbours of
    others only.
    """
    known = np.array([s.label == LABELS[0] for s in samples])
    ahead = scores[:, 0] - scores[:, 1 : len(LABELS)].max(axis=1)  # SUBJECT is said where this is more than 0
    return float(max(np.sort(ahead)[::-1][known.sum()], 0.0))


def evened(model: Model, too_much: float) -> Model:
    """The model without what it overstates of SUBJECT."""
    bias = model.bias.copy()
    bias[0] -= too_much
    return replace(model, bias=bias)


def read(texts: Sequence[str]) -> Features:
    """The features of texts."""
    understood = understand(texts)
    return features(understood, find(understood))


def tabled(seen: Features) -> tuple[Any, np.ndarray]:
    """Features as a sparse table: a column for each n-gram that occurs, then the signals. And the n-grams' numbers."""
    size = len(seen.signals)
    share = seen.shares() * GRAM_WEIGHT
    parts = []
    for numbers, starts in seen.grams():
        row = np.repeat(np.arange(size), np.diff(starts))
        there = numbers != NOTHING
        parts.append((row[there], numbers[there]))
    row, number = (np.concatenate([part[k] for part in parts]) for k in range(2))
    known, column = np.unique(number, return_inverse=True)
    grams = sparse.csr_matrix((share[row], (row, column)), shape=(size, len(known)))
    return sparse.hstack((grams, sparse.csr_matrix(seen.signals))).tocsr(), known


def _without_rare(table: Any, numbers: np.ndarray) -> tuple[Any, np.ndarray]:
    often = np.asarray((table[:, : len(numbers)] > 0).sum(axis=0)).ravel() >= RARE
    signals = np.ones(table.shape[1] - len(numbers), dtype=bool)
    return table[:, np.append(often, signals)], numbers[often]


def _rounded(grams: Scores, numbers: np.ndarray, signals: Scores, bias: Scores) -> Model:
    scale = np.abs(grams).max(axis=1) / STEPS
    table = np.zeros((len(bias), NOTHING + 1), dtype=np.int8)
    table[:, numbers] = np.round(grams / scale[:, None])
    return Model(table, scale, np.ascontiguousarray(signals.T), bias, fingerprint())


def fingerprint() -> str:
    """Of the words and tables that the features are made from."""
    told = hashlib.sha256()
    for file in sorted((files("sevenlooks.methods.text") / "data").iterdir(), key=lambda file: file.name):
        if file.name.endswith((".csv", ".txt")):
            told.update(file.name.encode() + file.read_bytes())
    return told.hexdigest()[:16]


def write(model: Model, path: Path) -> None:
    """Write the weights that are not nothing."""
    numbers = np.flatnonzero(model.grams.any(axis=0)).astype(np.int32)
    np.savez_compressed(
        path,
        numbers=numbers,
        grams=model.grams[:, numbers],
        scale=model.scale,
        signals=model.signals.astype(np.float32),
        bias=model.bias,
        made_with=np.array(model.made_with),
    )
