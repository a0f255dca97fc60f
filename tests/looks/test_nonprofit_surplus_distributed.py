"""nonprofit.surplus_distributed: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status    | status_on  | registration_type
    NP             | 甲   | 330106        | operating |            | nonprofit
    CO             | 乙   | 330106        | operating |            | company
    LATE           | 丙   | 330106        | converted | 2022-01-10 | nonprofit
    IN             | 丁   | 330106        | converted | 2021-12-31 | nonprofit
    UNTOLD         | 戊   | 330106        | operating |            |
"""


def judge(rows: str, as_of: str = "2022-06-30") -> Judged:
    years = "institution_id | year | distributed\n" + rows
    return Scene(as_of, institutions=BODIES, financials=years).judge("nonprofit.surplus_distributed")


def test_nothing_paid_out_is_clean() -> None:
    came = judge("NP | 2021 | 0")
    assert (came.found, came.judged) == (set(), 1)


def test_no_non_profit_then_is_out_of_reach() -> None:
    came = judge("CO | 2021 | 5000\n LATE | 2021 | 5000")
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_what_is_not_told_is_not_judged() -> None:
    assert judge("NP | 2021 | ").why == {"empty:financials.distributed": 1}
    assert judge("UNTOLD | 2021 | 5000").why == {"empty:institutions.registration_type": 1}


def test_years_that_ended_before_the_rule_or_are_not_over() -> None:
    assert judge("NP | 2020 | 5000").judged == 0
    assert judge("NP | 2022 | 5000", "2022-12-30").judged == 0
    assert judge("NP | 2022 | 5000", "2022-12-31").found == {"NP"}


def test_found_each_year_by_itself() -> None:
    came = judge("NP | 2021 | 5000\n NP | 2022 | 0.01\n IN | 2021 | 300", "2023-06-30")
    assert came.found == {"NP", "IN"}
    assert [(str(r["occurred_on"]), r["amount"]) for r in came.rows if r["subject_id"] == "NP"] in (
        [("2021-12-31", 5000.0), ("2022-12-31", 0.01)],
        [("2022-12-31", 0.01), ("2021-12-31", 5000.0)],
    )
