"""content_and_staff.material_not_reviewed: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "content_and_staff.material_not_reviewed"
BODIES = """
    institution_id | name | division_code | status    | category    | status_on
    SUB            | 甲   | 330106        | operating | subject     |
    ART            | 乙   | 330106        | operating | non_subject |
    SHUT           | 丙   | 330106        | cancelled | subject     | 2021-10-01
    LOST           | 丁   | 330106        | cancelled | subject     |
"""
COURSES = """
    course_id | institution_id | name | category    | starts_on
    MATHS     | SUB            | 数学 | subject     | 2021-09-01
    DRAWING   | SUB            | 绘画 | non_subject | 2021-09-01
"""
HEAD = (
    "material_id | institution_id | course_id | title | kind | subject | used_from | used_to "
    "| internal_review_on | external_review_on\n"
)


def judge(materials: str, head: str = HEAD, as_of: str = "2022-06-30") -> Judged:
    return Scene(as_of, institutions=BODIES, courses=COURSES, materials=head + materials).judge(RULE)


def test_both_reviews_for_a_subject_and_one_for_another() -> None:
    came = judge("""M1 | SUB | | 练习 | own | 数学 | 2021-09-01 | | 2021-08-01 | 2021-08-20
                    M2 | ART | | 画册 | own | 美术 | 2021-09-01 | | 2021-08-01 |
                    M3 | SUB | DRAWING | 画册 | own | | | | 2021-08-01 | """)
    assert (came.found, came.judged) == (set(), 3)


def test_a_published_book_is_out_of_reach() -> None:
    came = judge("M1 | SUB | | 课本 | published | 数学 | 2021-09-01 | | | ")
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_out_of_use_before_the_rule_began_and_not_yet_in_use() -> None:
    came = judge("""M1 | SUB | | 练习 | own | 数学 | 2020-09-01 | 2021-08-24 | |
                    M2 | SUB | | 练习 | own | 数学 | 2020-09-01 | 2021-08-25 | |
                    M3 | SUB | | 练习 | own | 数学 | 2022-07-01 | | | """)
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_a_review_that_came_late_is_a_review() -> None:
    assert judge("M1 | SUB | | 练习 | own | 数学 | 2021-09-01 | | 2021-10-01 | 2021-11-01").found == set()


def test_what_a_body_used_until_it_closed() -> None:
    came = judge("""M1 | SHUT | | 练习 | own | 数学 | 2021-09-01 | | |
                    M2 | LOST | | 练习 | own | 数学 | 2021-09-01 | | | """)
    assert (came.found, came.why) == ({"M1"}, {"empty:institutions.status_on": 1})


def test_what_is_not_told_is_not_judged() -> None:
    came = judge("""M1 | SUB | | 练习 |     | 数学 | 2021-09-01 | | |
                    M2 | SUB | | 练习 | own | 数学 |            | | |
                    M3 | SUB | | 练习 | own |      | 2021-09-01 | | 2021-08-01 | """)
    assert (came.found, came.judged) == (set(), 0)
    assert came.why == {"empty:materials.kind": 1, "empty:materials.used_from": 1, "empty:materials.subject": 1}


def test_a_column_that_no_file_had_is_no_missing_review() -> None:
    head = HEAD.replace(" | external_review_on", "")
    came = judge("M1 | SUB | | 练习 | own | 数学 | 2021-09-01 | | 2021-08-01", head)
    assert (came.found, came.why) == (set(), {"no_column:materials.external_review_on": 1})


def test_found_from_the_rules_first_day_for_what_was_in_use_before() -> None:
    came = judge("M1 | SUB | | 练习 | own | 数学 | 2020-09-01 | 2021-08-26 | 2020-08-01 | ")
    assert came.found == {"M1"}
    assert str(came.row("M1")["occurred_on"]) == "2021-08-25"
    assert "external" in came.row("M1")["reason"]


def test_found_without_an_internal_review_whatever_it_teaches() -> None:
    came = judge("""M1 | ART | | 画册 | own | 美术 | 2021-09-01 | | |
                    M2 | SUB | | 练习 | own |      | 2021-09-01 | | | 2021-08-01
                    M3 | SUB | MATHS | 练习 | own | | | | 2021-08-01 | """)
    assert came.found == {"M1", "M2", "M3"}


def test_a_review_after_the_day_looked_from_or_after_the_last_use_is_none() -> None:
    came = judge("""M1 | SUB | | 练习 | own | 数学 | 2021-09-01 |            | 2022-07-01 | 2022-07-01
                    M2 | SUB | | 练习 | own | 数学 | 2021-09-01 | 2022-01-15 | 2022-01-16 | 2022-01-16
                    M3 | SUB | | 练习 | own | 数学 | 2021-09-01 | 2022-01-15 | 2022-01-15 | 2022-01-15""")
    assert came.found == {"M1", "M2"}
