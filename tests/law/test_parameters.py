"""What is in force on a day in a place: nearest division upward, there the latest begun."""

from __future__ import annotations

from datetime import date

import ibis
import pyarrow as pa
import pytest

from sevenlooks.engines import DuckDBEngine
from sevenlooks.language import Text
from sevenlooks.law import Parameter, Value, load_law
from sevenlooks.law.parameters import NATION, lineage

DAY = date(2022, 3, 1)
BEFORE = date(2022, 2, 28)


def parameter(*values: tuple[object, ...]) -> Parameter:
    told = (Value(v, since, place, "某文", until=until) for v, since, place, until in values)  # type: ignore[misc]
    return Parameter("p", Text("参数", "parameter"), "days", tuple(told))


NATIONAL = (90, date(2021, 1, 1), NATION, None)
PROVINCE = (60, DAY, "330000", None)
CITY = (45, DAY, "330100", None)
COUNTY = (30, DAY, "330106", None)
PLACES = parameter(NATIONAL, PROVINCE, CITY, COUNTY)
OVER = parameter(NATIONAL, (10, date(2021, 6, 1), "330106", BEFORE))

ASKED = [
    (PLACES, date(2020, 12, 31), "330106", None),
    (PLACES, date(2021, 1, 1), "330106", 90),
    (PLACES, BEFORE, "330106", 90),
    (PLACES, DAY, "330106", 30),
    (PLACES, DAY, "330105", 45),
    (PLACES, DAY, "330205", 60),
    (PLACES, DAY, "440305", 90),
    (OVER, BEFORE, "330106", 10),
    (OVER, DAY, "330106", 90),
]


@pytest.mark.parametrize(("told", "day", "place", "value"), ASKED)
def test_at(told: Parameter, day: date, place: str, value: int | None) -> None:
    assert told.at(day, place) == value


@pytest.mark.parametrize("told", [PLACES, OVER])
def test_on_says_for_each_row_what_at_says(told: Parameter) -> None:
    rows = [(day, place) for _, day, place, _ in ASKED]
    table = pa.table({"day": pa.array([d for d, _ in rows], pa.date32()), "place": [p for _, p in rows]})
    engine = DuckDBEngine(memory_mb=200)
    given = engine.give("rows", table)
    came = engine.take(given.mutate(value=told.on(given.day, given.place)).order_by(["place", "day"]))
    engine.close()
    assert came["value"].to_pylist() == [told.at(d, p) for d, p in sorted(rows, key=lambda r: (r[1], r[0]))]


def test_a_county_without_its_own_value_looks_upward() -> None:
    assert lineage("330106") == ("330106", "330100", "330000", NATION)
    assert lineage("330000") == ("330000", NATION)
    assert lineage(NATION) == (NATION,)


def test_an_older_value_of_the_county_goes_before_a_newer_one_of_the_nation() -> None:
    told = parameter((30, date(2021, 1, 1), "330106", None), (90, DAY, NATION, None))
    assert told.at(DAY, "330106") == 30


@pytest.mark.parametrize(
    ("name", "day_before", "before", "after"),
    [
        ("latest_end_online", date(2021, 7, 23), None, 1260),
        ("author_years_min", date(2021, 8, 24), None, 3),
        ("teaching_share_min", date(2021, 9, 13), None, 0.5),
        ("stale_days", date(2021, 11, 14), None, 90),
    ],
)
def test_the_day_before_and_the_day_of(name: str, day_before: date, before: object, after: object) -> None:
    law = load_law()
    day = date.fromordinal(day_before.toordinal() + 1)
    assert (law[name].at(day_before, "330106"), law[name].at(day, "330106")) == (before, after)


def test_in_force_expression_is_null_where_nothing_is() -> None:
    told = parameter(NATIONAL)
    expression = told.on(ibis.date("2020-12-31"), ibis.literal("330106"))
    engine = DuckDBEngine(memory_mb=200)
    assert engine.take(expression.name("value").as_table())["value"].to_pylist() == [None]
    engine.close()
