"""Levels of money that break with their past, or with the peers' (docs/early-warning.md, 3)."""

from __future__ import annotations

import numpy as np

_NU = 4.0  # degrees of freedom: heavy tails
_TO_SIGMA = 1.4826  # of a median absolute deviation
FLOOR = 0.025  # of the usual balance: least spread of an account
APART = 0.25  # least spread of log ratios between peers
FEW = 8  # weeks of past, or peers, without which nothing is read


def outlying(deviation: np.ndarray, scale: float) -> np.ndarray:
    """How strongly an upward deviation speaks for something wrong: the density of wrong ones, Student's over `scale`

    deviations and upwards only, over Student's own. Its mean is 1 where deviations are Student's; nan stays nan.
    """
    here = (_NU + 1) / 2 * (np.log1p(np.square(deviation) / _NU) - np.log1p(np.square(deviation / scale) / _NU))
    return np.where(np.isnan(deviation), np.nan, np.where(deviation > 0, 2 / scale * np.exp(here), 0.0))


def falls(level: np.ndarray, there: np.ndarray, now: np.ndarray, usual: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How far each body's level `now` lies below the median of its past: in robust deviations, and in its own unit.

    `level`: bodies × past weeks; `there`: which of them are known; `usual`: the body's usual balance, whose share
    FLOOR is the least deviation. nan with fewer than FEW known weeks.
    """
    middle = row_median(level, there)
    spread = _TO_SIGMA * row_median(np.abs(level - middle[:, None]), there)
    spread = np.maximum(spread, FLOOR * np.maximum(usual, 1.0))
    fallen = np.where(there.sum(axis=1) >= FEW, middle - now, np.nan)
    return fallen / spread, fallen


def above_peers(value: np.ndarray, known: np.ndarray, groups: list[np.ndarray]) -> np.ndarray:
    """Robust deviations of each value above the median of the nearest group with enough known others, else nan.

    `groups`: the widest first, as in rates.expected.
    """
    deviation = np.full(len(value), np.nan)
    for group in (np.zeros(len(value), int), *groups):
        middle, spread, count = group_median(value, known, group)
        enough = known & (count[group] > FEW)
        apart = np.maximum(_TO_SIGMA * spread[group], APART)
        deviation = np.where(enough, (value - middle[group]) / apart, deviation)
    return deviation


def row_median(values: np.ndarray, there: np.ndarray) -> np.ndarray:
    """The median of each row's known values; nan in a row without any."""
    if not values.shape[1]:
        return np.full(len(values), np.nan)
    ordered = np.sort(np.where(there, values, np.inf), axis=1)
    count, rows = there.sum(axis=1), np.arange(len(values))
    low, high = ordered[rows, np.maximum(count - 1, 0) // 2], ordered[rows, np.minimum(count // 2, values.shape[1] - 1)]
    return np.where(count > 0, (np.where(count > 0, low, 0) + np.where(count > 0, high, 0)) / 2, np.nan)


def group_median(value: np.ndarray, known: np.ndarray, group: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """By group: median, median absolute deviation from it (both 0 in an empty group), and how many are known."""
    groups = int(group.max(initial=-1)) + 1
    rows = np.flatnonzero(known)
    count = np.bincount(group[rows], minlength=groups)
    first = np.cumsum(count) - count

    def middle(of: np.ndarray) -> np.ndarray:
        ordered = np.append(of[np.lexsort((of, group[rows]))], 0.0)
        low, high = first + np.maximum(count - 1, 0) // 2, first + np.minimum(count // 2, np.maximum(count - 1, 0))
        return np.where(count > 0, (ordered[low] + ordered[high]) / 2, 0.0)

    centre = middle(value[rows])
    return centre, middle(np.abs(value[rows] - centre[group[rows]])), count
