"""Bodies whose supervised money fell below its past for no reason the books tell (docs/early-warning.md, 3)."""

from __future__ import annotations

import ibis.expr.types as ir
import numpy as np

from sevenlooks.methods.warning import score
from sevenlooks.methods.warning.breaks import outlying
from sevenlooks.methods.warning.signs import BROKEN, SHORT, reserve_falls
from sevenlooks.readings.facts import Facts
from sevenlooks.readings.reserves import reserves
from sevenlooks.readings.week_arrays import EARLIEST, LAST, Weekly


def balance_breaks(facts: Facts) -> ir.Table:
    """One row an open body: `institution_id`, `division_code`, `alarm` (bool; null where its past is not told), `on`

    (date), `strength` (0 to 1), `fallen` (yuan that neither teaching nor refunds explain), `usual` (yuan, its usual
    balance). Needs the books of accounts and their entries.
    """
    weekly = Weekly.of(facts)
    reserve = reserves(weekly)
    assert reserve is not None, "the rule needs these books"
    budget = weekly.local("balance_alarms")

    def ratio(at: int) -> np.ndarray:
        return outlying(reserve_falls(weekly.weeks, reserve, at, SHORT)[0], BROKEN)

    began = score.first_column(lambda at: np.nan_to_num(ratio(at)) >= score.line(budget), LAST, EARLIEST)
    now, (_, fallen) = ratio(LAST), reserve_falls(weekly.weeks, reserve, LAST, SHORT)
    return weekly.told(
        "balance_breaks",
        began,
        ~np.isnan(now),
        strength=score.strength(np.nan_to_num(now), budget),
        fallen=np.nan_to_num(fallen),
        usual=reserve.usual,
    )
