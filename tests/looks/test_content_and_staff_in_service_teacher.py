"""content_and_staff.in_service_teacher: what must not be found first."""

from __future__ import annotations

import json

from tests.scenes import Judged, Scene

RULE = "content_and_staff.in_service_teacher"
BODIES = """
    institution_id | name | division_code | status    | category | status_on
    I1             | 甲   | 330106        | operating | subject  |
    SHUT           | 乙   | 330106        | cancelled | subject  | 2022-01-01
"""
STAFF = "institution_id | person_key | role | joined_on | left_on\n"
ROLL = "person_key | school | on_roll_from | on_roll_to\n"


def judge(staff: str, roll: str, staff_head: str = STAFF, roll_head: str = ROLL) -> Judged:
    tables = {"staff": staff_head + staff, "school_teachers": roll_head + roll}
    return Scene("2022-06-30", institutions=BODIES, **tables).judge(RULE)


def test_left_the_school_before_joining_or_on_that_day() -> None:
    came = judge(
        """I1 | P1 | teaching | 2021-09-01 |
           I1 | P2 | teaching | 2021-09-01 | """,
        """P1 | 一中 | | 2021-08-31
           P2 | 一中 | | 2021-09-01""",
    )
    assert (came.found, came.judged) == (set(), 2)


def test_joined_the_school_after_leaving_or_after_the_body_closed() -> None:
    came = judge(
        """I1   | P1 | teaching | 2021-09-01 | 2022-01-31
           SHUT | P2 | teaching | 2021-09-01 | """,
        """P1 | 一中 | 2022-01-31 |
           P2 | 一中 | 2022-01-01 | """,
    )
    assert (came.found, came.judged) == (set(), 2)


def test_overlapping_only_before_the_rule_or_after_the_day_looked_from() -> None:
    came = judge(
        """I1 | P1 | teaching | 2020-09-01 |
           I1 | P2 | teaching | 2021-09-01 | """,
        """P1 | 一中 | 2019-09-01 | 2021-07-24
           P2 | 一中 | 2022-07-01 | """,
    )
    assert (came.found, came.judged) == (set(), 2)


def test_who_is_on_no_roll_is_judged_and_clean() -> None:
    came = judge("I1 | P1 | other | 2021-09-01 | ", "P9 | 一中 | | ")
    assert (came.found, came.judged) == (set(), 1)


def test_not_judged_when_nobody_says_until_when() -> None:
    came = judge("I1 | P1 | teaching | 2021-09-01 | ", "P1 | 一中 | ", roll_head=ROLL.replace(" | on_roll_to", ""))
    assert (came.found, came.why) == (set(), {"no_column:school_teachers.on_roll_to": 1})
    came = judge("I1 | P1 | teaching | 2021-09-01", "P1 | 一中 | | ", staff_head=STAFF.replace(" | left_on", ""))
    assert (came.found, came.why) == (set(), {"no_column:staff.left_on": 1})


def test_found_whatever_the_post_from_the_first_day_of_both() -> None:
    came = judge(
        """I1 | P1 | teaching | 2020-09-01 |
           I1 | P2 | other    | 2021-09-01 | 2021-10-01
           I1 | P3 | research | 2021-09-01 | """,
        """P1 | 一中 | |
           P2 | 一中 | 2015-09-01 | 2021-09-02
           P3 | 二中 | 2022-03-01 | """,
    )
    assert came.found == {"I1/P1", "I1/P2", "I1/P3"}
    days = {row["subject_id"]: str(row["occurred_on"]) for row in came.rows}
    assert days == {"I1/P1": "2021-07-24", "I1/P2": "2021-09-01", "I1/P3": "2022-03-01"}


def test_two_schools_are_one_case_with_both_in_evidence() -> None:
    came = judge(
        "I1 | P1 | teaching | 2021-09-01 | ",
        """P1 | 一中 | | 2022-01-31
           P1 | 二中 | 2022-02-01 | """,
    )
    schools = [e["key"].get("school") for e in json.loads(came.row("I1/P1")["evidence"])]
    assert schools == [None, "一中", "二中"]
