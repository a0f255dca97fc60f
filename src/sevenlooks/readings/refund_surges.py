"""Bodies at which refunds are asked for, or complained about, far more than usual (docs/early-warning.md, 2)."""

from __future__ import annotations

from collections.abc import Callable

import ibis.expr.types as ir
import numpy as np

from sevenlooks.methods.warning import score, surges
from sevenlooks.methods.warning.breaks import FEW
from sevenlooks.methods.warning.signs import SHORT, Lives, counted
from sevenlooks.methods.warning.weeks import Weeks
from sevenlooks.readings.facts import Facts
from sevenlooks.readings.lives import running_contracts
from sevenlooks.readings.refund_requests import weekly_requests
from sevenlooks.readings.week_arrays import COLUMNS, EARLIEST, LAST, Weekly
from sevenlooks.readings.weekly import weekly_complaints

TOLD_AFTER = 8  # weeks for which a surge is told after its window


def refund_surges(facts: Facts) -> ir.Table:
    """One row an open body: `institution_id`, `division_code`, `alarm` (bool; null with too short a past), `on` (date),

    `strength` (0 to 1), `seen` and `usual` (requests and complaints in the strongest recent window), `after` and

    `until` (dates: the day before that window, and its last).
    """
    weekly = Weekly.of(facts)
    (events,) = weekly.counts(weekly_requests, "requests")
    if facts.has("complaints", "institution_id"):
        events = events + weekly.counts(weekly_complaints, "about_refunds")[0]
    running = 1 + running_contracts(weekly) if facts.has("contracts") else np.ones_like(events)
    told = Lives(weekly.weeks, weekly.groups(), weekly.there())
    budget = weekly.local("surge_alarms")
    windows: dict[int, tuple[np.ndarray, np.ndarray, np.ndarray]] = {}

    def window(at: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Ratio, events seen and events expected in the window that ends with a column."""
        if at not in windows:
            seen, law, _ = counted(told, events, running, at, SHORT, SHORT)
            windows[at] = surges.ratio(seen, law, surges.times(law, 3, 10, 30)), seen, law.mean
        return windows[at]

    recent = np.arange(LAST - TOLD_AFTER, LAST + 1)
    began = np.full(len(events), -1)
    for at in recent:
        spell = score.first_column(lambda column: window(column)[0] >= score.line(budget), int(at), EARLIEST)
        began = np.where((spell >= 0) & ((began < 0) | (spell == at)), spell, began)
    ratios, seen, usual = (np.array([window(int(at))[part] for at in recent]) for part in range(3))
    strongest, rows = np.argmax(ratios, axis=0), np.arange(len(events))
    return weekly.told(
        "refund_surges",
        began,
        told.there[:, : COLUMNS - SHORT].sum(axis=1) >= FEW,
        strength=score.strength(ratios[strongest, rows], budget),
        seen=seen[strongest, rows].astype(int),
        usual=usual[strongest, rows].round(1),
        after=_days(weekly.weeks, recent, lambda at: weekly.weeks.window(at, SHORT).start - 1)[strongest],
        until=_days(weekly.weeks, recent, lambda at: at)[strongest],
    )


def _days(weeks: Weeks, columns: np.ndarray, which: Callable[[int], int]) -> np.ndarray:
    """For each column the last day of the week that `which` names."""
    return np.array([weeks.end(which(int(at))) for at in columns], dtype="datetime64[D]")
