"""mutation.on_rest_day: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "mutation.on_rest_day"
BODIES = """
    institution_id | name | division_code | status    | stages         | category
    I1             | 甲   | 330106        | operating | primary;junior | subject
    I2             | 乙   | 440305        | operating | primary        | subject
"""
COURSES = """
    course_id | institution_id | name | category    | stage
    MATHS     | I1             | 数学 | subject     | junior
    SENIOR    | I1             | 物理 | subject     | senior
    ART       | I1             | 绘画 | non_subject | primary
    UNSAID    | I1             | 语文 |             | primary
    FAR       | I2             | 英语 | subject     | primary
"""
CALENDAR = """
    division_code | kind   | starts_on  | ends_on
    330100        | winter | 2022-01-20 | 2022-02-13
    330100        | summer | 2022-07-01 | 2022-08-31
    330100        | summer | 2021-07-05 | 2021-08-31
"""
HEAD = "lesson_id | institution_id | course_id | starts_at | ends_at\n"


def judge(lessons: str, as_of: str = "2022-12-31", calendar: str | None = CALENDAR) -> Judged:
    tables = {"institutions": BODIES, "courses": COURSES, "lessons": HEAD + lessons}
    return Scene(as_of, **tables, **({"school_calendar": calendar} if calendar else {})).judge(RULE)


def on(day: str, course: str = "MATHS", body: str = "I1") -> str:
    return f"L1 | {body} | {course} | {day} 16:00 | {day} 17:00"


def test_a_working_day_in_term_is_innocent() -> None:
    came = judge(on("2022-03-01"))
    assert (came.found, came.judged, came.not_judged) == (set(), 1, 0)


def test_a_make_up_working_day_in_term_is_innocent() -> None:
    came = judge(on("2022-04-02"))  # a Saturday worked for Qingming
    assert (came.found, came.judged) == (set(), 1)


def test_the_last_day_before_the_vacation_and_the_first_after_it() -> None:
    came = judge(on("2022-01-19") + "\n" + on("2022-02-14").replace("L1", "L2"))
    assert (came.found, came.judged) == (set(), 2)


def test_senior_high_and_non_subject_lessons_are_out_of_reach() -> None:
    for course in ("SENIOR", "ART"):
        came = judge(on("2022-03-05", course))
        assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_a_course_that_declares_nothing_is_not_judged() -> None:
    came = judge(on("2022-03-05", "UNSAID"))
    assert (came.found, came.judged, came.why) == (set(), 0, {"empty:courses.category": 1})


def test_a_lesson_of_no_course_is_not_judged() -> None:
    assert judge(on("2022-03-05", "")).why == {"empty:lessons.course_id": 1}


def test_without_a_calendar_a_working_day_is_unknown_not_clean() -> None:
    came = judge(on("2022-07-13", "FAR", "I2"))
    assert (came.found, came.judged, came.why) == (set(), 0, {"no_calendar": 1})
    assert judge(on("2022-07-13"), calendar=None).why == {"no_calendar": 1}


def test_a_lesson_of_a_body_in_no_ledger_is_not_judged() -> None:
    assert judge(on("2022-03-05", body="GONE")).why == {"no_reference": 1}


def test_a_year_without_its_notice_is_not_judged() -> None:
    assert judge(on("2027-03-06"), as_of="2027-06-30").why == {"outside_calendar": 1}


def test_the_day_before_the_rule_began() -> None:
    came = judge(on("2021-07-23"))
    assert (came.found, came.judged) == (set(), 0)


def test_found_from_the_rules_first_day() -> None:
    assert judge(on("2021-07-24")).found == {"L1"}


def test_not_found_before_it_has_come() -> None:
    assert judge(on("2022-03-05"), as_of="2022-03-04").found == set()
    assert judge(on("2022-03-05"), as_of="2022-03-05").found == {"L1"}


def test_found_on_a_weekend_with_and_without_a_calendar() -> None:
    assert judge(on("2022-03-05")).row("L1")["observed"] == "weekend"
    assert judge(on("2022-03-05", "FAR", "I2")).found == {"L1"}
    assert judge(on("2022-03-05"), calendar=None).found == {"L1"}


def test_found_on_a_holiday_and_a_day_in_lieu() -> None:
    assert judge(on("2022-05-02")).row("L1")["observed"] in ("holiday", "in_lieu")
    assert judge(on("2022-05-04")).found == {"L1"}
    assert judge(on("2022-05-05")).found == set()


def test_found_in_the_vacation_with_the_calendar_that_says_so() -> None:
    row = judge(on("2022-07-01")).row("L1")  # a Friday, the first day
    assert row["observed"] == "vacation"
    assert '"division_code": "330100"' in row["evidence"] and "2022-07-01" in row["evidence"]
    assert judge(on("2022-08-31")).found == {"L1"}


def test_a_make_up_working_day_within_the_vacation_is_found() -> None:
    assert judge(on("2022-01-30")).found == {"L1"}  # a Sunday worked for the Spring Festival, schools closed


def test_without_courses_nothing_is_judged() -> None:
    came = Scene("2022-12-31", institutions=BODIES, lessons=HEAD + on("2022-03-05")).judge(RULE)
    assert (came.judged, came.why) == (0, {"no_table:courses": 1})
