"""reporting.status_label_wrong: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "reporting.status_label_wrong"
Row = tuple[str, str, str, str]  # ledger status, status date, label, platform update


def judge(rows: dict[str, Row], as_of: str = "2022-06-30") -> Judged:
    """One body a row, judged in one scene."""
    bodies = "\n".join(f"{key} | 甲 | 330106 | {status} | {on}" for key, (status, on, _, _) in rows.items())
    records = "\n".join(f"{key} | {label} | {updated}" for key, (_, _, label, updated) in rows.items())
    return Scene(
        as_of,
        institutions="institution_id | name | division_code | status | status_on\n" + bodies,
        platform_records="institution_id | status_label | updated_on\n" + records,
    ).judge(RULE)


def test_the_same_in_other_words_or_in_less() -> None:
    same = (
        ("operating", "在营"),
        ("operating", " 正常营业 "),
        ("converted", "转为非营利性"),
        ("converted", "在营"),
        ("transformed", "营业"),
        ("cancelled", "已注销"),
        ("banned", "停办"),
        ("cancelled", "终止办学"),
        ("suspended", "停业(整改)"),
    )
    came = judge({f"I{i}": (status, "2021-12-01", label, "") for i, (status, label) in enumerate(same)})
    assert (came.found, came.judged) == (set(), len(same))


def test_right_until_the_status_changes_after_the_day_looked_from() -> None:
    came = judge({"LATER": ("cancelled", "2022-07-01", "在营", ""), "NOW": ("cancelled", "2022-06-30", "在营", "")})
    assert came.found == {"NOW"}


def test_a_label_nobody_can_read_is_not_judged() -> None:
    came = judge({"I1": ("operating", "", "见附件", "")})
    assert (came.found, came.why) == (set(), {"unreadable_label": 1})


def test_a_record_without_the_column_is_not_empty() -> None:
    came = Scene(
        "2022-06-30",
        institutions="institution_id | name | division_code | status\nI1 | 甲 | 330106 | operating",
        platform_records="institution_id | name\nI1 | 甲",
    ).judge(RULE)
    assert (came.found, came.why) == (set(), {"no_column:platform_records.status_label": 1})


def test_the_day_before_the_rule_and_a_record_of_later() -> None:
    assert judge({"I1": ("operating", "", "注销", "")}, "2021-11-14").judged == 0
    assert judge({"I1": ("operating", "", "注销", "2022-07-01")}).judged == 0


def test_found_empty_or_contradicting() -> None:
    wrong = (
        ("operating", ""),
        ("operating", "注销"),
        ("operating", "疑似"),
        ("cancelled", "在营"),
        ("suspended", "注销"),
        ("converted", "学转非"),
        ("operating", "转型"),
    )
    rows = {f"I{i}": (status, "2021-08-01", label, "") for i, (status, label) in enumerate(wrong)}
    came = judge(rows, "2021-11-15")
    assert came.found == set(rows)
    for key, (status, _, label, _) in rows.items():
        row = came.row(key)
        assert (row["observed"] or "", row["expected"], str(row["occurred_on"])) == (label, status, "2021-11-15")


def test_the_contradiction_begins_with_the_later_of_status_and_update() -> None:
    came = judge({"I1": ("cancelled", "2022-03-01", "在营", "2022-02-01")})
    assert str(came.row("I1")["occurred_on"]) == "2022-03-01"
