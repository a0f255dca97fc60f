"""content_and_staff.barred_person: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "content_and_staff.barred_person"
BODIES = """
    institution_id | name | division_code | status    | category | status_on
    I1             | 甲   | 330106        | operating | subject  |
    SHUT           | 乙   | 330106        | banned    | subject  | 2022-01-01
"""
STAFF = "institution_id | person_key | role | joined_on | left_on\n"


def judge(staff: str, barred: str) -> Judged:
    tables = {"staff": STAFF + staff, "barred_people": "person_key | barred_on\n" + barred}
    return Scene("2022-06-30", institutions=BODIES, **tables).judge(RULE)


def test_gone_by_the_day_of_the_ban() -> None:
    came = judge(
        """I1   | P1 | teaching | 2021-09-01 | 2022-01-10
           SHUT | P2 | teaching | 2021-09-01 | """,
        "P1 | 2022-01-10\nP2 | 2022-01-01",
    )
    assert (came.found, came.judged) == (set(), 2)


def test_barred_only_after_the_day_looked_from() -> None:
    assert judge("I1 | P1 | teaching | 2021-09-01 | ", "P1 | 2022-07-01").found == set()


def test_gone_before_the_rule_began() -> None:
    assert judge("I1 | P1 | teaching | 2020-09-01 | 2021-09-14", "P1 | 2020-01-01").judged == 0


def test_a_ban_without_its_day_is_not_judged() -> None:
    came = judge("I1 | P1 | teaching | 2021-09-01 | \nI1 | P2 | teaching | 2021-09-01 | ", "P1 | ")
    assert (came.found, came.judged, came.why) == (set(), 1, {"empty:barred_people.barred_on": 1})


def test_found_on_the_staff_in_any_post() -> None:
    came = judge(
        """I1 | P1 | teaching | 2020-09-01 |
           I1 | P2 | other    | 2021-09-20 | 2022-01-11
           I1 | P3 | research | 2022-03-01 | """,
        "P1 | 2020-01-01\nP2 | 2022-01-10\nP3 | 2022-06-30",
    )
    days = {row["subject_id"]: str(row["occurred_on"]) for row in came.rows}
    assert days == {"I1/P1": "2021-09-14", "I1/P2": "2022-01-10", "I1/P3": "2022-06-30"}
