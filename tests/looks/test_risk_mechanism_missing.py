"""risk.mechanism_missing: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status    | status_on
    I1             | 甲   | 330106        | operating |
    I2             | 乙   | 330110        | cancelled | 2022-01-01
    I3             | 丙   | 330111        | suspected |
"""
HEAD = "division_code | kind | established_on\n"
ALL = """330106 | warning   | 2021-05-01
         330106 | emergency |
         330106 | refund    | 2022-06-30
         330106 | patrol    | 2021-05-01"""


def judge(rows: str, as_of: str = "2022-06-30") -> Judged:
    return Scene(as_of, institutions=BODIES, mechanisms=HEAD + rows).judge("risk.mechanism_missing")


def test_all_four_on_file_the_last_on_the_day_itself() -> None:
    came = judge(ALL)
    assert (came.found, came.judged) == (set(), 4)


def test_before_the_rules_first_day() -> None:
    assert judge("330106 | stability | ", "2022-04-01").judged == 0


def test_counties_without_an_open_body_are_out_of_reach() -> None:
    assert {s[:6] for s in judge("330106 | stability | ").found} == {"330106"}


def test_without_the_book_nothing_is_judged() -> None:
    came = Scene("2022-06-30", institutions=BODIES).judge("risk.mechanism_missing")
    assert (came.judged, came.why) == (0, {"no_table:mechanisms": 3})


def test_found_where_one_is_set_up_only_later() -> None:
    came = judge(ALL, "2022-06-29")
    assert came.found == {"330106/refund"}
    row = came.row("330106/refund")
    assert (str(row["occurred_on"]), row["division_code"], row["institution_id"]) == ("2022-04-02", "330106", None)


def test_the_citys_own_mechanism_is_not_the_countys() -> None:
    assert judge(ALL.replace("330106 | patrol", "330100 | patrol")).found == {"330106/patrol"}


def test_a_county_that_brought_none_lacks_all_four() -> None:
    assert len(judge("330106 | joint | 2021-05-01").found) == 4
