"""risk.floor_area_low: what must not be found first."""

from __future__ import annotations

from pathlib import Path

import pytest

from sevenlooks.law import Law, load_law
from tests.scenes import Judged, Scene

HEAD = "institution_id | name | division_code | status | status_on | mode | floor_area_m2 | capacity | opened_on\n"


def judge(row: str, as_of: str = "2022-06-30", law: Law | None = None) -> Judged:
    return Scene(as_of, institutions=HEAD + row).judge("risk.floor_area_low", law)


def test_the_limit_just_reached_is_clean() -> None:
    came = judge("I1 | 甲 | 330106 | operating | | offline | 300 | 100 | 2019-01-01")
    assert (came.found, came.judged) == (set(), 1)


@pytest.mark.parametrize(
    "row",
    [
        "I1 | 甲 | 330106 | operating | | online | 30 | 100 | 2019-01-01",
        "I1 | 甲 | 330106 | cancelled | 2022-05-18 | offline | 30 | 100 | 2019-01-01",
        "I1 | 甲 | 330106 | suspected | | offline | 30 | 100 | 2019-01-01",
    ],
)
def test_out_of_reach(row: str) -> None:
    came = judge(row)
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (" | 30 | 100", "empty:institutions.mode"),
        ("offline | | 100", "empty:institutions.floor_area_m2"),
        ("offline | 30 | ", "empty:institutions.capacity"),
        ("offline | 30 | 0", "empty:institutions.capacity"),
    ],
)
def test_what_is_not_told_is_not_judged(cells: str, why: str) -> None:
    came = judge(f"I1 | 甲 | 330106 | operating | | {cells} | 2019-01-01")
    assert (came.found, came.judged, came.why) == (set(), 0, {why: 1})


def test_from_the_rules_first_day() -> None:
    row = "I1 | 甲 | 330106 | operating | | both | 299.9 | 100 | 2019-01-01"
    assert judge(row, "2022-05-16").judged == 0
    found = judge(row, "2022-05-17").row("I1")
    assert (str(found["occurred_on"]), found["observed"], found["expected"]) == ("2022-05-17", "2.99", "3.00")


def test_a_place_may_ask_for_more(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "own.yaml").write_text(
        "floor_area:\n  values:\n    - {value: 3.5, from: 2022-06-01, place: 330100, cites: 本市标准}\n", "utf-8"
    )
    law = load_law(tmp_path)
    there = "I1 | 甲 | 330106 | operating | | offline | 340 | 100 | 2019-01-01"
    assert judge(there.replace("330106", "330206"), law=law).found == set()
    assert judge(there, "2022-05-31", law).found == set()
    assert judge(there, law=law).row("I1")["expected"] == "3.50"
