"""Who was examined: only those whom a rule judged; what is not told is not examined."""

from __future__ import annotations

from datetime import date

import pytest

from sevenlooks.looks import rules
from sevenlooks.readings import Facts
from sevenlooks.reports import Examined, examined
from sevenlooks.screening.outcome import outcome
from tests.scenes import Written, engine_under_test, the_law

BOOKS = {
    "institutions": """
        institution_id | name | division_code | status    | category | stages  | mode    | status_on
        I1             | 甲   | 440305        | operating | subject  | primary | offline | 2020-01-01
        I2             | 乙   | 440305        | operating | subject  |         | offline | 2020-01-01
        I3             | 丙   | 440304        | operating | subject  | primary | offline | 2020-01-01
        """,
    "courses": """
        course_id | institution_id | name | category | stage   | mode
        C1        | I1             | 数学 | subject  | primary | offline
        C2        | I2             | 数学 | subject  |         | offline
        """,
    "lessons": """
        lesson_id | course_id | institution_id | starts_at        | ends_at
        L1        | C1        | I1             | 2022-03-01 18:00 | 2022-03-01 19:00
        L2        | C2        | I2             | 2022-03-01 18:00 | 2022-03-01 19:00
        L3        |           | I9             | 2022-03-01 18:00 | 2022-03-01 19:00
        """,
    "staff": """
        person_key | institution_id | role     | left_on | joined_on  | subject | certificate_no
        k1_0123456789abcdef0123456789abcdef | I3             | teaching |         | 2022-01-10 | 数学    |
        k1_1123456789abcdef0123456789abcdef | I3             | teaching |         | 2022-01-10 | 数学    |
        """,
}


def _examined(*names: str) -> Examined:
    with engine_under_test() as engine:
        facts = Facts(Written(BOOKS), engine, the_law(), date(2022, 6, 30))  # type: ignore[arg-type]
        return examined(facts, [outcome(rules()[name], facts, reach=True) for name in names])


@pytest.fixture(scope="module")
def by_lessons() -> Examined:
    return _examined("mutation.ends_too_late")


def test_a_body_whose_stage_is_not_told_was_not_examined(by_lessons: Examined) -> None:
    assert {b.institution_id: b.judged for b in by_lessons.bodies} == {"I1": True, "I2": False, "I3": False}


def test_a_look_judged_only_where_it_judged(by_lessons: Examined) -> None:
    assert by_lessons.judged_in == {"mutation": frozenset({"440305"})}


def test_nobody_is_examined_by_a_rule_that_judged_nothing() -> None:
    told = _examined("fees.training_loan")
    assert not any(b.judged for b in told.bodies)
    assert told.judged_in == {}


def test_staff_are_counted_once_by_all_rules_together() -> None:
    told = _examined("content_and_staff.no_certificate", "content_and_staff.not_posted_or_filed")
    assert told.by_id["I3"].staff == 2
    assert told.by_id["I3"].judged
    assert not told.by_id["I1"].staff
