"""content_and_staff.no_certificate: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "content_and_staff.no_certificate"
BODIES = """
    institution_id | name | division_code | status    | category    | status_on
    SUB            | 甲   | 330106        | operating | subject     |
    ART            | 乙   | 330106        | operating | non_subject |
    SHUT           | 丙   | 330106        | cancelled | subject     | 2021-09-14
"""
HEAD = "institution_id | person_key | role | subject | certificate_no | joined_on | left_on\n"


def judge(staff: str, head: str = HEAD) -> Judged:
    return Scene("2022-06-30", institutions=BODIES, staff=head + staff).judge(RULE)


def test_seventeen_digits_never_judged_on_the_sex_digit() -> None:
    came = judge("""SUB | P1 | teaching | 数学     | 20153301111000012 | 2021-09-01 |
                    SUB | P2 | teaching | 小学语文 | 20153301112000012 | 2021-09-01 |
                    SUB | P3 | teaching | 英语     | 20153301119000012 | 2021-09-01 | """)
    assert (came.found, came.judged) == (set(), 3)


def test_who_teaches_no_subject_or_does_not_teach_is_out_of_reach() -> None:
    came = judge("""SUB | P1 | teaching | 美术 | | 2021-09-01 |
                    SUB | P2 | research | 数学 | | 2021-09-01 |
                    SUB | P3 | other    |      | | 2021-09-01 |
                    ART | P4 | teaching |      | | 2021-09-01 | """)
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_gone_before_the_rule_began_with_or_by_the_closing_of_the_body() -> None:
    came = judge("""SUB  | P1 | teaching | 数学 | | 2020-09-01 | 2021-09-14
                    SHUT | P2 | teaching | 数学 | | 2020-09-01 | """)
    assert (came.found, came.judged) == (set(), 0)


def test_masked_digits_and_an_unknown_subject_are_not_judged() -> None:
    came = judge("""SUB | P1 | teaching | 数学 | 2015****0012 | 2021-09-01 |
                    SUB | P2 | teaching |      |              | 2021-09-01 |
                    SUB | P3 | teaching | 思维 |              | 2021-09-01 | """)
    assert (came.found, came.judged) == (set(), 0)
    assert came.why == {"masked_number": 1, "empty:staff.subject": 1, "unreadable_subject": 1}


def test_a_column_that_no_file_had_is_no_missing_certificate() -> None:
    head = HEAD.replace(" | certificate_no", "")
    came = judge("SUB | P1 | teaching | 数学 | 2021-09-01 | ", head)
    assert (came.found, came.why) == (set(), {"no_column:staff.certificate_no": 1})


def test_found_without_a_number_even_when_hired_before_the_rule() -> None:
    came = judge("SUB | P1 | teaching | 数学 | | 2020-09-01 | 2021-09-15")
    assert came.found == {"SUB/P1"}
    assert str(came.row("SUB/P1")["occurred_on"]) == "2021-09-14"


def test_found_at_a_body_of_another_kind_and_with_a_number_that_cannot_be() -> None:
    came = judge("""ART | P1 | teaching | 数学 |                   | 2021-10-01 |
                    SUB | P2 | teaching | 数学 | 2015330111200001  | 2021-10-01 |
                    SUB | P3 | teaching | 数学 | 20233301112000012 | 2021-10-01 | """)
    assert came.found == {"ART/P1", "SUB/P2", "SUB/P3"}
    assert str(came.row("SUB/P2")["occurred_on"]) == "2021-10-01"


def test_a_person_listed_twice_is_one_case() -> None:
    came = judge("""SUB | P1 | teaching | 数学 |                   | 2021-10-01 | 2022-01-01
                    SUB | P1 | teaching | 数学 | 20153301112000012 | 2022-02-01 |
                    ART | P1 | teaching | 数学 | 20153301112000012 | 2022-02-01 | """)
    assert (came.found, came.judged) == ({"SUB/P1"}, 2)
    assert "2021-10-01" in came.row("SUB/P1")["evidence"] and "2022-02-01" not in came.row("SUB/P1")["evidence"]
