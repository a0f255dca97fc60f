"""From when to when a state lasted (somebody on the staff, a material in use), and whether a rule reaches it.

definitions.md, Time: a state is judged at the later of its start and the rule's first day, as long as it still lasts or
lasted on some day after the rule's first. What a body had ends at the latest when the body closes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.bodies import CLOSED
from sevenlooks.readings.states import judged_from


def earliest(*days: ir.DateValue) -> ir.DateValue:
    """The earliest of the days that are told; null when none is."""
    return _among(ibis.least, days)


def latest(*days: ir.DateValue) -> ir.DateValue:
    """The latest of the days that are told; null when none is."""
    return _among(ibis.greatest, days)


def judged_on(start: ir.DateValue, since: date) -> ir.DateValue:
    """The own date of a state; null for one whose start is not known: nobody can say which law it began under."""
    return ibis.cases((start.notnull(), judged_from(start, since)))


def in_reach(start: ir.DateValue, until: ir.DateValue, since: date) -> ir.BooleanValue:
    """Whether a state lasted on some day after the rule's first; `until` is null for one that still lasts."""
    ended = (until <= ibis.literal(since)) | (until < start)
    return ~ended.fill_null(False)


def closing_untold(body: ir.Table) -> ir.BooleanValue:
    """Whether a body has closed on a day nobody told, so that nobody knows when its states ended."""
    return (body.status.isin(CLOSED) & body.status_on.isnull()).fill_null(False)


def _among(choose: Callable[..., ir.Value], days: tuple[ir.DateValue, ...]) -> ir.DateValue:
    # Engines differ on nulls among the arguments: one that is not told stands back for the first that is.
    told = ibis.coalesce(*days)
    return choose(*(ibis.coalesce(day, told) for day in days))
