"""How strongly a count speaks for more, or fewer, than expected: likelihood ratios (docs/early-warning.md, 2)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from sevenlooks.methods.warning.rates import Expected

_log_gamma = np.vectorize(math.lgamma, otypes=[float])
_LEAST = 1e-9  # an expectation of nothing at all: every ratio of means stays a number


def ratio(count: np.ndarray, law: Expected, others: Sequence[np.ndarray]) -> np.ndarray:
    """NB(count; other, size) / NB(count; mean, size), averaged over the alternative means, one entry a body.

    Its mean is 1 where the law is right. The binomial coefficients cancel, so that nothing is left but powers.
    """
    mean = np.maximum(law.mean, _LEAST)
    ratios = []
    for each in others:
        other = np.maximum(each, _LEAST)
        log = count * np.log(other / mean) + (law.size + count) * np.log((law.size + mean) / (law.size + other))
        ratios.append(np.exp(np.clip(log, -50, 50)))
    return np.mean(ratios, axis=0)


def late_ratio(late: np.ndarray, due: np.ndarray, ordinary: tuple[float, float], *shares: float) -> np.ndarray:
    """How strongly `late` of `due` refunds speak for each share being late, on average, beside an ordinary body's.

    The ordinary share is Beta(ordinary), so that `late` is beta-binomial. 1 where nothing was due.
    """
    good, bad = due - late, late
    log = _log_beta(ordinary[0] + bad, ordinary[1] + good) - _log_beta(*map(np.asarray, ordinary))
    ratios = [np.exp(bad * np.log(share) + good * np.log1p(-share) - log) for share in shares]
    return np.mean(ratios, axis=0)


def _log_beta(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return _log_gamma(a) + _log_gamma(b) - _log_gamma(a + b)


def times(law: Expected, *factors: float) -> list[np.ndarray]:
    """Alternatives that are multiples of the expected mean."""
    return [law.mean * factor for factor in factors]


def on_top(law: Expected, heads: np.ndarray, *shares: float) -> list[np.ndarray]:
    """Alternatives in which shares of those who could (the staff) come on top of the expected mean."""
    return [law.mean + heads * share for share in shares]
