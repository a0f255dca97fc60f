"""How a bank books what families pay: days early or late, net of a small charge, gathered by day, in two parts.

Untidy, but never so that an honest payment could be taken for a missing one: where sums look alike, they come as
they are.
"""

from __future__ import annotations

import numpy as np

from sevenlooks.demo.chance import Chance
from sevenlooks.demo.honest.courses import PRICES

EQUAL, NET, GATHERED, SPLIT = range(4)
_WINDOW = 9  # days within which one payment could be taken for another
_LAGS, _LAG_SHARES = [-1, 0, 1, 2, 3, 4, 5], [0.03, 0.45, 0.25, 0.12, 0.08, 0.04, 0.03]
_SCALE = 10**9  # fen; above every sum of a day


def manners(bodies: int, chance: Chance) -> np.ndarray:
    """The manner of each body's bank: EQUAL, NET, GATHERED or SPLIT."""
    return chance.of("manners").choice([EQUAL, NET, GATHERED, SPLIT], bodies, p=[0.68, 0.14, 0.12, 0.06])


def booked(
    body: np.ndarray, day: np.ndarray, amount: np.ndarray, manner: np.ndarray, rng: np.random.Generator, last: int
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """(body, day, fen) of the entries that these payments become, none later than `last`.

    Only a round lump of ten lessons comes net (0.6 %) or in two parts: its parts are no other payment's sum.
    """
    alone = _alone(body, day, amount)
    lump = np.isin(amount, PRICES * 1000) & alone
    gathered = (manner == GATHERED) & _gatherable(body, day, amount, alone)
    net, split = (manner == NET) & lump, (manner == SPLIT) & lump
    plain = ~(gathered | net | split)
    on = np.minimum(day + rng.choice(_LAGS, len(body), p=_LAG_SHARES), last)
    half = amount[split] // 2 - 37
    group, row = _days_of(body[gathered], day[gathered])
    sums = np.bincount(group, weights=amount[gathered], minlength=len(row)).round().astype(np.int64)
    return [
        (body[plain], on[plain], amount[plain]),
        (body[net], on[net], amount[net] * 994 // 1000),
        (body[split], on[split], half),
        (body[split], on[split], amount[split] - half),
        (body[gathered][row], on[gathered][row], sums),
    ]


def _days_of(body: np.ndarray, day: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each payment the number of its body's day; for each such day a payment of it."""
    _, row, group = np.unique(body * 10**6 + day, return_index=True, return_inverse=True)
    return group, row


def _alone(body: np.ndarray, day: np.ndarray, amount: np.ndarray) -> np.ndarray:
    """Whether the body has no payment of the same sum on another day near by."""
    order = np.lexsort((day, amount, body))
    same = (np.diff(body[order]) == 0) & (np.diff(amount[order]) == 0)
    gap = np.diff(day[order])
    crowded = np.zeros(len(body), dtype=bool)
    near = same & (gap <= _WINDOW)
    crowded[1:] |= near
    crowded[:-1] |= near
    alone = np.empty(len(body), dtype=bool)
    alone[order] = ~crowded
    return alone


def _gatherable(body: np.ndarray, day: np.ndarray, amount: np.ndarray, alone: np.ndarray) -> np.ndarray:
    """Whether all payments of that body's day stand alone and their sum is not like any other payment of the body."""
    group, row = _days_of(body, day)
    sums = np.bincount(group, weights=amount, minlength=len(row)).round().astype(np.int64)
    known = np.sort(body * _SCALE + amount)
    low = np.searchsorted(known, body[row] * _SCALE + sums * 99 // 100)
    high = np.searchsorted(known, body[row] * _SCALE + sums * 102 // 100, side="right")
    several = np.bincount(group, minlength=len(row)) > 1
    clear = np.bincount(group, weights=~alone, minlength=len(row)) == 0
    return (several & clear & (low == high))[group]
