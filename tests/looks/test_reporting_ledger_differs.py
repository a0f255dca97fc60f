"""reporting.ledger_differs: what must not be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

RULE = "reporting.ledger_differs"
LEDGER = {
    "name": "杭州市西湖区星光培训中心",
    "uscc": "52330106MJ87654321",
    "operating_address": "杭州市西湖区文三路1号3楼301室",
    "category": "subject",
}
FILED = {**LEDGER, "category": "学科类", "supervised_account": "3301000012345678"}
ACCOUNTS = """
    account_no       | institution_id | kind    | opened_on  | closed_on
    3301000012345678 | I1             | custody | 2021-10-01 |
    3301000099999999 | I1             | custody | 2020-10-01 | 2021-09-30
    6222000011112222 | I1             | basic   | 2020-10-01 |
"""


def judge(
    ledger: dict[str, str] | None = None, filed: dict[str, str] | None = None, accounts: str | None = ACCOUNTS
) -> Judged:
    ours, theirs = {**LEDGER, **(ledger or {})}, {**FILED, **(filed or {})}
    tables = {
        "institutions": "institution_id | division_code | status | "
        + f"{' | '.join(ours)}\nI1 | 330106 | operating | {' | '.join(ours.values())}",
        "platform_records": f"institution_id | updated_on | {' | '.join(theirs)}\nI1 | | {' | '.join(theirs.values())}",
    }
    return Scene("2022-06-30", **tables, **({"accounts": accounts} if accounts else {})).judge(RULE)


def test_one_and_the_same() -> None:
    came = judge()
    assert (came.found, came.judged) == (set(), 1)


@pytest.mark.parametrize(
    ("item", "typed"),
    [
        ("name", "杭州市西湖区星光培训中心"),
        ("name", "杭州 西湖星光培训中心"),
        ("name", "杭州市西湖区星光培训中心(有限公司)"),
        ("uscc", "52330106mj87654321"),
        ("uscc", "52330106 MJ87654321"),
        ("operating_address", "西湖区文三路1号"),
        ("operating_address", "浙江省杭州市西湖区文三路1号5层"),
        ("category", "文化课"),
        ("category", "学科类培训"),
        ("supervised_account", "3301 0000 1234 5678"),
        ("supervised_account", "账号:3301000012345678"),
    ],
)
def test_spelling_is_no_difference(item: str, typed: str) -> None:
    came = judge(filed={item: typed})
    assert (came.found, came.judged) == (set(), 1)


def test_empty_on_both_sides_is_the_same() -> None:
    came = judge({"operating_address": ""}, {"operating_address": "", "supervised_account": ""}, accounts=None)
    assert (came.found, came.judged) == (set(), 1)


@pytest.mark.parametrize(
    ("ledger", "filed", "why"),
    [
        ({}, {"uscc": ""}, "empty:platform_records.uscc"),
        ({"uscc": ""}, {}, "empty:institutions.uscc"),
        ({"category": "unknown"}, {}, "unreadable_label"),
        ({}, {"category": "见执照"}, "unreadable_label"),
        ({}, {"operating_address": "线上"}, "unreadable_address"),
        ({}, {"supervised_account": ""}, "empty:platform_records.supervised_account"),
    ],
)
def test_what_cannot_be_compared_is_not_judged(ledger: dict[str, str], filed: dict[str, str], why: str) -> None:
    came = judge(ledger, filed)
    assert (came.found, came.judged, came.why) == (set(), 0, {why: 1})


def test_without_accounts_the_rest_is_judged() -> None:
    came = judge(filed={"supervised_account": "1"}, accounts=None)
    assert (came.found, came.judged) == (set(), 1)


@pytest.mark.parametrize(
    ("item", "typed"),
    [
        ("name", "杭州市西湖区晨光培训中心"),
        ("uscc", "52330106MJ87654329"),
        ("operating_address", "杭州市西湖区文三路11号"),
        ("category", "艺术类"),
        ("supervised_account", "6222000011112222"),
        ("supervised_account", "3301000099999999"),
    ],
)
def test_found_where_the_substance_differs(item: str, typed: str) -> None:
    came = judge(filed={item: typed})
    assert came.found == {"I1"}
    assert came.row("I1")["observed"] == item


def test_found_although_something_else_could_not_be_compared() -> None:
    came = judge(filed={"name": "杭州市西湖区晨光培训中心", "uscc": "", "category": "艺术类"})
    assert came.row("I1")["observed"] == "name, category"
    assert str(came.row("I1")["occurred_on"]) == "2021-11-15"


def test_a_rename_that_the_platform_has_not_followed_is_a_difference() -> None:
    tables = {
        "institutions": "institution_id | division_code | status | name | former_names\n"
        "I1 | 330106 | operating | 杭州市西湖区新星培训中心 | 杭州市西湖区星光培训中心",
        "platform_records": "institution_id | name\nI1 | 杭州市西湖区星光培训中心",
    }
    assert Scene("2022-06-30", **tables).judge(RULE).found == {"I1"}
