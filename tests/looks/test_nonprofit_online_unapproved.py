"""nonprofit.online_unapproved: what must not be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

HEAD = "institution_id | name | division_code | status | category | mode | licence_no\n"


def judge(row: str, as_of: str = "2022-06-30", head: str = HEAD) -> Judged:
    return Scene(as_of, institutions=head + row).judge("nonprofit.online_unapproved")


def test_a_licensed_body_is_clean() -> None:
    came = judge("I1 | 甲 | 330106 | operating | subject | online | 教民133010670000018号")
    assert (came.found, came.judged) == (set(), 1)


@pytest.mark.parametrize(
    "row",
    [
        "I1 | 甲 | 330106 | operating | non_subject | online | ",
        "I1 | 甲 | 330106 | operating | subject | offline | ",
        "I1 | 甲 | 330106 | cancelled | subject | online | ",
        "I1 | 甲 | 330106 | operating |  | offline | ",
    ],
)
def test_out_of_reach(row: str) -> None:
    came = judge(row)
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_what_is_not_told_is_not_judged() -> None:
    assert judge("I1 | 甲 | 330106 | operating | subject |  | ").why == {"empty:institutions.mode": 1}
    assert judge("I1 | 甲 | 330106 | operating |  | online | ").why == {"empty:institutions.category": 1}


def test_a_ledger_without_the_column_says_nothing() -> None:
    came = judge(
        "I1 | 甲 | 330106 | operating | subject | online",
        head="institution_id|name|division_code|status|category|mode\n",
    )
    assert (came.found, came.judged, came.why) == (set(), 0, {"no_column:institutions.licence_no": 1})


def test_not_before_the_deadline_has_passed() -> None:
    row = "I1 | 甲 | 330106 | operating | subject | online | "
    assert judge(row, "2021-12-31").judged == 0
    assert judge(row, "2022-01-01").found == {"I1"}


@pytest.mark.parametrize("number", ["", "无", "办理中"])
@pytest.mark.parametrize("mode", ["online", "both"])
def test_found(mode: str, number: str) -> None:
    assert judge(f"I1 | 甲 | 330106 | converted | subject | {mode} | {number}").found == {"I1"}
