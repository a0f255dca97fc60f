"""nonprofit.publicity_over_share: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status    | category
    S              | 甲   | 330106        | operating | subject
    ART            | 乙   | 330106        | operating | non_subject
"""


def judge(rows: str, as_of: str = "2022-06-30") -> Judged:
    years = "institution_id | year | subject_sales | publicity_cost\n" + rows
    return Scene(as_of, institutions=BODIES, financials=years).judge("nonprofit.publicity_over_share")


def test_the_share_just_reached_is_clean() -> None:
    came = judge("S | 2021 | 333333.33 | 10000.00")
    assert (came.found, came.judged) == (set(), 1)


def test_without_subject_sales_there_is_nothing_to_share() -> None:
    came = judge("ART | 2021 | 0 | 10000")
    assert (came.found, came.judged) == (set(), 0)


def test_what_is_not_told_is_not_judged() -> None:
    assert judge("S | 2021 |  | 10000").why == {"empty:financials.subject_sales": 1}
    assert judge("S | 2021 | 100 | ").why == {"empty:financials.publicity_cost": 1}


def test_years_that_ended_before_the_rule_or_are_not_over() -> None:
    assert judge("S | 2020 | 100 | 50\n S | 2022 | 100 | 50").judged == 0


def test_found_a_fen_above() -> None:
    row = judge("S | 2021 | 333333.33 | 10000.01").row("S")
    assert (row["observed"], row["expected"], row["amount"]) == ("10000.01", "10000.00", 0.01)


def test_found_at_a_subject_body_that_sold_nothing() -> None:
    assert judge("S | 2021 | 0 | 1000").found == {"S"}
