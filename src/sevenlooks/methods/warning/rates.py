"""What was to be expected of a body: its peers' season times its own level (docs/early-warning.md, 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

PEERS = 8.0  # events that the group above a group is worth, and bodies that a usual spread is worth
OFTEN = 3.0  # events to be expected of a body that can tell how far bodies spread
# Least, usual and greatest spread: between the levels of bodies of a kind, and of an honest body around its own.
BETWEEN, WANDERING = (0.25, 0.5, 1.0), (0.01, 0.5, 1.0)
OUTERMOST = 0.02  # share of bodies that are not asked how far bodies spread


@dataclass(frozen=True)
class Expected:
    """The predictive law of a window's count, NB(mean, size), one entry a body."""

    mean: np.ndarray
    size: np.ndarray


def expected(
    past: np.ndarray, past_exposure: np.ndarray, now: np.ndarray, exposure: np.ndarray, groups: Sequence[np.ndarray]
) -> Expected:
    """What was to be expected in the window, one entry a body.

    `past`, `now`: events of each body in its past and in the window; the exposures: weeks, heads or contracts that
    could have had one. `groups`: each body's group as whole numbers from 0, the widest grouping first. The present
    counts tell the peers' season and how far honest bodies wander; a body's own count never tells its own expectation,
    and bodies that stand far out tell nobody else's.
    """
    overall = (past.sum() + now.sum() + 0.5) / (past_exposure.sum() + exposure.sum() + 1)
    before = _ordinary_rate(past, past_exposure, groups, np.full(len(past), overall))
    usual = past_exposure * before
    shape = 1 / spread(past, usual, np.zeros(len(past), int), BETWEEN)
    level = (shape + past) / (shape + usual)
    mean = exposure * level * _ordinary_rate(now, exposure * level, groups, before)
    return Expected(mean, 1 / (1 / (shape + past) + spread(now, mean, groups[0], WANDERING)))


def _ordinary_rate(
    events: np.ndarray, exposure: np.ndarray, groups: Sequence[np.ndarray], first: np.ndarray
) -> np.ndarray:
    """The peers' rate, no body counting for more than three deviations and two events above what the rate `first` lets

    expect of it. A season may raise everybody fourfold; one body's surge is not its peers' season.
    """
    mean = exposure * first
    cut = np.minimum(events, mean + 3 * np.sqrt(mean + np.square(mean)) + 2)
    return peer_rate(cut, exposure, groups, float(first.mean()) if len(first) else 0.0)


def peer_rate(events: np.ndarray, exposure: np.ndarray, groups: Sequence[np.ndarray], overall: float) -> np.ndarray:
    """The rate of each body's group without the body itself, shrunk towards the group above by a gamma prior."""
    everybody = np.zeros(len(events), int)
    rate = np.full(len(events), overall)
    for group in (everybody, *groups):
        others = np.bincount(group, weights=events)[group] - events
        chances = np.bincount(group, weights=exposure)[group] - exposure
        rate = (others + PEERS) / (chances + PEERS / rate)
    return rate


def spread(events: np.ndarray, mean: np.ndarray, kind: np.ndarray, bounds: tuple[float, float, float]) -> np.ndarray:
    """The spread of each body's kind around its expectations beyond chance, one entry a body, by the method of moments.

    `bounds`: its least, usual and greatest value. Only bodies of which OFTEN events were to be expected are asked, but
    for the outermost; kinds with few of them lean on the usual value: rare events do not tell.
    """
    least, usual, greatest = bounds
    asked = (mean >= OFTEN) & ~_outermost(np.square(events - mean) / (mean + np.square(mean) + 1e-12), kind)
    squared = np.where(asked, np.square(mean), 0)
    excess = np.bincount(kind, weights=np.where(asked, np.square(events - mean) - mean, 0))
    weight, count = np.bincount(kind, weights=squared), np.bincount(kind, weights=asked)
    lean = PEERS * np.maximum(weight / np.maximum(count, 1), OFTEN**2)
    return np.clip((excess + usual * lean) / (weight + lean), least, greatest)[kind]


def _outermost(distance: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """Which bodies lie furthest out in their kind: one in fifty, and one more."""
    order = np.lexsort((-distance, kind))
    sizes = np.bincount(kind)
    rank = np.empty(len(kind), int)
    rank[order] = np.arange(len(kind)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return rank <= np.ceil(OUTERMOST * sizes)[kind]
