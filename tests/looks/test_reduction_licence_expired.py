"""reduction.licence_expired: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status    | licence_valid_to
    I1             | 甲   | 330106        | operating | 2022-03-31
    OLD            | 乙   | 330106        | operating | 2021-01-31
    NONE           | 丙   | 330106        | operating |
"""
LESSONS = "lesson_id | institution_id | starts_at | ends_at\n"
PAYMENTS = "payment_id | institution_id | paid_on | amount\n"


def judge(as_of: str = "2022-06-30", **tables: str) -> Judged:
    return Scene(as_of, institutions=BODIES, **tables).judge("reduction.licence_expired")


def test_the_last_valid_day_is_valid() -> None:
    came = judge(
        lessons=LESSONS + "L1 | I1 | 2022-03-31 18:00 | 2022-03-31 19:00",
        payments=PAYMENTS + "P1 | I1 | 2022-03-31 | 100",
    )
    assert (came.found, came.judged, came.why) == (set(), 2, {"empty:institutions.licence_valid_to": 1})


def test_before_the_rules_first_day_nothing_counts() -> None:
    assert judge(lessons=LESSONS + "L1 | OLD | 2021-07-23 18:00 | 2021-07-23 19:00").found == set()


def test_what_happened_after_the_day_looked_from_is_not_known() -> None:
    assert judge("2022-04-01", payments=PAYMENTS + "P1 | I1 | 2022-04-02 | 100").found == set()


def test_a_body_without_a_last_valid_day_is_not_judged() -> None:
    assert judge(payments=PAYMENTS + "P1 | NONE | 2022-05-02 | 100").found == set()


def test_without_lessons_and_payments_nothing_is_clean() -> None:
    came = judge()
    assert (came.judged, came.why) == (0, {"empty:institutions.licence_valid_to": 1, "no_activity_books": 2})


def test_found_on_the_first_day_after() -> None:
    came = judge(
        lessons=LESSONS + "L1 | I1 | 2022-04-02 18:00 | 2022-04-02 19:00",
        payments=PAYMENTS + "P1 | I1 | 2022-04-01 | 100",
    )
    row = came.row("I1")
    assert (str(row["occurred_on"]), row["amount"], row["observed"]) == ("2022-04-01", 100.0, "2")


def test_found_from_the_rules_first_day_though_the_licence_ran_out_before() -> None:
    came = judge(lessons=LESSONS + "L1 | OLD | 2021-07-24 18:00 | 2021-07-24 19:00")
    assert came.found == {"OLD"}
