"""mutation.ends_too_late: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status    | stages         | category | mode
    I1             | 甲   | 330106        | operating | primary;junior | subject  | both
    I2             | 乙   | 330106        | operating | senior         | subject  | offline
    I3             | 丙   | 330106        | operating |                |          |
"""
COURSES = """
    course_id | institution_id | name | category    | stage   | mode
    OFF       | I1             | 数学 | subject     | junior  | offline
    ON        | I1             | 英语 | subject     | primary | online
    SENIOR    | I1             | 物理 | subject     | senior  | offline
    ART       | I1             | 绘画 | non_subject | primary | offline
    HIGH      | I2             | 化学 | subject     |         | offline
    UNTOLD    | I3             | 语文 | subject     |         | offline
"""
HEAD = "lesson_id | institution_id | course_id | starts_at | ends_at | mode\n"


def judge(lessons: str, as_of: str = "2022-06-30") -> Judged:
    return Scene(as_of, institutions=BODIES, courses=COURSES, lessons=HEAD + lessons).judge("mutation.ends_too_late")


def test_ending_on_the_minute_is_in_time() -> None:
    came = judge("""L1 | I1 | OFF | 2022-03-01 19:00 | 2022-03-01 20:30 |
                    L2 | I1 | ON  | 2022-03-01 20:30 | 2022-03-01 21:00 | """)
    assert came.found == set()
    assert came.judged == 2


def test_senior_high_and_non_subject_lessons_are_out_of_reach() -> None:
    came = judge("""L1 | I1 | SENIOR | 2022-03-01 20:00 | 2022-03-01 21:30 |
                    L2 | I1 | ART    | 2022-03-01 20:00 | 2022-03-01 21:30 |
                    L3 | I2 | HIGH   | 2022-03-01 20:00 | 2022-03-01 21:30 | """)
    assert came.found == set()
    assert (came.judged, came.not_judged) == (0, 0)


def test_the_lessons_own_form_goes_before_its_courses() -> None:
    assert judge("L1 | I1 | OFF | 2022-03-01 20:20 | 2022-03-01 20:50 | online").found == set()


def test_a_stage_nobody_told_is_not_judged() -> None:
    came = judge("L1 | I3 | UNTOLD | 2022-03-01 20:00 | 2022-03-01 21:30 | ")
    assert (came.found, came.judged, came.why) == (set(), 0, {"empty:courses.stage": 1})


def test_the_day_before_the_rule_began() -> None:
    came = judge("L1 | I1 | OFF | 2021-07-23 20:00 | 2021-07-23 21:30 | ")
    assert (came.found, came.judged) == (set(), 0)


def test_found_from_the_rules_first_day() -> None:
    came = judge("L1 | I1 | OFF | 2021-07-24 20:00 | 2021-07-24 20:31 | ")
    assert came.found == {"L1"}
    assert (came.row("L1")["observed"], came.row("L1")["expected"]) == ("20:31", "20:30")


def test_found_on_line_and_past_midnight() -> None:
    came = judge("""L1 | I1 | ON  | 2022-03-01 20:31 | 2022-03-01 21:01 |
                    L2 | I1 | OFF | 2022-03-01 22:00 | 2022-03-02 00:10 | """)
    assert came.found == {"L1", "L2"}


def test_without_courses_nothing_is_judged() -> None:
    lessons = HEAD + "L1 | I1 | OFF | 2022-03-01 20:00 | 2022-03-01 21:30 | "
    came = Scene("2022-06-30", institutions=BODIES, lessons=lessons).judge("mutation.ends_too_late")
    assert (came.judged, came.not_judged, came.why) == (0, 1, {"no_table:courses": 1})
