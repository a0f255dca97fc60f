"""reporting.ledger_differs: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "reporting.ledger_differs"
LEDGER = {
    "name": "杭州市西湖区星光培训中心",
    "uscc": "52330106MJ87654321",
    "operating_address": "杭州市西湖区文三路1号3楼301室",
    "category": "subject",
}
FILED = {**LEDGER, "category": "学科类", "supervised_account": "3301000012345678"}
ACCOUNTS = "account_no | institution_id | kind | opened_on | closed_on\n"
Change = tuple[dict[str, str], dict[str, str]]  # of the ledger, of the platform's record


def judge(*changes: Change, accounts: bool = True) -> Judged:
    """One body a change, I0, I1, …; each has a custody account, a closed one and a basic one of its own numbers."""
    bodies, records, owned = [], [], []
    for i, (ledger, filed) in enumerate(changes):
        bodies.append(f"I{i} | 330106 | operating | " + " | ".join({**LEDGER, **ledger}.values()))
        records.append(f"I{i} | " + " | ".join(_numbered(i, {**FILED, **filed}).values()))
        owned += [
            f"{i}3301000012345678 | I{i} | custody | 2021-10-01 |",
            f"{i}3301000099999999 | I{i} | custody | 2020-10-01 | 2021-09-30",
            f"{i}6222000011112222 | I{i} | basic | 2020-10-01 |",
        ]
    tables = {
        "institutions": f"institution_id | division_code | status | {' | '.join(LEDGER)}\n" + "\n".join(bodies),
        "platform_records": f"institution_id | {' | '.join(FILED)}\n" + "\n".join(records),
    }
    if accounts:
        tables["accounts"] = ACCOUNTS + "\n".join(owned)
    return Scene("2022-06-30", **tables).judge(RULE)


def _numbered(i: int, record: dict[str, str]) -> dict[str, str]:
    account = record["supervised_account"]
    return {**record, "supervised_account": f"{i}{account}" if account else ""}


def test_one_and_the_same() -> None:
    came = judge(({}, {}))
    assert (came.found, came.judged) == (set(), 1)


def test_spelling_is_no_difference() -> None:
    spellings = (
        ("name", "杭州市西湖区星光培训中心"),
        ("name", "杭州 西湖星光培训中心"),
        ("name", "杭州市西湖区星光培训中心(有限公司)"),
        ("uscc", "52330106mj87654321"),
        ("uscc", "52330106 MJ87654321"),
        ("operating_address", "西湖区文三路1号"),
        ("operating_address", "浙江省杭州市西湖区文三路1号5层"),
        ("category", "文化课"),
        ("category", "学科类培训"),
        ("supervised_account", " 3301 0000 1234 5678"),
        ("supervised_account", "3301-0000-1234-5678(托管)"),
    )
    came = judge(*(({}, {item: typed}) for item, typed in spellings))
    assert (came.found, came.judged) == (set(), len(spellings))


def test_empty_on_both_sides_is_the_same() -> None:
    came = judge(({"operating_address": ""}, {"operating_address": "", "supervised_account": ""}), accounts=False)
    assert (came.found, came.judged) == (set(), 1)


def test_what_cannot_be_compared_is_not_judged() -> None:
    came = judge(
        ({}, {"uscc": ""}),
        ({"uscc": ""}, {}),
        ({"category": "unknown"}, {}),
        ({}, {"category": "见执照"}),
        ({}, {"operating_address": "线上"}),
        ({}, {"supervised_account": ""}),
    )
    assert (came.found, came.judged) == (set(), 0)
    assert came.why == {
        "empty:platform_records.uscc": 1,
        "empty:institutions.uscc": 1,
        "unreadable_label": 2,
        "unreadable_address": 1,
        "empty:platform_records.supervised_account": 1,
    }


def test_without_accounts_the_rest_is_judged() -> None:
    came = judge(({}, {"supervised_account": "1"}), accounts=False)
    assert (came.found, came.judged) == (set(), 1)


def test_found_where_the_substance_differs() -> None:
    differences = (
        ("name", "杭州市西湖区晨光培训中心"),
        ("uscc", "52330106MJ87654329"),
        ("operating_address", "杭州市西湖区文三路11号"),
        ("category", "艺术类"),
        ("supervised_account", "6222000011112222"),
        ("supervised_account", "3301000099999999"),
    )
    came = judge(*(({}, {item: typed}) for item, typed in differences))
    assert {row["subject_id"]: row["observed"] for row in came.rows} == {
        f"I{i}": item for i, (item, _) in enumerate(differences)
    }


def test_found_although_something_else_could_not_be_compared() -> None:
    came = judge(({}, {"name": "杭州市西湖区晨光培训中心", "uscc": "", "category": "艺术类"}))
    assert came.row("I0")["observed"] == "name, category"
    assert str(came.row("I0")["occurred_on"]) == "2021-11-15"


def test_a_rename_that_the_platform_has_not_followed_is_a_difference() -> None:
    tables = {
        "institutions": "institution_id | division_code | status | name | former_names\n"
        "I1 | 330106 | operating | 杭州市西湖区新星培训中心 | 杭州市西湖区星光培训中心",
        "platform_records": "institution_id | name\nI1 | 杭州市西湖区星光培训中心",
    }
    assert Scene("2022-06-30", **tables).judge(RULE).found == {"I1"}
