"""content_and_staff.author_unqualified: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "content_and_staff.author_unqualified"
BODIES = """
    institution_id | name | division_code | status    | category
    I1             | 甲   | 330106        | operating | subject
"""
HEAD = (
    "material_id | institution_id | title | kind | subject | used_from | used_to "
    "| author_years | author_certificate_no\n"
)


def judge(materials: str) -> Judged:
    return Scene("2022-06-30", institutions=BODIES, materials=HEAD + materials).judge(RULE)


def test_three_years_exactly_and_a_certificate() -> None:
    came = judge("""M1 | I1 | 练习 | own | 数学 | 2021-09-01 | | 3 | 20153301122000012
                    M2 | I1 | 练习 | own | 数学 | 2021-09-01 | | 9 | 1999-3301-1220-00012
                    M3 | I1 | 画册 | own | 美术 | 2021-09-01 | | 3 | """)
    assert (came.found, came.judged) == (set(), 3)


def test_a_published_book_has_a_publisher() -> None:
    came = judge("M1 | I1 | 课本 | published | 数学 | 2021-09-01 | | 0 | ")
    assert (came.found, came.judged) == (set(), 0)


def test_an_empty_or_masked_number_is_no_proof() -> None:
    came = judge("""M1 | I1 | 练习 | own | 数学 | 2021-09-01 | | 3 |
                    M2 | I1 | 练习 | own | 数学 | 2021-09-01 | | 3 | 2015****12
                    M3 | I1 | 练习 | own | 数学 | 2021-09-01 | |   | 20153301122000012
                    M4 | I1 | 练习 | own | 奥数 | 2021-09-01 | | 3 | 2015""")
    assert (came.found, came.judged) == (set(), 0)
    assert came.why == {
        "empty:materials.author_certificate_no": 1,
        "masked_number": 1,
        "empty:materials.author_years": 1,
        "empty:materials.subject": 1,
    }


def test_used_before_the_rule_only() -> None:
    assert judge("M1 | I1 | 练习 | own | 数学 | 2020-09-01 | 2021-08-25 | 0 | ").judged == 0


def test_found_under_three_years_whatever_else_is_not_told() -> None:
    came = judge("""M1 | I1 | 练习 | own | 数学 | 2020-09-01 | 2021-08-26 | 2 |
                    M2 | I1 | 画册 | own |      | 2021-09-01 |            | 0 | """)
    assert came.found == {"M1", "M2"}
    assert (came.row("M1")["observed"], came.row("M1")["expected"]) == ("2", "3")
    assert str(came.row("M1")["occurred_on"]) == "2021-08-25"


def test_found_with_a_number_that_cannot_be() -> None:
    came = judge("""M1 | I1 | 练习 | own | 数学 | 2021-09-01 | | 5 | 2015330112200001
                    M2 | I1 | 练习 | own | 数学 | 2021-09-01 | |   | 20993301122000012""")
    assert came.found == {"M1", "M2"}
