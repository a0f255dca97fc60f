"""Divisions: what holds, what held, what never was."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from sevenlooks.books import divisions
from tests.shared import shared


@pytest.mark.parametrize(
    "code", ["440000", "440100", "440106", "441900", "130171", "440171", "660101", "659001", "820000"]
)
def test_divisions_of_today(code: str) -> None:
    assert divisions.known(code) and divisions.known(code, date(2022, 5, 31))


@pytest.mark.parametrize("code", ["999999", "440199", "000000", "44010", "4401060", "", "44010a", "440071", "670101"])
def test_codes_that_never_were(code: str) -> None:
    assert divisions.known(code) is None


@pytest.mark.parametrize(
    ("code", "day", "held"),
    [
        ("110103", "2010-12-31", True),
        ("110103", "2011-01-01", False),
        ("110114", "1998-12-31", False),
        ("110114", "1999-01-01", True),
    ],
)
def test_the_day_before_and_the_day_of(code: str, day: str, held: bool) -> None:
    assert (divisions.known(code, date.fromisoformat(day)) is not None) == held


def test_a_successor_only_where_there_is_exactly_one() -> None:
    assert divisions.successor("110221") == "110114"  # 昌平县 → 昌平区
    assert divisions.successor("350427") == "350405"  # 沙县 → 沙县区
    assert divisions.successor("110103") == "110103"  # 崇文区 went into another
    assert divisions.successor("440106") == "440106"


def test_names_and_what_is_above() -> None:
    assert divisions.name("440106") == "天河区" and divisions.name("999999") == "999999"
    assert divisions.ancestors("440106") == ("440106", "440100", "440000")
    assert divisions.ancestors("440000") == ("440000",)


@pytest.mark.parametrize(
    ("code", "whole", "above"),
    [
        ("440106", "广东省广州市天河区", ("440106", "440100", "440000")),
        ("429004", "湖北省仙桃市", ("429004", "420000")),  # ruled by the province itself
        ("429021", "湖北省神农架林区", ("429021", "420000")),
        ("659001", "新疆维吾尔自治区石河子市", ("659001", "650000")),
        ("110101", "北京市东城区", ("110101", "110000")),
        ("500229", "重庆市城口县", ("500229", "500000")),
        ("441900", "广东省东莞市", ("441900", "440000")),
        ("999999", "999999", ("999999", "999900", "990000")),
    ],
)
def test_a_rung_of_the_code_without_an_office_is_not_above(code: str, whole: str, above: tuple[str, ...]) -> None:
    assert divisions.full_name(code).zh == whole and divisions.ancestors(code) == above


def test_counties_are_those_of_today_with_none_below() -> None:
    counties = set(divisions.counties_now())
    # No city with counties, no rung of the code, no code of long ago (神农架, 随州), no province.
    assert not counties & {"440100", "429000", "110100", "500200", "422900", "422921", "429001", "440000", "000000"}
    assert counties >= {"440106", "429004", "429021", "659001", "110101", "500229", "441900", "442000", "460400"}
    assert divisions.has_counties("440100") and divisions.has_counties("420000")
    assert not divisions.has_counties("441900")
    assert 2800 < len(counties) < 3000


def test_a_code_that_ended_before_the_years_were_written_down_is_known_but_holds_on_no_day() -> None:
    for code in ("422900", "422921", "429001"):
        assert divisions.known(code) and not divisions.known(code, date(2022, 5, 31))


def test_the_table_for_joins() -> None:
    table = divisions.table()
    assert table.schema == divisions.SCHEMA and table.num_rows == len(set(table["code"].to_pylist()))


def test_no_false_alarm_on_the_published_codes() -> None:
    with shared("data/divisions/areas.csv").open(encoding="utf-8") as data:
        assert all(divisions.known(row["code"]) for row in csv.DictReader(data))
