"""nonprofit.not_converted: what must not be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

HEAD = (
    "institution_id | name | division_code | status | status_on | category | stages | registration_type | opened_on\n"
)


def judge(row: str, as_of: str = "2022-06-30") -> Judged:
    return Scene(as_of, institutions=HEAD + row).judge("nonprofit.not_converted")


def test_a_non_profit_is_clean() -> None:
    came = judge("I1 | 甲 | 330106 | operating | | subject | primary | nonprofit | 2019-01-01")
    assert (came.found, came.judged) == (set(), 1)


@pytest.mark.parametrize(
    "row",
    [
        "I1 | 甲 | 330106 | operating | | non_subject | primary | company |",
        "I1 | 甲 | 330106 | operating | | subject | senior | company |",
        "I1 | 甲 | 330106 | operating | | subject | preschool;senior | company |",
        "I1 | 甲 | 330106 | operating | | | senior | company |",
        "I1 | 甲 | 330106 | cancelled | 2021-12-31 | subject | primary | company |",
        "I1 | 甲 | 330106 | suspended | 2022-06-30 | subject | primary | company |",
        "I1 | 甲 | 330106 | suspected | | subject | primary | none |",
    ],
)
def test_out_of_reach(row: str) -> None:
    came = judge(row)
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("I1 | 甲 | 330106 | operating | | | primary | company |", "empty:institutions.category"),
        ("I1 | 甲 | 330106 | operating | | unknown | primary | company |", "empty:institutions.category"),
        ("I1 | 甲 | 330106 | operating | | subject | | company |", "empty:institutions.stages"),
        ("I1 | 甲 | 330106 | operating | | subject | primary | |", "empty:institutions.registration_type"),
    ],
)
def test_what_is_not_told_is_not_judged(row: str, why: str) -> None:
    came = judge(row)
    assert (came.found, came.judged, came.why) == (set(), 0, {why: 1})


def test_not_before_the_deadline_has_passed() -> None:
    row = "I1 | 甲 | 330106 | operating | | subject | primary | company | 2019-01-01"
    assert judge(row, "2021-12-31").judged == 0
    assert str(judge(row, "2022-01-01").row("I1")["occurred_on"]) == "2022-01-01"


@pytest.mark.parametrize("registered", ["company", "sole", "none"])
def test_found(registered: str) -> None:
    row = f"I1 | 甲 | 330106 | operating | | subject | primary;senior | {registered} | 2022-02-01"
    found = judge(row).row("I1")
    assert (str(found["occurred_on"]), found["observed"]) == ("2022-02-01", registered)


def test_found_until_the_day_of_its_closing() -> None:
    assert judge("I1 | 甲 | 330106 | cancelled | 2022-07-01 | subject | junior | company |").found == {"I1"}
