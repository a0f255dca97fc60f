"""readings.days: calendar months, the day clipped to the month's end."""

from __future__ import annotations

from datetime import date

import ibis
import pyarrow as pa
import pytest

from sevenlooks.readings.days import days_after, days_of_months, months_before
from tests.scenes import engine_under_test

DAYS = [
    # day, three months from it in days, a month before it
    (date(2022, 3, 1), 92, date(2022, 2, 1)),
    (date(2022, 1, 1), 90, date(2021, 12, 1)),
    (date(2021, 11, 30), 91, date(2021, 10, 30)),
    (date(2021, 11, 29), 92, date(2021, 10, 29)),
    (date(2021, 11, 28), 92, date(2021, 10, 28)),
    (date(2023, 11, 30), 92, date(2023, 10, 30)),
    (date(2022, 3, 31), 92, date(2022, 2, 28)),
    (date(2024, 3, 31), 92, date(2024, 2, 29)),
]


@pytest.fixture(scope="module")
def rows() -> list[dict]:
    with engine_under_test() as engine:
        days = engine.give("days", pa.table({"day": pa.array([d for d, _, _ in DAYS], pa.date32())}))
        told = days.select(
            "day",
            three=days_of_months(days.day, ibis.literal(3)),
            before=months_before(days.day, ibis.literal(1)),
            next=days_after(days.day, 1),
        )
        return engine.take(told).to_pylist()


def test_three_months_and_a_month_before(rows: list[dict]) -> None:
    assert {row["day"]: (row["three"], row["before"]) for row in rows} == {d: (n, b) for d, n, b in DAYS}


def test_a_day_is_a_day(rows: list[dict]) -> None:
    assert type(rows[0]["next"]) is date
