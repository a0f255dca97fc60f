"""risk.mechanism_idle: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

HEAD = "division_code | kind | established_on | exercised_on\n"


def judge(rows: str, as_of: str = "2022-06-30") -> Judged:
    return Scene(as_of, mechanisms=HEAD + rows).judge("risk.mechanism_idle")


def test_the_last_day_of_the_period_is_in_time() -> None:
    came = judge("330106 | warning | 2020-01-01 | 2021-06-30")
    assert (came.found, came.judged) == (set(), 1)


def test_a_young_mechanism_need_not_have_been_exercised() -> None:
    assert judge("330106 | warning | 2021-06-30 | ").judged == 1


def test_what_is_not_told_is_not_judged() -> None:
    assert judge("330106 | warning | 2021-06-29 | ").why == {"empty:mechanisms.exercised_on": 1}
    assert judge("330106 | warning |  | ").why == {"empty:mechanisms.exercised_on": 1}
    assert judge("330106 | warning | 2020-01-01 | 2022-07-01").why == {"exercised_later": 1}


def test_one_set_up_later_and_days_before_the_rule_are_out_of_reach() -> None:
    assert judge("330106 | warning | 2022-07-01 | ").not_judged == 0
    assert judge("330106 | warning | 2018-01-01 | 2019-01-01", "2022-04-01").judged == 0


def test_found_on_the_first_day_after() -> None:
    row = judge("330106 | stability | 2020-01-01 | 2021-06-29").row("330106/stability")
    assert (str(row["occurred_on"]), row["observed"], row["expected"]) == ("2022-06-30", "2021-06-29", "2022-06-29")


def test_idle_since_before_the_rule_is_found_from_its_first_day() -> None:
    row = judge("330106 | warning | 2018-01-01 | 2019-01-01").row("330106/warning")
    assert str(row["occurred_on"]) == "2022-04-02"
