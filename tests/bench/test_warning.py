"""How alarms are measured: leads from the day a closing began, false alarms by body and month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sevenlooks.bench.warning import days_looked_from, measured
from sevenlooks.demo.lives.world import World

CLOSING = {"R1": (date(2022, 3, 1), date(2022, 6, 1)), "R2": (date(2022, 5, 10), date(2022, 6, 1))}
WORLD = World({}, {"H1": "ordinary", "H2": "wind_down", "R1": "runaway", "R2": "runaway"}, CLOSING)


def came(**alarms: str):  # type: ignore[no-untyped-def]
    """Alarms written as body=“2022-04-05 …”, over the weeks of April to August."""
    days = [date(2022, 4, 1) + timedelta(days=n) for n in range(150)]
    return measured({day: {body for body, told in alarms.items() if day.isoformat() in told} for day in days}, WORLD)


def test_thirty_days_are_in_time_and_twenty_nine_are_not() -> None:
    assert came(R1="2022-05-02").warned == 0.5
    assert came(R1="2022-05-03").warned == 0
    assert came(R1="2022-05-03").ever == 0.5
    assert came(R1="2022-05-02").slow == 1, "the other took three weeks"


def test_an_alarm_from_before_it_began_is_no_warning() -> None:
    assert came(R2="2022-05-09").ever == 0
    assert came(R2="2022-05-10").ever == 0.5


def test_a_false_alarm_counts_once_a_month_whatever_befell_the_body() -> None:
    told = came(H1="2022-04-02 2022-04-09 2022-05-01", H2="2022-07-05")
    assert told.false == pytest.approx(1000 * 3 / 2 / 5)
    assert told.false_summer == pytest.approx(1000 * 1 / 2 / 2)


def test_every_week_of_thirteen_months_is_looked_from() -> None:
    days = days_looked_from()
    assert len(days) == 57 and {day.weekday() for day in days} == {2}
    assert {(day.year, day.month) for day in days} >= {(2022, month) for month in range(1, 13)}
