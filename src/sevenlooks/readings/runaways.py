"""Bodies for whose closing with pupils' money several signs speak together (docs/early-warning.md, 5 to 7)."""

from __future__ import annotations

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from sevenlooks.methods.warning import score
from sevenlooks.methods.warning.signs import MONEY, NAMES, Sign, signs
from sevenlooks.readings.facts import Facts
from sevenlooks.readings.lives import lives
from sevenlooks.readings.week_arrays import EARLIEST, LAST

BETWEEN = " · "  # the numbers of several signs in one text


def runaways(facts: Facts) -> ir.Table:
    """One row an open body: `institution_id`, `division_code`, `alarm` (bool; null with too few signs), `on` (date),

    `strength` (0 to 1), `amount` (yuan prepaid and not yet taught, null where the books do not tell), and of the signs
    that speak for it `speaking` (their names, joined by +), `seen` and `usual` (their numbers, in that order).
    """
    weekly, told = lives(facts)
    budget = weekly.local("runaway_alarms")
    seen: dict[int, dict[str, Sign]] = {}

    def evidence(at: int) -> np.ndarray:
        seen[at] = seen.get(at) or signs(told, at)
        if not seen[at]:  # none of the books was brought in which a sign would stand
            return np.full(len(told.there), np.nan)
        return score.together({name: sign.evidence for name, sign in seen[at].items()}, MONEY)

    def alarm(at: int) -> np.ndarray:
        owed = True if told.prepaid is None else told.prepaid[:, at] > 0
        return owed & (np.nan_to_num(evidence(at)) >= score.line(budget))

    began, now = score.first_column(alarm, LAST, EARLIEST), evidence(LAST)
    return weekly.told(
        "runaways",
        began,
        ~np.isnan(now),
        strength=score.strength(np.nan_to_num(now), budget),
        amount=pa.nulls(len(now), pa.float64()) if told.prepaid is None else told.prepaid[:, LAST],
        **_speaking(seen[LAST], began >= 0),
    )


def _speaking(seen: dict[str, Sign], alarm: np.ndarray) -> dict[str, pa.Array]:
    """For each body with an alarm, the signs that speak for it, what was seen and what is usual."""
    words: dict[str, list[str | None]] = {column: [None] * len(alarm) for column in ("speaking", "seen", "usual")}
    for row in np.flatnonzero(alarm):
        loud = [name for name in NAMES if name in seen and seen[name].evidence[row] >= score.SPEAKS]
        words["speaking"][row] = "+".join(loud)
        words["seen"][row] = BETWEEN.join(f"{seen[name].seen[row]:,.0f}" for name in loud)
        words["usual"][row] = BETWEEN.join(_usual(seen[name].usual[row]) for name in loud)
    return {column: pa.array(values, pa.string()) for column, values in words.items()}


def _usual(value: float) -> str:
    """Money and large counts whole, the expectation of a rare event to one place."""
    return f"{value:,.0f}" if value >= 10 or value == 0 else f"{value:.1f}"
