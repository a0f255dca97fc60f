"""content_and_staff.not_posted_or_filed: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "content_and_staff.not_posted_or_filed"
BODIES = """
    institution_id | name | division_code | status    | category
    I1             | 甲   | 330106        | operating | subject
"""
HEAD = "institution_id | person_key | role | joined_on | left_on | filed_on | posted\n"


def judge(staff: str, as_of: str = "2022-06-30", head: str = HEAD) -> Judged:
    return Scene(as_of, institutions=BODIES, staff=head + staff).judge(RULE)


def test_posted_and_filed_even_late() -> None:
    came = judge("""I1 | P1 | teaching | 2021-10-08 | | 2021-10-09 | yes
                    I1 | P2 | research | 2018-10-08 | | 2022-06-30 | yes""")
    assert (came.found, came.judged) == (set(), 2)


def test_other_posts_are_posted_inside_only() -> None:
    assert judge("I1 | P1 | other | 2021-10-08 | | | no").judged == 0


def test_the_last_of_ten_working_days_counts_holidays_and_make_up_days() -> None:
    # 8 October 2021 follows the National Day week; the Saturday after it is worked. The tenth working day is the 21st.
    staff = "I1 | P1 | teaching | 2021-10-08 | | | no"
    assert (judge(staff, "2021-10-21").found, judge(staff, "2021-10-21").judged) == (set(), 0)
    came = judge(staff, "2021-10-22")
    assert came.found == {"I1/P1"}
    assert str(came.row("I1/P1")["occurred_on"]) == "2021-10-22"


def test_gone_before_the_days_were_over_or_before_the_rule() -> None:
    came = judge("""I1 | P1 | teaching | 2021-10-08 | 2021-10-22 | | no
                    I1 | P2 | teaching | 2015-10-08 | 2021-09-14 | | no""")
    assert (came.found, came.judged) == (set(), 0)


def test_a_column_that_no_file_had_is_no_missing_filing() -> None:
    head = HEAD.replace(" | filed_on", "")
    came = judge("I1 | P1 | teaching | 2021-10-08 | | yes", head=head)
    assert (came.found, came.why) == (set(), {"no_column:staff.filed_on": 1})
    assert judge("I1 | P1 | teaching | 2021-10-08 | | no", head=head).found == {"I1/P1"}


def test_found_not_filed_or_not_posted_or_silent_about_it() -> None:
    came = judge("""I1 | P1 | teaching | 2021-10-08 |            |            | yes
                    I1 | P2 | research | 2021-10-08 |            | 2021-10-09 | no
                    I1 | P3 | teaching | 2021-10-08 | 2021-10-23 | 2021-10-09 |
                    I1 | P4 | teaching | 2012-10-08 |            | 2022-07-01 | yes""")
    assert came.found == {"I1/P1", "I1/P2", "I1/P3", "I1/P4"}
    assert str(came.row("I1/P4")["occurred_on"]) == "2021-09-14"
    assert "not filed" in came.row("I1/P1")["reason"] and "not posted" in came.row("I1/P2")["reason"]
