"""reporting.status_label_wrong: what must not be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

RULE = "reporting.status_label_wrong"
HEAD = "institution_id | name | division_code | status | status_on\n"


def judge(status: str, label: str, *, status_on: str = "", updated: str = "", as_of: str = "2022-06-30") -> Judged:
    return Scene(
        as_of,
        institutions=HEAD + f"I1 | 甲 | 330106 | {status} | {status_on}",
        platform_records=f"institution_id | status_label | updated_on\nI1 | {label} | {updated}",
    ).judge(RULE)


@pytest.mark.parametrize(
    ("status", "label"),
    [
        ("operating", "在营"),
        ("operating", " 正常营业 "),
        ("converted", "转为非营利性"),
        ("converted", "在营"),
        ("transformed", "营业"),
        ("cancelled", "已注销"),
        ("banned", "停办"),
        ("cancelled", "终止办学"),
        ("suspended", "停业(整改)"),
    ],
)
def test_the_same_in_other_words_or_in_less(status: str, label: str) -> None:
    came = judge(status, label, status_on="2021-12-01")
    assert (came.found, came.judged) == (set(), 1)


def test_right_until_the_status_changes_after_the_day_looked_from() -> None:
    assert judge("cancelled", "在营", status_on="2022-07-01").found == set()
    assert judge("cancelled", "在营", status_on="2022-06-30").found == {"I1"}


def test_a_label_nobody_can_read_is_not_judged() -> None:
    came = judge("operating", "见附件")
    assert (came.found, came.why) == (set(), {"unreadable_label": 1})


def test_a_record_without_the_column_is_not_empty() -> None:
    came = Scene(
        "2022-06-30",
        institutions=HEAD + "I1 | 甲 | 330106 | operating | ",
        platform_records="institution_id | name\nI1 | 甲",
    ).judge(RULE)
    assert (came.found, came.why) == (set(), {"no_column:platform_records.status_label": 1})


def test_the_day_before_the_rule_and_a_record_of_later() -> None:
    assert judge("operating", "注销", as_of="2021-11-14").judged == 0
    assert judge("operating", "注销", updated="2022-07-01").judged == 0


@pytest.mark.parametrize(
    ("status", "label"),
    [
        ("operating", ""),
        ("operating", "注销"),
        ("operating", "疑似"),
        ("cancelled", "在营"),
        ("suspended", "注销"),
        ("converted", "学转非"),
        ("operating", "转型"),
    ],
)
def test_found_empty_or_contradicting(status: str, label: str) -> None:
    came = judge(status, label, status_on="2021-08-01", as_of="2021-11-15")
    assert came.found == {"I1"}
    assert (came.row("I1")["observed"] or "", came.row("I1")["expected"]) == (label, status)
    assert str(came.row("I1")["occurred_on"]) == "2021-11-15"


def test_the_contradiction_begins_with_the_later_of_status_and_update() -> None:
    came = judge("cancelled", "在营", status_on="2022-03-01", updated="2022-02-01")
    assert str(came.row("I1")["occurred_on"]) == "2022-03-01"
