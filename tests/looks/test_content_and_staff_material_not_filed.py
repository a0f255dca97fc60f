"""content_and_staff.material_not_filed: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "content_and_staff.material_not_filed"
BODIES = """
    institution_id | name | division_code | status    | category
    I1             | 甲   | 330106        | operating | subject
    GUESS          | 乙   | 330106        | suspected | subject
"""
COURSES = """
    course_id | institution_id | name | category | starts_on
    C1        | I1             | 数学 | subject  | 2021-08-25
"""
HEAD = "material_id | institution_id | course_id | title | kind | used_from | used_to | filed_on\n"


def judge(materials: str, head: str = HEAD) -> Judged:
    return Scene("2022-06-30", institutions=BODIES, courses=COURSES, materials=head + materials).judge(RULE)


def test_filed_in_time_or_late_is_filed() -> None:
    came = judge("""M1 | I1 | | 练习 | own       | 2021-09-01 | | 2021-08-20
                    M2 | I1 | | 课本 | published | 2021-09-01 | | 2022-06-30""")
    assert (came.found, came.judged) == (set(), 2)


def test_out_of_use_before_the_rule_began() -> None:
    came = judge("M1 | I1 | | 练习 | own | 2020-09-01 | 2021-08-25 | ")
    assert (came.found, came.judged) == (set(), 0)


def test_a_suspected_body_is_not_looked_at() -> None:
    came = judge("M1 | GUESS | | 练习 | own | 2021-09-01 | | ")
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_not_judged_without_the_column_or_a_first_day() -> None:
    came = judge("M1 | I1 | | 练习 | own | 2021-09-01 | ", HEAD.replace(" | filed_on", ""))
    assert (came.found, came.why) == (set(), {"no_column:materials.filed_on": 1})
    came = judge("M1 | I1 | | 练习 | own | | | ")
    assert (came.found, came.why) == (set(), {"empty:materials.used_from": 1})


def test_found_compiled_or_published_from_the_first_day_of_its_course() -> None:
    came = judge("""M1 | I1 | C1 | 练习 | own       |            | | 2022-07-01
                    M2 | I1 |    | 课本 | published | 2021-09-01 | | """)
    assert came.found == {"M1", "M2"}
    assert str(came.row("M1")["occurred_on"]) == "2021-08-25"
    assert came.row("M1")["evidence"] == '[{"table": "materials", "key": {"material_id": "M1"}}]'
