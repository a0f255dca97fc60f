"""nonprofit.cost_inflated: what must not be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

HEAD = "institution_id | name | division_code | status | category | mode | floor_area_m2"
COUNTY, OTHER_COUNTY, OTHER_PROVINCE = "330106", "330109", "440103"
X = "X"


def judge(
    pay: float | str = 100_000,
    rent: float | str = 50_000,
    peers: int = 8,
    heads: int | str = 10,
    area: float | str = 100,
    where: str = COUNTY,
    category: str = "subject",
    year: int = 2021,
    as_of: str = "2022-06-30",
) -> Judged:
    """X among peers of its county that pay about 100,000 yuan a head and 500 yuan a square metre."""
    bodies = [f"P{n} | 甲{n} | {where} | operating | {category} | offline | 100" for n in range(peers)]
    bodies.append(f"{X} | 乙 | {COUNTY} | operating | subject | offline | {area}")
    years = [f"P{n} | {year} | {100_000 + 1_500 * n} | 1 | {50_000 + 500 * n}" for n in range(peers)]
    years.append(f"{X} | {year} | {pay} | {heads} | {rent}")
    years[-1] = f"{X} | {year} | {float(pay) * float(heads or 1) if pay != '' else ''} | {heads} | {rent}"
    return Scene(
        as_of,
        institutions="\n".join([HEAD, *bodies]),
        financials="\n".join(["institution_id | year | payroll | headcount | rent", *years]),
    ).judge("nonprofit.cost_inflated")


def test_a_little_more_than_the_others_is_clean() -> None:
    came = judge(pay=115_000, rent=55_000)
    assert (came.found, came.judged) == (set(), 9)


def test_much_less_is_clean() -> None:
    assert judge(pay=20_000, rent=5_000).found == set()


def test_a_large_body_pays_much_in_all_and_not_a_head() -> None:
    assert judge(pay=101_000, heads=400).found == set()
    assert judge(rent=500_000, area=1_000).found == set()


def test_seven_peers_are_too_few_and_eight_enough() -> None:
    came = judge(pay=300_000, peers=7)
    assert (came.found, came.judged, came.why) == (set(), 0, {"too_few_peers": 8})
    assert judge(pay=300_000, peers=8).found == {X}


def test_peers_of_another_kind_or_province_are_none() -> None:
    assert judge(pay=300_000, category="non_subject").found == set()
    assert judge(pay=300_000, where=OTHER_PROVINCE).found == set()


def test_where_the_county_has_too_few_the_city_is_asked() -> None:
    assert judge(pay=300_000, where=OTHER_COUNTY).found == {X}


def test_no_figures_are_not_judged() -> None:
    assert judge(pay="", rent="", peers=9).why == {"no_cost_figures": 1}
    assert judge(pay=100_000, heads=0, rent="", peers=9).why == {"no_cost_figures": 1}


def test_one_of_the_two_is_enough_to_judge_by() -> None:
    came = judge(pay="", rent=200_000)
    assert came.found == {X} and came.judged == 9
    assert "rent a square metre" in came.row(X)["reason"]


def test_the_year_before_the_rule_and_the_year_not_yet_over() -> None:
    assert judge(pay=300_000, year=2020).judged == 0
    assert judge(pay=300_000, year=2021, as_of="2021-12-30").judged == 0
    assert judge(pay=300_000, year=2021, as_of="2021-12-31").found == {X}


def test_pay_far_outside_is_found_and_told() -> None:
    row = judge(pay=300_000).row(X)
    assert (row["observed"], row["occurred_on"].isoformat()) == ("300000.00", "2021-12-31")
    assert float(row["expected"]) == pytest.approx(106_000, rel=0.02)
    assert 0.5 < row["strength"] < 1
    assert "a head" in row["reason"]


def test_each_year_is_an_occasion_of_its_own() -> None:
    assert (
        judge(pay=300_000).row(X)["finding_id"]
        != judge(pay=300_000, year=2022, as_of="2023-01-01").row(X)["finding_id"]
    )
