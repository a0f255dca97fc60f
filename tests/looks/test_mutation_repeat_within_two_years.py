"""mutation.repeat_within_two_years: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "mutation.repeat_within_two_years"
BODIES = """
    institution_id | name | division_code | status
    I1             | 甲   | 330106        | operating
    I2             | 乙   | 330106        | suspected
"""
VISITS = "visit_id | institution_id | complaint_id | division_code | visited_at | breach\n"
COMPLAINTS = "complaint_id | institution_id | division_code | received_at | text | verified | answered_at\n"


def visit(name: str, day: str, breach: str = "yes", complaint: str = "", body: str = "I1") -> str:
    return f"{name} | {body} | {complaint} | 330106 | {day} 10:00 | {breach}\n"


def complaint(name: str, day: str, verified: str, answered: str = "", body: str = "I1") -> str:
    return f"{name} | {body} | 330106 | {day} 10:00 | 补课 | {verified} | {answered}\n"


def judge(visits: str = "", complaints: str = "", as_of: str = "2025-06-30") -> Judged:
    tables = {"site_visits": VISITS + visits} if visits else {}
    tables |= {"complaints": COMPLAINTS + complaints} if complaints else {}
    return Scene(as_of, institutions=BODIES, **tables).judge(RULE)


def test_one_breach_is_no_repeat() -> None:
    came = judge(visit("V1", "2024-01-10"))
    assert (came.found, came.judged) == (set(), 2)


def test_a_visit_that_answers_a_complaint_is_the_same_breach() -> None:
    came = judge(visit("V1", "2024-01-10", complaint="C1"), complaint("C1", "2024-01-05", "yes"))
    assert came.found == set()
    two = visit("V1", "2024-01-10", complaint="C1") + visit("V2", "2024-01-20", complaint="C1")
    assert judge(two).found == set()


def test_visits_without_breach_and_complaints_not_verified_are_none() -> None:
    came = judge(
        visit("V1", "2024-01-10") + visit("V2", "2024-03-10", breach="no") + visit("V3", "2024-04-10", breach=""),
        complaint("C1", "2024-05-10", "no") + complaint("C2", "2024-05-11", "unknown"),
    )
    assert came.found == set()


def test_a_breach_of_another_body_is_none() -> None:
    assert judge(visit("V1", "2024-01-10") + visit("V2", "2024-03-10", body="I2")).found == set()


def test_two_visits_of_one_day_found_one_breach() -> None:
    assert judge(visit("V1", "2024-01-10") + visit("V2", "2024-01-10")).found == set()


def test_the_day_after_two_years_is_innocent_the_day_itself_is_within() -> None:
    assert judge(visit("V1", "2022-03-01") + visit("V2", "2024-03-02")).found == set()
    assert judge(visit("V1", "2022-03-01") + visit("V2", "2024-03-01")).found == {"I1"}


def test_the_day_before_the_rule_began_and_its_first_day() -> None:
    assert judge(visit("V1", "2023-03-01") + visit("V2", "2023-10-14")).found == set()
    assert judge(visit("V1", "2023-03-01") + visit("V2", "2023-10-15")).found == {"I1"}
    assert judge(as_of="2023-10-14", visits=visit("V1", "2023-03-01") + visit("V2", "2023-10-15")).found == set()


def test_an_answer_of_tomorrow_is_not_known_today() -> None:
    told = complaint("C1", "2024-02-01", "yes", answered="2024-02-20 09:00")
    assert judge(visit("V1", "2023-12-01"), told, as_of="2024-02-19").found == set()
    assert judge(visit("V1", "2023-12-01"), told, as_of="2024-02-20").found == {"I1"}


def test_found_between_visits_and_complaints_with_both_as_evidence() -> None:
    came = judge(visit("V1", "2023-12-01"), complaint("C1", "2024-02-01", "partly"))
    row = came.row("I1")
    assert (row["observed"], str(row["occurred_on"])) == ("2023-12-01", "2024-02-01")
    assert '{"visit_id": "V1"}' in row["evidence"] and '{"complaint_id": "C1"}' in row["evidence"]


def test_each_repeat_is_a_finding_of_its_own() -> None:
    came = judge(visit("V1", "2023-11-01") + visit("V2", "2024-02-01") + visit("V3", "2024-05-01"))
    assert [str(r["occurred_on"]) for r in came.rows] in (["2024-02-01", "2024-05-01"], ["2024-05-01", "2024-02-01"])
    assert len({r["finding_id"] for r in came.rows}) == 2
    assert (came.judged, came.found) == (2, {"I1"})


def test_without_visits_and_complaints_nothing_is_judged() -> None:
    came = judge()
    assert (came.judged, came.why) == (0, {"no_table:site_visits": 2})
