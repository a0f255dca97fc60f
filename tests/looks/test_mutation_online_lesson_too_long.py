"""mutation.online_lesson_too_long: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "mutation.online_lesson_too_long"
BODIES = """
    institution_id | name | division_code | status    | stages         | category | mode
    I1             | 甲   | 330106        | operating | primary;junior | subject  | both
"""
COURSES = """
    course_id | institution_id | name | category    | stage   | mode
    ON        | I1             | 英语 | subject     | primary | online
    OTHER     | I1             | 数学 | subject     | primary | online
    OFF       | I1             | 数学 | subject     | junior  | offline
    SENIOR    | I1             | 物理 | subject     | senior  | online
    ART       | I1             | 绘画 | non_subject | primary | online
    UNSAID    | I1             | 语文 | subject     | primary |
"""
HEAD = "lesson_id | institution_id | course_id | class_group | starts_at | ends_at\n"


def judge(lessons: str, as_of: str = "2022-06-30") -> Judged:
    return Scene(as_of, institutions=BODIES, courses=COURSES, lessons=HEAD + lessons).judge(RULE)


def lesson(name: str, begin: str, end: str, course: str = "ON", group: str = "1班", day: str = "2022-03-01") -> str:
    return f"{name} | I1 | {course} | {group} | {day} {begin} | {day} {end}\n"


def test_thirty_minutes_and_a_break_of_ten_are_innocent() -> None:
    came = judge(lesson("L1", "19:00", "19:30") + lesson("L2", "19:40", "20:10"))
    assert (came.found, came.judged) == (set(), 2)


def test_parallel_groups_and_other_courses_follow_one_another() -> None:
    came = judge(
        lesson("L1", "19:00", "19:30")
        + lesson("L2", "19:30", "20:00", group="2班")
        + lesson("L3", "19:35", "20:05", course="OTHER")
    )
    assert (came.found, came.judged) == (set(), 3)


def test_offline_senior_and_non_subject_lessons_are_out_of_reach() -> None:
    for course in ("OFF", "SENIOR", "ART"):
        came = judge(lesson("L1", "19:00", "20:00", course) + lesson("L2", "20:01", "20:20", course))
        assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_lessons_of_one_group_at_one_time_cannot_be_one_class() -> None:
    came = judge(lesson("L1", "19:00", "19:30", group="") + lesson("L2", "19:15", "19:45", group=""))
    assert (came.found, came.judged, came.why) == (set(), 1, {"overlapping_lessons": 1})


def test_the_break_is_not_judged_where_nobody_told_the_groups() -> None:
    lessons = HEAD + lesson("L1", "19:00", "19:30") + lesson("L2", "19:35", "20:05") + lesson("L3", "20:15", "20:40")
    lessons = lessons.replace(" | class_group", "").replace(" | 1班", "")
    came = Scene("2022-06-30", institutions=BODIES, courses=COURSES, lessons=lessons).judge(RULE)
    assert (came.found, came.judged, came.why) == (set(), 2, {"no_column:lessons.class_group": 1})


def test_a_form_nobody_told_is_not_judged() -> None:
    assert judge(lesson("L1", "19:00", "20:00", "UNSAID")).why == {"empty:courses.mode": 1}


def test_the_day_before_the_rule_began() -> None:
    came = judge(lesson("L1", "19:00", "20:00", day="2021-07-23"))
    assert (came.found, came.judged) == (set(), 0)


def test_found_over_thirty_minutes_from_the_rules_first_day() -> None:
    row = judge(lesson("L1", "19:00", "19:31", day="2021-07-24")).row("L1")
    assert (row["observed"], row["expected"]) == ("31", "30")


def test_found_when_the_break_is_a_minute_short() -> None:
    came = judge(lesson("L1", "19:00", "19:30") + lesson("L2", "19:39", "20:09"))
    assert came.found == {"L2"}
    row = came.row("L2")
    assert (row["observed"], row["expected"], row["linked_id"]) == ("9", "10", "L1")
    assert '"L1"' in row["evidence"] and '"L2"' in row["evidence"]


def test_an_empty_group_is_the_only_class_of_its_course() -> None:
    assert judge(lesson("L1", "19:00", "19:30", group="") + lesson("L2", "19:30", "20:00", group="")).found == {"L2"}


def test_the_lessons_own_form_goes_before_its_courses() -> None:
    head = HEAD.replace("class_group", "class_group | mode")
    lessons = head + lesson("L1", "19:00", "20:00").replace("1班", "1班 | offline")
    came = Scene("2022-06-30", institutions=BODIES, courses=COURSES, lessons=lessons).judge(RULE)
    assert (came.found, came.judged) == (set(), 0)
