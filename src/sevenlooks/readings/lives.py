"""What the books tell of every open body, week by week, for the signs of a closing with pupils' money."""

from __future__ import annotations

import numpy as np

from sevenlooks.methods.warning.signs import Lives
from sevenlooks.readings.facts import Facts
from sevenlooks.readings.reserves import reserves
from sevenlooks.readings.week_arrays import FEN, Weekly
from sevenlooks.readings.weekly import (
    knows_prepaid,
    weekly_complaints,
    weekly_contracts,
    weekly_lessons,
    weekly_money,
    weekly_refunds,
    weekly_staff,
)


def lives(facts: Facts) -> tuple[Weekly, Lives]:
    """What the books tell of every open body, week by week. Books that were never brought are None."""
    weekly = Weekly.of(facts)
    told: dict[str, np.ndarray] = {}
    if facts.has("lessons"):
        (told["lessons"],) = weekly.counts(weekly_lessons, "lessons")
    if facts.has("staff", "left_on"):
        (told["leavers"],) = weekly.counts(weekly_staff, "left")
        joined, gone = weekly.levels(weekly_staff, "joined", "gone")
        told["heads"] = np.maximum(joined - gone, 0)
    if facts.has("refunds", "due_on"):
        told["due"], told["late"] = weekly.counts(weekly_refunds, "due", "late")
    if facts.has("complaints", "institution_id"):
        told["complaints"], told["about_refunds"] = weekly.counts(weekly_complaints, "complaints", "about_refunds")
    if facts.has("contracts"):
        told["contracts"] = running_contracts(weekly)
    if knows_prepaid(facts):
        paid, consumed, refunded = weekly.levels(weekly_money, "paid", "consumed", "refunded")
        told["prepaid"] = np.maximum(paid - consumed - refunded, 0) / FEN
        told["taught"], told["charges"] = weekly.counts(weekly_money, "taught", "charges")
        (promised,) = weekly.levels(weekly_contracts, "promised")
        told["promised"] = np.maximum(promised, 0)
    return weekly, Lives(weekly.weeks, weekly.groups(), weekly.there(), reserve=reserves(weekly), **told)


def running_contracts(weekly: Weekly) -> np.ndarray:
    """Contracts running at each week's end."""
    (running,) = weekly.levels(weekly_contracts, "running")
    return np.maximum(running, 0)
