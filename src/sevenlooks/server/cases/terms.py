"""Terms (期限) in working days: how long each step may take before a case is overdue.

No national text sets them; these are this program's own proposals (docs/decisions/0011), and an order carries its own.
Working days follow the State Council's yearly notices; the day on which a term begins does not count.
"""

from __future__ import annotations

from datetime import date, timedelta

from sevenlooks.errors import BadRequest
from sevenlooks.methods.calendar import covered_years, is_rest_day
from sevenlooks.server.cases import stages

NEVER = date(9999, 12, 31)
"""A clock that does not run: sorted last, and never null."""

STEP = {stages.OPENED: 5, stages.REPORTED: 5, stages.CHECKED: 5}
"""Stage → working days until the next step. An order has its own days, a closed case its second visit."""
RECTIFYING, REVISIT = 15, 10  # proposed in the forms
RECEIVING, ANSWERING = 3, 10  # a partner department: until it takes its part on, and until it answers
CLIMBING = 10  # still overdue so long after a case climbed, it climbs once more
MOST = 250


def ends(day: date, working_days: int) -> date:
    """The last day of a term that begins on `day`. BadRequest where the number makes no term."""
    if not 1 <= working_days <= MOST:
        raise BadRequest("期限应在1至{most}个工作日之间。", "A term has between 1 and {most} working days.", most=MOST)
    return after(day, working_days)


def after(day: date, working_days: int) -> date:
    """The working day so many after `day`. In a year whose holidays are not published yet Mondays to Fridays count.

    Such a day is provisional (`provisional`): it may come earlier than it would with the holidays, never later.
    """
    while working_days:
        day += timedelta(days=1)
        rest = is_rest_day(day)
        working_days -= day.weekday() < 5 if rest is None else not rest
    return day


def provisional(day: date) -> bool:
    """Whether a day was reckoned without its year's holidays, which had not been published."""
    return day != NEVER and day.year not in covered_years()
