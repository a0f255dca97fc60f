"""mutation.preschool_subject, the declared part: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "mutation.preschool_subject"
BODIES = """
    institution_id | name | division_code | status    | stages            | category
    I1             | 甲   | 330106        | operating | preschool;primary | subject
    KIDS           | 乙   | 330106        | operating | preschool         | non_subject
"""
HEAD = "course_id | institution_id | name | category | subject | stage | starts_on | ends_on\n"


def course(category: str, subject: str, stage: str, days: str = "2022-03-01 | 2022-06-30", body: str = "I1") -> Judged:
    courses = f"{HEAD}C1 | {body} | 课 | {category} | {subject} | {stage} | {days}"
    return Scene("2022-06-30", institutions=BODIES, courses=courses).judge(RULE)


def test_a_subject_course_for_school_age_is_out_of_reach() -> None:
    for stage in ("primary", "junior", "senior"):
        came = course("subject", "数学", stage)
        assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_a_game_under_its_own_name_waits_for_the_reader_of_texts() -> None:
    for subject in ("美术", "围棋", ""):
        came = course("non_subject", subject, "preschool")
        assert (came.found, came.judged, came.why) == (set(), 0, {"method_not_there": 1})


def test_a_stage_that_the_body_does_not_decide_is_not_judged() -> None:
    assert course("subject", "数学", "").why == {"empty:courses.stage": 1}


def test_a_course_that_declares_nothing_is_not_judged() -> None:
    assert course("", "", "preschool").why == {"empty:courses.category": 1}


def test_a_course_without_a_first_day_is_not_judged() -> None:
    assert course("subject", "数学", "preschool", " | ").why == {"no_date": 1}


def test_a_course_that_ended_before_the_rule_began() -> None:
    came = course("subject", "数学", "preschool", "2021-03-01 | 2021-07-23")
    assert (came.found, came.judged) == (set(), 0)


def test_a_course_that_begins_tomorrow() -> None:
    assert course("subject", "数学", "preschool", "2022-07-01 | 2022-08-30").found == set()


def test_found_from_the_rules_first_day_for_a_course_that_ran_on() -> None:
    row = course("subject", "数学", "preschool", "2021-03-01 | 2021-07-24").row("C1")
    assert (str(row["occurred_on"]), row["observed"]) == ("2021-07-24", "数学")


def test_found_as_a_declared_subject_or_category() -> None:
    assert course("subject", "", "preschool").row("C1")["observed"] == "subject"
    assert course("non_subject", "英语", "preschool").found == {"C1"}


def test_a_course_without_stage_takes_its_bodys_only_one() -> None:
    assert course("subject", "数学", "", body="KIDS").found == {"C1"}
