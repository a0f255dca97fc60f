"""The year of the province: days of teaching, vacations, rest days; a day is a whole number, days since 1970."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from sevenlooks.methods import calendar

_EPOCH = date(1970, 1, 1)
SUMMER = ((7, 1), (8, 31))
WINTER = ((1, 17), (2, 13))
OWN_WINTER = ((1, 20), (2, 16))  # of the one city with a calendar of its own


def number(day: date) -> int:
    return (day - _EPOCH).days


def day(number_: int) -> date:
    return _EPOCH + timedelta(days=int(number_))


def at(number_: int, minute: int) -> datetime:
    """A day's number and a minute of that day as a wall-clock time."""
    return datetime.combine(day(number_), datetime.min.time()) + timedelta(minutes=int(minute))


def is_rest(number_: int) -> bool:
    """A Saturday, Sunday or statutory holiday that is no make-up working day; a plain weekend in years without
    notice."""
    known = calendar.is_rest_day(day(number_))
    return (number_ + 3) % 7 >= 5 if known is None else known


def is_make_up(number_: int) -> bool:
    return calendar.day_kind(day(number_)) == "working_weekend"


def is_holiday(number_: int) -> bool:
    return calendar.day_kind(day(number_)) in ("holiday", "in_lieu")


def vacations(first: date, last: date, own: bool = False) -> list[tuple[str, date, date]]:
    """(kind, first day, last day) of every school vacation that touches the days from `first` to `last`."""
    winter = OWN_WINTER if own else WINTER
    named = [(kind, span) for kind, span in (("winter", winter), ("summer", SUMMER))]
    every = [
        (kind, date(year, *begin), date(year, *end))
        for year in range(first.year, last.year + 1)
        for kind, (begin, end) in named
    ]
    return [entry for entry in every if entry[2] >= first and entry[1] <= last]


@dataclass(frozen=True)
class Year:
    """The twelve months that the books tell of, ending on the as-of day."""

    as_of: date

    @property
    def first(self) -> date:
        return calendar.add_months(self.as_of + timedelta(days=1), -12)

    @property
    def span(self) -> tuple[int, int]:
        """First and last day as numbers, both inclusive."""
        return number(self.first), number(self.as_of)

    def school_days(self) -> np.ndarray:
        """Days on which subjects may be taught anywhere in the province: neither rest days nor any place's vacation."""
        first, last = self.span
        closed: set[int] = set()
        for own in (False, True):
            for _, begin, end in vacations(self.first, self.as_of, own):
                closed.update(range(number(begin), number(end) + 1))
        return np.array([n for n in range(first, last + 1) if n not in closed and not is_rest(n)])

    def open_days(self, beyond: int = 45) -> np.ndarray:
        """Days on which art and sport bodies may teach: all but statutory holidays, some weeks of timetable ahead."""
        first, last = self.span
        return np.array([n for n in range(first, last + beyond + 1) if not is_holiday(n)])

    def rest_days(self) -> list[int]:
        """Weekend days and holidays in term, the last ones first: the days on which no subject may be taught."""
        first, last = self.span
        closed = {
            n for _, begin, end in vacations(self.first, self.as_of) for n in range(number(begin), number(end) + 1)
        }
        return [n for n in range(last, first - 1, -1) if is_rest(n) and n not in closed]
