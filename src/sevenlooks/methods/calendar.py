"""Working days of China and spans in calendar months.

Rest days are Saturdays, Sundays and statutory holidays with their days in lieu, except make-up working days (调休上班),
from the State Council's yearly notices (data/calendar). Outside the years of the file a day is unknown: None, never
computed.

Months are calendar months, the day clipped to the month's end.
"""

import calendar as months
import csv
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from importlib import resources

import numpy as np
import pyarrow as pa

Kind = str  # weekday, weekend, holiday, in_lieu, working_weekend


@cache
def _named_days() -> dict[date, tuple[Kind, str]]:
    """Day → (kind, name) of every day the notices name; `in_lieu` wins over the `holiday` row of the same day."""
    file = resources.files("sevenlooks.methods") / "data" / "calendar" / "china_holidays.csv"
    days: dict[date, tuple[Kind, str]] = {}
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        day = date.fromisoformat(row["date"])
        if day not in days or row["kind"] == "in_lieu":
            days[day] = (row["kind"], row["name"])
    return days


@cache
def covered_years() -> range:
    """The years whose notices are in the file."""
    years = [day.year for day in _named_days()]
    return range(min(years), max(years) + 1)


def day_kind(day: date) -> Kind | None:
    """weekday, weekend, holiday, in_lieu or working_weekend (a make-up working day); None outside the covered years."""
    if day.year not in covered_years():
        return None
    if day in _named_days():
        return _named_days()[day][0]
    return "weekend" if day.weekday() >= 5 else "weekday"


def is_rest_day(day: date) -> bool | None:
    """Whether the day is a Saturday, Sunday, statutory holiday or day in lieu and no make-up working day.

    None when unknown.
    """
    kind = day_kind(day)
    return None if kind is None else kind in ("weekend", "holiday", "in_lieu")


def add_working_days(day: date, count: int) -> date | None:
    """The count-th working day after the day, which itself is not counted; None when the way leaves the covered years.

    Source for the count: 民法典 第201条 (the first day is not counted). A count of 0 is the day itself.
    """
    if count < 0:
        raise ValueError("count must not be negative")
    if day.year not in covered_years():
        return None
    left = count
    while left:
        day += timedelta(days=1)
        rest = is_rest_day(day)
        if rest is None:
            return None
        left -= not rest
    return day


def add_months(day: date, count: int) -> date:
    """The same day of the month `count` months later (earlier when negative), clipped to that month's end."""
    first, length = _month(day, count)
    return first.replace(day=min(day.day, length))


def span_limit(start: date, count: int) -> date:
    """The last day, inclusive, of a service of `count` calendar months that begins on `start`.

    It is the day before the corresponding day, or the month's end where the month is too short for that day: three
    months from 1 March run to 31 May, from 31 January to 30 April, from 30 November to the last day of February.
    """
    if start.day == 1:
        return _month(start, count)[0] - timedelta(days=1)
    first, length = _month(start, count)
    return first.replace(day=min(start.day - 1, length))


def earliest_payment_day(course_start: date) -> date:
    """The first day on which a course may be paid: one month before it starts, the last of February for 31 March."""
    return add_months(course_start, -1)


def rest_days(first: date, last: date) -> pa.Table:
    """One row a day from `first` to `last` inclusive: date, rest (null when unknown), kind, name of the holiday."""
    days = _days(first, last)
    names = _named_days()
    return pa.table(
        {
            "date": pa.array(days, pa.date32()),
            "rest": pa.array([is_rest_day(day) for day in days], pa.bool_()),
            "kind": pa.array([day_kind(day) for day in days], pa.string()),
            "name": pa.array([names[day][1] if day in names else None for day in days], pa.string()),
        }
    )


def working_day_table(first: date, last: date, count: int) -> pa.Table:
    """date → `then`, the count-th working day after it, for every day from `first` to `last`; null where unknown.

    The same answers as `add_working_days`, for an engine to join.
    """
    known = [day for day in _days(first, date(covered_years()[-1], 12, 31)) if day.year in covered_years()]
    working = np.array([day for day in known if not is_rest_day(day)], "datetime64[D]")

    def later(day: date) -> date | None:
        if day.year not in covered_years() or count == 0:
            return day if day.year in covered_years() else None
        place = int(np.searchsorted(working, np.datetime64(day), side="right")) + count - 1
        return working[place].item() if place < len(working) else None

    return _day_map(first, last, "then", later)


def span_limit_table(first: date, last: date, count: int) -> pa.Table:
    """date → `last_day` of a service of `count` calendar months from it (`span_limit`), for an engine to join."""
    return _day_map(first, last, "last_day", lambda day: span_limit(day, count))


def _day_map(first: date, last: date, name: str, later: Callable[[date], date | None]) -> pa.Table:
    days = _days(first, last)
    return pa.table({"date": pa.array(days, pa.date32()), name: pa.array([later(day) for day in days], pa.date32())})


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def _month(day: date, count: int) -> tuple[date, int]:
    """First day and length of the month `count` months after the day's own."""
    index = day.year * 12 + day.month - 1 + count
    first = date(index // 12, index % 12 + 1, 1)
    return first, months.monthrange(first.year, first.month)[1]
