"""reporting.record_incomplete: what must not be found first."""

from __future__ import annotations

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


def judge(*changes: dict[str, str], filed: tuple[dict[str, str], ...] = (), as_of: str = "2022-06-30") -> Judged:
    """One body a change, I0, I1, …; with `filed`, each has a platform record that differs by that."""
    whole = {**WHOLE, "uscc": right_code()}
    bodies = [{**whole, **change, "institution_id": f"I{i}"} for i, change in enumerate(changes)]
    tables = {"institutions": "\n".join([" | ".join(whole), *(" | ".join(body.values()) for body in bodies)])}
    if filed:
        told = {**FILED, "uscc": right_code()}
        records = [{**told, **change, "institution_id": f"I{i}"} for i, change in enumerate(filed)]
        tables["platform_records"] = "\n".join([" | ".join(told), *(" | ".join(r.values()) for r in records)])
    return Scene(as_of, **tables).judge(RULE)


def test_everything_there_and_possible() -> None:
    came = judge(
        {},
        {"opened_on": ""},  # not on the list
        {"licence_valid_to": "2018-01-01"},  # the very day of opening is in order
        {"licence_cancelled_on": "2018-01-01"},
        filed=({}, {}),
    )
    assert (came.found, came.judged) == (set(), 4)


def test_a_body_that_is_not_open_is_out_of_reach() -> None:
    came = judge(*({"status": status, "stages": ""} for status in ("cancelled", "banned", "suspended", "suspected")))
    assert (came.found, came.judged) == (set(), 0)


def test_a_column_that_no_file_had_is_no_gap() -> None:
    body = {key: value for key, value in {**WHOLE, "uscc": right_code()}.items() if key != "legal_rep"}
    came = Scene("2022-06-30", institutions=f"{' | '.join(body)}\n{' | '.join(body.values())}").judge(RULE)
    assert (came.found, came.why) == (set(), {"no_column:institutions.legal_rep": 1})


def test_the_day_before_the_rule_began() -> None:
    assert judge({"stages": ""}, as_of="2021-10-30").judged == 0
    assert judge({"stages": ""}, as_of="2021-10-31").found == {"I0"}


def test_found_with_any_required_item_empty() -> None:
    required = [
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
    ]
    came = judge(*({item: ""} for item in required))
    assert [came.row(f"I{i}")["observed"] for i in range(len(required))] == required


def test_found_with_what_cannot_be() -> None:
    came = judge(
        {"uscc": "91330106MA2B1C3D4A"},
        {"division_code": "330103"},  # 下城区, given up in 2021
        {"licence_valid_to": "2017-12-31"},
        {"status_on": "2017-12-31"},
        {"licence_cancelled_on": "2017-12-31"},
        {"stages": "", "mode": ""},
    )
    assert [came.row(f"I{i}")["observed"] for i in range(6)] == [
        "uscc!",
        "division_code!",
        "licence_valid_to<opened_on",
        "status_on<opened_on",
        "licence_cancelled_on<opened_on",
        "stages, mode",
    ]
    assert "other items too" in came.row("I5")["reason"] and "other" not in came.row("I0")["reason"]


def test_found_on_the_platform_too() -> None:
    came = judge({}, {}, {}, filed=({"uscc": ""}, {"uscc": "91330106MA2B1C3D4A"}, {"category": ""}))
    told = [came.row(f"I{i}")["observed"] for i in range(3)]
    assert told == ["platform_records.uscc", "platform_records.uscc!", "platform_records.category"]
    assert '"platform_records", "key": {"institution_id": "I0"}' in came.row("I0")["evidence"]
