"""mutation.mode_switched: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "mutation.mode_switched"
BODIES = """
    institution_id | name | division_code | status    | mode
    OFF            | 甲   | 330106        | operating | offline
    ON             | 乙   | 330106        | operating | online
    BOTH           | 丙   | 330106        | operating | both
    UNSAID         | 丁   | 330106        | operating |
"""
COURSES = """
    course_id | institution_id | name | mode
    C-OFF     | OFF            | 数学 | offline
    C-NET     | OFF            | 数学 | online
    C-OPEN    | OFF            | 数学 |
    C-ON      | ON             | 英语 | online
    C-BOTH    | BOTH           | 英语 | online
    C-UNSAID  | UNSAID         | 英语 | online
"""
HEAD = "lesson_id | institution_id | course_id | starts_at | ends_at | mode\n"


def judge(body: str, course: str, mode: str = "", day: str = "2022-03-01") -> Judged:
    lessons = f"{HEAD}L1 | {body} | {course} | {day} 16:00 | {day} 17:00 | {mode}"
    return Scene("2022-06-30", institutions=BODIES, courses=COURSES, lessons=lessons).judge(RULE)


def test_a_lesson_in_its_bodys_form_is_innocent() -> None:
    for body, course in (("OFF", "C-OFF"), ("ON", "C-ON"), ("BOTH", "C-BOTH")):
        came = judge(body, course)
        assert (came.found, came.judged) == (set(), 1)


def test_the_lessons_own_form_goes_before_its_courses() -> None:
    assert judge("OFF", "C-NET", mode="offline").found == set()


def test_a_form_nobody_told_is_not_judged_by_the_bodys_own() -> None:
    assert judge("OFF", "C-OPEN").why == {"empty:courses.mode": 1}
    assert judge("OFF", "").why == {"empty:courses.mode": 1}


def test_a_body_of_no_declared_form_is_not_judged() -> None:
    assert judge("UNSAID", "C-UNSAID").why == {"empty:institutions.mode": 1}


def test_the_day_before_the_rule_began_and_its_first_day() -> None:
    came = judge("OFF", "C-NET", day="2021-09-07")
    assert (came.found, came.judged) == (set(), 0)
    assert judge("OFF", "C-NET", day="2021-09-08").found == {"L1"}


def test_found_either_way_round() -> None:
    row = judge("OFF", "C-OFF", mode="online").row("L1")
    assert (row["observed"], row["expected"], row["institution_id"]) == ("online", "offline", "OFF")
    assert judge("ON", "C-ON", mode="offline").found == {"L1"}


def test_without_courses_nothing_is_judged() -> None:
    lessons = f"{HEAD}L1 | OFF | C-OFF | 2022-03-01 16:00 | 2022-03-01 17:00 | online"
    assert Scene("2022-06-30", institutions=BODIES, lessons=lessons).judge(RULE).why == {"no_table:courses": 1}
