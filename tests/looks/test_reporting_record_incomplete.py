"""reporting.record_incomplete: what must not be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

RULE = "reporting.record_incomplete"
WHOLE = {
    "institution_id": "I1",
    "name": "甲",
    "division_code": "330106",
    "status": "operating",
    "uscc": "91330106MA2B1C3D4X",
    "opened_on": "2018-01-01",
    "licence_no": "教民133010670000001",
    "licence_valid_to": "2024-01-01",
    "licence_cancelled_on": "",
    "registration_type": "nonprofit",
    "operating_address": "文三路1号",
    "legal_rep": "张*",
    "mode": "offline",
    "stages": "primary",
    "category": "subject",
    "status_on": "2018-01-01",
}
FILED = {"institution_id": "I1", "uscc": "", "operating_address": "文三路1号", "category": "学科类"}


def right_code() -> str:
    from stdnum.cn import uscc

    body = "91330106MA2B1C3D4"
    return body + uscc.calc_check_digit(body)


def judge(as_of: str = "2022-06-30", filed: dict[str, str] | None = None, **changed: str) -> Judged:
    body = {**WHOLE, "uscc": right_code(), **changed}
    tables = {"institutions": f"{' | '.join(body)}\n{' | '.join(body.values())}"}
    if filed is not None:
        record = {**FILED, "uscc": right_code(), **filed}
        tables["platform_records"] = f"{' | '.join(record)}\n{' | '.join(record.values())}"
    return Scene(as_of, **tables).judge(RULE)


def test_everything_there_and_possible() -> None:
    assert (judge().found, judge().judged) == (set(), 1)
    assert (judge(filed={}).found, judge(filed={}).judged) == (set(), 1)


def test_what_is_not_required_may_be_empty() -> None:
    assert judge(opened_on="").found == set()


@pytest.mark.parametrize("column", ["licence_valid_to", "status_on", "licence_cancelled_on"])
def test_on_the_very_day_of_opening_is_in_order(column: str) -> None:
    assert judge(**{column: "2018-01-01"}).found == set()


@pytest.mark.parametrize("status", ["cancelled", "banned", "suspended", "suspected"])
def test_a_body_that_is_not_open_is_out_of_reach(status: str) -> None:
    came = judge(status=status, stages="")
    assert (came.found, came.judged) == (set(), 0)


def test_a_column_that_no_file_had_is_no_gap() -> None:
    body = {key: value for key, value in {**WHOLE, "uscc": right_code()}.items() if key != "legal_rep"}
    came = Scene("2022-06-30", institutions=f"{' | '.join(body)}\n{' | '.join(body.values())}").judge(RULE)
    assert (came.found, came.why) == (set(), {"no_column:institutions.legal_rep": 1})


def test_the_day_before_the_rule_began() -> None:
    assert judge("2021-10-30", stages="").judged == 0
    assert judge("2021-10-31", stages="").found == {"I1"}


@pytest.mark.parametrize(
    "column",
    [
        "uscc",
        "licence_no",
        "licence_valid_to",
        "registration_type",
        "operating_address",
        "legal_rep",
        "category",
        "stages",
        "mode",
        "status_on",
    ],
)
def test_found_with_a_required_item_empty(column: str) -> None:
    came = judge(**{column: ""})
    assert came.found == {"I1"}
    assert came.row("I1")["observed"] == column


@pytest.mark.parametrize(
    ("changed", "observed"),
    [
        ({"uscc": "91330106MA2B1C3D4A"}, "uscc!"),
        ({"division_code": "330103"}, "division_code!"),  # 下城区, given up in 2021
        ({"licence_valid_to": "2017-12-31"}, "licence_valid_to<opened_on"),
        ({"status_on": "2017-12-31"}, "status_on<opened_on"),
        ({"licence_cancelled_on": "2017-12-31"}, "licence_cancelled_on<opened_on"),
        ({"stages": "", "mode": ""}, "stages, mode"),
    ],
)
def test_found_with_what_cannot_be(changed: dict[str, str], observed: str) -> None:
    came = judge(**changed)
    assert came.row("I1")["observed"] == observed


@pytest.mark.parametrize(
    ("filed", "observed"),
    [
        ({"uscc": ""}, "platform_records.uscc"),
        ({"uscc": "91330106MA2B1C3D4A"}, "platform_records.uscc!"),
        ({"category": ""}, "platform_records.category"),
    ],
)
def test_found_on_the_platform_too(filed: dict[str, str], observed: str) -> None:
    came = judge(filed=filed)
    assert came.row("I1")["observed"] == observed
    assert "platform_records" in came.row("I1")["evidence"]
