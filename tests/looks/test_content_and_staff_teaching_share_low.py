"""content_and_staff.teaching_share_low: what must not be found first."""

from __future__ import annotations

import json

from tests.scenes import Judged, Scene

RULE = "content_and_staff.teaching_share_low"
BODIES = """
    institution_id | name | division_code | status    | category    | status_on
    I1             | 甲   | 330106        | operating | non_subject |
    SHUT           | 乙   | 330106        | cancelled | subject     | 2022-01-01
    CARE           | 丙   | 330106        | operating | childcare   |
    UNTOLD         | 丁   | 330106        | operating |             |
"""
HEAD = "institution_id | person_key | role | full_time | joined_on | left_on\n"


def judge(staff: str, as_of: str = "2022-06-30") -> Judged:
    came = Scene(as_of, institutions=BODIES, staff=HEAD + staff).judge(RULE)
    return came


def test_one_half_exactly() -> None:
    came = judge("""I1 | P1 | teaching | yes | 2021-01-01 |
                    I1 | P2 | research | yes | 2021-01-01 |
                    I1 | P3 | other    | yes | 2021-01-01 |
                    I1 | P4 | teaching | no  | 2021-01-01 | """)
    assert (came.found, came.judged) == (set(), 1)


def test_closed_bodies_and_childcare_are_out_of_reach_and_an_unknown_kind_is_not_judged() -> None:
    came = judge("""SHUT   | P1 | other | yes | 2021-01-01 |
                    CARE   | P2 | other | yes | 2021-01-01 |
                    UNTOLD | P3 | other | yes | 2021-01-01 | """)
    assert (came.found, came.judged) == (set(), 0)
    assert came.why == {"no_staff": 1, "empty:institutions.category": 1}


def test_people_of_unknown_hours_decide_nothing_when_they_could_tip_it() -> None:
    came = judge("""I1 | P1 | teaching |    | 2021-01-01 |
                    I1 | P2 | other    |    | 2021-01-01 | """)
    assert (came.found, came.why["empty:staff.full_time"]) == (set(), 1)


def test_who_has_left_or_not_come_yet_does_not_count_and_nobody_counts_twice() -> None:
    came = judge("""I1 | P1 | teaching | yes | 2021-01-01 |
                    I1 | P1 | teaching | yes | 2019-01-01 |
                    I1 | P2 | other    | yes | 2021-01-01 |
                    I1 | P3 | other    | yes | 2021-01-01 | 2022-06-30
                    I1 | P4 | other    | yes | 2022-07-01 | """)
    assert came.found == set()


def test_found_under_one_half_since_the_last_change() -> None:
    came = judge("""I1 | P1 | teaching | yes | 2021-01-01 |
                    I1 | P2 | teaching | no  | 2021-01-01 |
                    I1 | P3 | other    |     | 2021-01-01 |
                    I1 | P4 | teaching | yes | 2021-01-01 | 2022-03-01""")
    assert came.found == {"I1"}
    row = came.row("I1")
    assert (row["observed"], row["expected"], str(row["occurred_on"])) == ("1/3", "50%", "2022-03-01")
    assert {e["key"]["person_key"] for e in json.loads(row["evidence"])} == {"P1", "P2", "P3"}


def test_an_old_state_is_judged_on_the_rules_first_day_and_not_before() -> None:
    staff = "I1 | P1 | other | no | 2021-01-01 | "
    assert judge(staff, "2021-09-13").judged == 0
    came = judge(staff, "2021-09-14")
    assert (came.found, str(came.row("I1")["occurred_on"])) == ({"I1"}, "2021-09-14")
