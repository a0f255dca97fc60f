"""fees.collected_too_early: what must NOT be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

BODIES = "institution_id | name | division_code | status\n I1 | 甲 | 330106 | operating"
COURSES = """
    course_id | institution_id | name | starts_on
    MARCH     | I1             | 数学 | 2022-03-31
    APRIL     | I1             | 英语 | 2022-04-15
    UNTOLD    | I1             | 语文 |
"""
CONTRACTS = """
    contract_id | institution_id | course_id | student_key | signed_on  | covers_from | amount
    C1          | I1             | MARCH     | s           | 2022-01-10 | 2022-03-31  | 900
    C2          | I1             | APRIL     | s           | 2022-01-10 | 2022-06-01  | 900
    C3          | I1             | UNTOLD    | s           | 2022-01-10 | 2022-04-15  | 900
    C4          | I1             | UNTOLD    | s           | 2022-01-10 |             | 900
    OLD         | I1             |           | s           | 2021-09-01 | 2021-12-31  | 900
"""


def judge(payments: str, **tables: str) -> Judged:
    head = "payment_id | contract_id | institution_id | paid_on | amount\n"
    given = {"institutions": BODIES, "courses": COURSES, "contracts": CONTRACTS, **tables}
    return Scene("2022-06-30", payments=head + payments, **given).judge("fees.collected_too_early")


def test_a_month_before_clipped_and_later() -> None:
    came = judge("""P1 | C1 | I1 | 2022-02-28 | 900
                    P2 | C2 | I1 | 2022-03-15 | 900
                    P3 | C2 | I1 | 2022-05-15 | 900
                    P4 | C3 | I1 | 2022-03-15 | 900""")
    assert (came.found, came.judged) == (set(), 4)


def test_the_day_before_that_is_found() -> None:
    came = judge("""P1 | C1 | I1 | 2022-02-27 | 900
                    P2 | C2 | I1 | 2022-03-14 | 900
                    P3 | C3 | I1 | 2022-03-14 | 900""")
    assert came.found == {"P1", "P2", "P3"}
    row = came.row("P1")
    assert (row["observed"], row["expected"], row["amount"]) == ("2022-02-27", "2022-02-28", 900.0)


def test_what_nobody_told_is_not_judged() -> None:
    came = judge("""P1 |       | I1 | 2022-02-27 | 900
                    P2 | OTHER | I1 | 2022-02-27 | 900
                    P3 | C4    | I1 | 2022-02-27 | 900""")
    assert came.judged == 0
    assert came.why == {"empty:payments.contract_id": 1, "no_contract": 1, "no_course_start": 1}


def test_without_courses_the_contract_says_when_it_starts() -> None:
    scene = {"institutions": BODIES, "contracts": CONTRACTS}
    payments = """payment_id | contract_id | institution_id | paid_on    | amount
                  P1         | C2          | I1             | 2022-05-01 | 900
                  P2         | C2          | I1             | 2022-04-30 | 900"""
    assert Scene("2022-06-30", payments=payments, **scene).judge("fees.collected_too_early").found == {"P2"}


@pytest.mark.parametrize(("paid_on", "found"), [("2021-10-20", set()), ("2021-10-21", {"P1"})])
def test_from_the_rules_first_day(paid_on: str, found: set[str]) -> None:
    assert judge(f"P1 | OLD | I1 | {paid_on} | 900").found == found
