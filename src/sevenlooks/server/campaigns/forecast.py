"""Who will miss the date: a straight line from the last working days. Simple on purpose, and its assumption is shown.

A county's pace is the bodies it finished over the last seven working days before the day, divided by seven (by the days
since the campaign opened, while these are fewer). It is assumed to go on. Working days are those of the State Council's
notices; in years whose notices are not known, Monday to Friday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from sevenlooks.language import Text
from sevenlooks.methods.calendar import is_rest_day

WINDOW = 7
ASSUMPTION = Text(
    "推算方法:按最近{n}个工作日({first}至{last})平均每日完成的家数匀速推算,假定速度不变、节假日不工作。仅供提醒,不作考核依据。",
    "How it is reckoned: the mean number finished a day over the last {n} working days ({first} to {last}), assumed to "
    "go on unchanged, with rest days off. A reminder, no assessment.",
)


@dataclass(frozen=True)
class Window:
    """The working days from which a pace is taken, first and last included."""

    first: date
    last: date
    days: int

    @property
    def said(self) -> Text:
        return ASSUMPTION.format(n=self.days, first=self.first.isoformat(), last=self.last.isoformat())


def working(day: date) -> bool:
    rest = is_rest_day(day)
    return day.weekday() < 5 if rest is None else not rest


def window(today: date, opened: date) -> Window:
    """The last working days up to and including today, not before the campaign opened; at least one day."""
    days: list[date] = []
    day = today
    while len(days) < WINDOW and day >= opened:
        if working(day):
            days.append(day)
        day -= timedelta(days=1)
    return Window(days[-1], today, len(days)) if days else Window(min(opened, today), today, 1)


def ends_on(today: date, left: int, finished: int, days: int) -> date | None:
    """The working day on which the last body will be done; today when none is left; None while nothing moves.

    `left`: bodies still open; `finished`: in the last `days` working days.
    """
    if left <= 0:
        return today
    if finished <= 0:
        return None
    return _after(today, ceil(left * days / finished))


def _after(day: date, count: int) -> date | None:
    """The count-th working day after a day; None beyond two years, which is as good as never."""
    last = day + timedelta(days=731)
    while count and day < last:
        day += timedelta(days=1)
        count -= working(day)
    return None if count else day
