"""One score from several signs, and the line above which it is an alarm (docs/early-warning.md, 5 and 6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

CAP = 100.0  # no sign counts for more
SPEAKS, STANDS_OUT = 2.0, 10.0  # from when on a sign speaks for a closing, and stands out
USUAL, GREATEST, LEAN = 0.03, 0.3, 100  # correlation between signs, and the bodies that its usual value is worth
SIGNS = 3  # fewer readable signs are not judged


def sign(ratio: np.ndarray, shows: float = 0.5, cap: float = CAP) -> np.ndarray:
    """A sign's e-value: its likelihood ratio where it shows in a share of closings, bounded below and above.

    nan: the sign cannot be read.
    """
    return np.minimum(1 - shows + shows * ratio, cap)


def together(signs: Mapping[str, np.ndarray], one_voice: frozenset[str] = frozenset()) -> np.ndarray:
    """The e-value of all signs that can be read (not nan), discounted for what they share; nan where there are fewer

    than SIGNS. One entry a body. Where fewer than two of them speak, nothing comes together and the e-value is at most
    1; those of `one_voice` count as one there.
    """
    each = np.array(list(signs.values()))
    read = np.isfinite(each)
    count = read.sum(axis=0)
    weight = 1 / (1 + np.maximum(count - 1, 0) * correlation(each))
    logs = np.log(np.where(read, each, 1.0))
    speaking = np.where(read, each, 1.0) >= SPEAKS
    shared = np.array([name in one_voice for name in signs], dtype=bool)
    voices = speaking[~shared].sum(axis=0) + speaking[shared].any(axis=0)
    whole = np.exp(weight * logs.sum(axis=0))
    return np.where(count >= SIGNS, np.where(voices > 1, whole, np.minimum(whole, 1.0)), np.nan)


def correlation(signs: np.ndarray) -> float:
    """The mean rank correlation between signs (signs × bodies) of bodies of which none stands out; 0 to GREATEST.

    Few bodies do not tell it: they lean on USUAL.
    """
    whole = signs[:, (signs < STANDS_OUT).all(axis=0)]
    count = len(signs)
    if count < 2 or whole.shape[1] < 3:
        return USUAL
    ranks = np.argsort(np.argsort(whole, axis=1), axis=1).astype(float)
    between = (np.corrcoef(ranks).sum() - count) / (count * (count - 1))
    leaning = (whole.shape[1] * between + LEAN * USUAL) / (whole.shape[1] + LEAN)
    return float(np.clip(leaning, 0, GREATEST))


def line(budget: np.ndarray) -> np.ndarray:
    """The e-value of an alarm where no more than `budget` false ones per 1,000 bodies are to be expected on a day."""
    return 1000 / budget


def strength(evidence: np.ndarray, budget: np.ndarray) -> np.ndarray:
    """0 to 1, one half on the line: the posterior where wrongs are as rare as `budget`."""
    return evidence / (evidence + line(budget))


def first_column(alarm: Callable[[int], np.ndarray], last: int, earliest: int) -> np.ndarray:
    """The column in which the unbroken spell of alarms that stands in column `last` began; −1 where none stands.

    `alarm(column)`: which bodies had one, seen from that column. Spells are followed back to `earliest`.
    """
    standing = alarm(last)
    began = np.where(standing, last, -1)
    for column in range(last - 1, earliest - 1, -1):
        if not standing.any():
            break
        standing = standing & alarm(column)
        began = np.where(standing, column, began)
    return began
