"""Working days and months, against the State Council's notices.

2021: 国办发明电〔2020〕27号; 2022: 国办发明电〔2021〕11号; 2020 with the prolonged Spring Festival:
国办发明电〔2020〕1号.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sevenlooks.methods.calendar import (
    add_months,
    add_working_days,
    covered_years,
    day_kind,
    earliest_payment_day,
    is_rest_day,
    rest_days,
    span_limit,
    span_limit_table,
    working_day_table,
)


@pytest.mark.parametrize(
    "day",
    [
        date(2021, 9, 18),  # Saturday before the Mid-Autumn days
        date(2021, 9, 26),  # Sunday before the National Day week
        date(2021, 10, 9),  # Saturday after it
        date(2022, 4, 2),  # Saturday before Qingming
        date(2022, 4, 24),  # Sunday before Labour Day
        date(2022, 5, 7),  # Saturday after it
    ],
)
def test_make_up_working_days_are_no_rest_days(day: date) -> None:
    assert is_rest_day(day) is False
    assert day_kind(day) == "working_weekend"


@pytest.mark.parametrize("day", [date(2022, 5, 5), date(2021, 9, 17), date(2022, 4, 1), date(2021, 10, 8)])
def test_ordinary_weekdays_are_no_rest_days(day: date) -> None:
    assert is_rest_day(day) is False


@pytest.mark.parametrize(
    "day",
    [
        date(2021, 9, 25),  # Saturday of the same week-end as a make-up Sunday
        date(2021, 10, 1),
        date(2021, 10, 7),
        date(2022, 4, 4),  # a Monday in lieu
        date(2022, 4, 5),  # Qingming
        date(2022, 5, 4),
        date(2022, 5, 8),  # Sunday after a make-up Saturday
        date(2020, 1, 31),  # the festival was prolonged to 2 February 2020
    ],
)
def test_week_ends_holidays_and_days_in_lieu_are_rest_days(day: date) -> None:
    assert is_rest_day(day) is True


def test_a_year_without_notice_is_unknown_never_computed() -> None:
    assert (covered_years()[0], covered_years()[-1]) == (2004, 2026)
    assert is_rest_day(date(2027, 1, 1)) is None
    assert is_rest_day(date(2003, 12, 31)) is None
    assert add_working_days(date(2026, 12, 30), 5) is None
    assert add_working_days(date(2027, 1, 4), 1) is None
    assert rest_days(date(2026, 12, 31), date(2027, 1, 1))["rest"].to_pylist() == [False, None]


def test_working_days_pass_over_holidays_and_count_make_up_days() -> None:
    assert add_working_days(date(2022, 4, 29), 1) == date(2022, 5, 5)
    assert add_working_days(date(2022, 4, 29), 3) == date(2022, 5, 7)
    assert add_working_days(date(2022, 4, 22), 1) == date(2022, 4, 24)
    assert add_working_days(date(2022, 5, 1), 0) == date(2022, 5, 1)
    assert add_working_days(date(2021, 10, 12), 7) == date(2021, 10, 21)


@pytest.mark.parametrize("count", [0, 1, 7, 10])
def test_the_table_answers_like_the_function(count: int) -> None:
    edges = ((date(2003, 12, 25), date(2004, 3, 1)), (date(2026, 11, 20), date(2027, 1, 5)))
    for first, last in edges:
        table = working_day_table(first, last, count)
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        assert table["date"].to_pylist() == days
        assert table["then"].to_pylist() == [add_working_days(day, count) for day in days]


def test_rest_day_table_names_the_holiday() -> None:
    rows = rest_days(date(2022, 4, 2), date(2022, 4, 5)).to_pylist()
    assert [row["kind"] for row in rows] == ["working_weekend", "holiday", "in_lieu", "holiday"]
    assert rows[3] == {"date": date(2022, 4, 5), "rest": True, "kind": "holiday", "name": "Tomb-sweeping Day"}


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2022, 3, 1), date(2022, 5, 31)),
        (date(2022, 3, 15), date(2022, 6, 14)),
        (date(2021, 11, 30), date(2022, 2, 28)),  # definitions.md: to the last day of February
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2021, 11, 29), date(2022, 2, 28)),
        (date(2021, 11, 28), date(2022, 2, 27)),
        (date(2022, 1, 31), date(2022, 4, 30)),
        (date(2021, 12, 1), date(2022, 2, 28)),
    ],
)
def test_three_calendar_months(start: date, last: date) -> None:
    assert span_limit(start, 3) == last
    assert span_limit_table(start, start, 3)["last_day"].to_pylist() == [last]


@pytest.mark.parametrize(
    ("start", "earliest"),
    [
        (date(2022, 3, 31), date(2022, 2, 28)),  # definitions.md
        (date(2024, 3, 31), date(2024, 2, 29)),
        (date(2022, 3, 28), date(2022, 2, 28)),
        (date(2022, 1, 15), date(2021, 12, 15)),
    ],
)
def test_one_month_before_the_course(start: date, earliest: date) -> None:
    assert earliest_payment_day(start) == earliest


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 36))
def test_months_are_consistent(start: date, count: int) -> None:
    assert add_months(start, count).day <= start.day
    assert span_limit(start, count) < add_months(start, count) + timedelta(days=1)
    assert span_limit(start, count) >= add_months(start, count) - timedelta(days=1)
    assert span_limit(start, count) < span_limit(start, count + 1)
