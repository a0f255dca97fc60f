"""risk.fire_check_missing: what must not be found first."""

from __future__ import annotations

from datetime import date

import pytest

from sevenlooks.looks.risk.fire_check_missing import month_ends
from tests.scenes import Judged, Scene

HEAD = "institution_id | name | division_code | status | status_on | mode | opened_on\n"
OPEN = "I1 | 甲 | 330106 | operating | | offline | 2019-01-01"
CHECKS = "institution_id | checked_at | kind\n"


def judge(body: str = OPEN, checks: str = "", as_of: str = "2022-07-31") -> Judged:
    scene = Scene(as_of, institutions=HEAD + body, safety_checks=CHECKS + checks)
    return scene.judge("risk.fire_check_missing")


def months(came: Judged) -> list[str]:
    return sorted(str(row["occurred_on"]) for row in came.rows)


def test_a_check_on_any_day_of_the_month() -> None:
    came = judge(checks="I1 | 2022-06-01 00:00 | fire_monthly\n I1 | 2022-07-31 23:30 | fire_monthly")
    assert (came.found, came.judged) == (set(), 1)


def test_the_rules_own_first_month_is_not_whole_and_june_not_over() -> None:
    assert judge(as_of="2022-05-31").judged == 0
    assert judge(as_of="2022-06-29").judged == 0
    assert months(judge(as_of="2022-06-30")) == ["2022-06-30"]


def test_the_month_of_opening_is_not_whole() -> None:
    body = "I1 | 甲 | 330106 | operating | | offline | 2022-06-02"
    assert months(judge(body)) == ["2022-07-31"]
    assert months(judge(body.replace("06-02", "06-01"))) == ["2022-06-30", "2022-07-31"]


def test_the_month_of_closing_is_not_whole() -> None:
    body = "I1 | 甲 | 330106 | cancelled | 2022-07-31 | offline | 2019-01-01"
    assert months(judge(body)) == ["2022-06-30"]


@pytest.mark.parametrize(
    "body",
    [
        "I1 | 甲 | 330106 | operating | | online | 2019-01-01",
        "I1 | 甲 | 330106 | banned | 2022-06-30 | offline | 2019-01-01",
        "I1 | 甲 | 330106 | suspended | | offline | 2019-01-01",
        "I1 | 甲 | 330106 | suspected | | offline | 2019-01-01",
    ],
)
def test_out_of_reach(body: str) -> None:
    came = judge(body)
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_what_is_not_told_is_not_judged() -> None:
    assert judge("I1 | 甲 | 330106 | operating | | | 2019-01-01").why == {"empty:institutions.mode": 1}
    assert judge("I1 | 甲 | 330106 | operating | | offline | ").why == {"empty:institutions.opened_on": 1}
    came = Scene("2022-07-31", institutions=HEAD + OPEN).judge("risk.fire_check_missing")
    assert came.why == {"no_table:safety_checks": 1}


def test_other_checks_are_no_monthly_check() -> None:
    checks = "I1 | 2022-06-10 09:00 | patrol\n I1 | 2022-06-11 09:00 | fire_approval"
    assert months(judge(checks=checks, as_of="2022-06-30")) == ["2022-06-30"]


def test_found_each_month_by_itself() -> None:
    came = judge(OPEN.replace("offline", "both"))
    assert months(came) == ["2022-06-30", "2022-07-31"]
    assert len({row["finding_id"] for row in came.rows}) == 2


def test_month_ends() -> None:
    assert month_ends(date(2022, 5, 17), date(2022, 5, 20)) == [date(2022, 6, 30)]
    assert month_ends(date(2022, 5, 1), date(2022, 7, 30)) == [date(2022, 5, 31), date(2022, 6, 30)]
    assert month_ends(date(2021, 11, 2), date(2022, 1, 31)) == [date(2021, 12, 31), date(2022, 1, 31)]
