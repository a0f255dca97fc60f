"""content_and_staff.class_understaffed: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "content_and_staff.class_understaffed"
BODIES = """
    institution_id | name | division_code | status    | stages            | category | mode
    I1             | 甲   | 330106        | operating | preschool;primary | subject  | both
"""
COURSES = """
    course_id | institution_id | name | category    | stage     | mode
    C1        | I1             | 数学 | subject     | primary   | offline
    KIDS      | I1             | 绘画 | non_subject | preschool | offline
    NET       | I1             | 英语 | subject     | primary   | online
    UNSAID    | I1             | 舞蹈 | non_subject |           | offline
"""
HEAD = "lesson_id | institution_id | course_id | class_group | starts_at | ends_at | teacher_key | pupils\n"


def lesson(name: str, pupils: int | str, teacher: str = "k1", day: str = "2022-03-01", course: str = "C1",
           group: str = "1班") -> str:  # fmt: skip
    return f"{name} | I1 | {course} | {group} | {day} 16:00 | {day} 17:00 | {teacher} | {pupils}\n"


def judge(lessons: str, as_of: str = "2022-06-30", staff: str = "") -> Judged:
    tables = {"staff": staff} if staff else {}
    return Scene(as_of, institutions=BODIES, courses=COURSES, lessons=HEAD + lessons, **tables).judge(RULE)


def test_fifty_pupils_and_sixteen_children_are_innocent() -> None:
    came = judge(lesson("L1", 50) + lesson("L2", 16, course="KIDS"))
    assert (came.found, came.judged) == (set(), 2)


def test_every_teacher_met_within_the_week_counts() -> None:
    monday, sunday = lesson("L1", 100, "k1", "2022-02-28"), lesson("L2", 100, "k2", "2022-03-06")
    assert judge(monday + sunday).found == set()


def test_parallel_groups_are_not_added_up() -> None:
    assert judge(lesson("L1", 40) + lesson("L2", 40, group="2班")).found == set()


def test_an_online_class_is_out_of_reach() -> None:
    came = judge(lesson("L1", 500, course="NET"))
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_a_week_that_is_not_over_is_not_judged_yet() -> None:
    assert judge(lesson("L1", 80, day="2022-03-01"), as_of="2022-03-05").judged == 0
    assert judge(lesson("L1", 80, day="2022-03-01"), as_of="2022-03-06").found == {"C1"}


def test_a_teacher_or_pupils_nobody_told_are_not_judged() -> None:
    assert judge(lesson("L1", 80, "")).why == {"empty:lessons.teacher_key": 1}
    assert judge(lesson("L1", 80) + lesson("L2", 80, "", "2022-03-02")).why == {"empty:lessons.teacher_key": 1}
    assert judge(lesson("L1", "")).why == {"empty:lessons.pupils": 1}


def test_a_stage_nobody_told_is_judged_only_where_both_limits_agree() -> None:
    assert judge(lesson("L1", 30, course="UNSAID")).why == {"empty:courses.stage": 1}
    assert judge(lesson("L1", 16, course="UNSAID")).judged == 1
    assert judge(lesson("L1", 51, course="UNSAID")).found == {"UNSAID"}


def test_six_per_cent_is_met_by_two_for_thirty_three() -> None:
    two = lesson("L1", 33, "k1", course="KIDS") + lesson("L2", 33, "k2", "2022-03-02", course="KIDS")
    assert judge(two).found == set()
    assert judge(two.replace("| 33", "| 34")).found == {"KIDS"}


def test_the_day_before_the_rule_began_and_its_first_day() -> None:
    came = judge(lesson("L1", 80, day="2021-09-13"))
    assert (came.found, came.judged) == (set(), 0)
    assert judge(lesson("L1", 80, day="2021-09-14")).found == {"C1"}
    shared = lesson("L1", 80, "k2", day="2021-09-13") + lesson("L2", 80, "k1", day="2021-09-14")
    assert judge(shared).found == set()  # met on the Monday of the same week


def test_found_once_a_course_with_its_first_week() -> None:
    came = judge(
        lesson("L1", 51, day="2022-03-01") + lesson("L2", 20, day="2022-03-08") + lesson("L3", 90, day="2022-03-15")
    )
    row = came.row("C1")
    assert (str(row["occurred_on"]), row["observed"], row["expected"]) == ("2022-03-01", "1/51", "2")
    assert '"L1"' in row["evidence"] and '"L3"' not in row["evidence"]
    assert (came.judged, len(came.rows)) == (1, 1)


def test_found_from_seventeen_children_under_school_age() -> None:
    assert judge(lesson("L1", 17, course="KIDS")).row("KIDS")["expected"] == "6"


def test_an_assistant_is_no_teacher_where_the_staff_list_says_so() -> None:
    staff = """
        institution_id | person_key | role     | joined_on
        I1             | k1         | teaching | 2021-01-01
        I1             | k2         | other    | 2021-01-01
    """
    two = lesson("L1", 80, "k1") + lesson("L2", 80, "k2", "2022-03-02")
    assert judge(two).found == set()
    assert judge(two, staff=staff).found == {"C1"}
    assert judge(lesson("L1", 80, "k2"), staff=staff).why == {"only_assistants": 1}
