"""How far a yearly cost stands from bodies alike in the same place (docs/early-warning.md, 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sevenlooks.methods.warning.breaks import group_median, outlying

LEAST_PEERS = 8
_TO_SIGMA = 1.4826
_FLOOR = 0.05  # least spread of log costs: eight peers may pay exactly the same


@dataclass(frozen=True)
class Standing:
    """One entry a value. `deviation`: robust deviations above the peers, nan with too few peers or no value;
    `usual`: the peers' median, in the value's own unit; `peers`: how many others it was compared with."""

    deviation: np.ndarray
    usual: np.ndarray
    peers: np.ndarray


def standing(value: np.ndarray, places: Sequence[np.ndarray]) -> Standing:
    """Each value (positive, nan where unknown) among those of its group in the nearest place with enough peers.

    `places`: group numbers from 0, the nearest place first.
    """
    known = np.isfinite(value) & (value > 0)
    log = np.log(np.where(known, value, 1.0))
    deviation, usual = np.full(len(value), np.nan), np.full(len(value), np.nan)
    peers = np.zeros(len(value), int)
    for group in places:
        middle, spread, count = group_median(log, known, group)
        here = known & np.isnan(deviation) & (count[group] > LEAST_PEERS)
        apart = np.maximum(_TO_SIGMA * spread[group], _FLOOR)
        deviation = np.where(here, (log - middle[group]) / apart, deviation)
        usual = np.where(here, np.exp(middle[group]), usual)
        peers = np.where(here, count[group] - 1, peers)
    return Standing(deviation, usual, peers)


def believed(deviation: np.ndarray, problem_share: float, limit: float) -> np.ndarray:
    """0 to 1: how probable a wrong is at this deviation, where `problem_share` of bodies have one."""
    odds = problem_share / (1 - problem_share) * outlying(deviation, 2 * limit)
    return odds / (1 + odds)
