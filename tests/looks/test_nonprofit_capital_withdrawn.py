"""nonprofit.capital_withdrawn: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status    | organiser_key | controller_key
    I1             | 甲   | 330106        | operating | k1_own        | k1_con
"""
MONEY = {
    "accounts": "account_no | institution_id | kind\n A1 | I1 | basic",
    "related_parties": """
        institution_id | party_key | account_no | relation
        I1             | k1_own    | X1         | 举办者
        I1             | k1_con    | X2         |
        I1             | k1_kin    | X3         | 举办者之妻
    """,
}
ENTRIES = "entry_id | account_no | booked_on | amount | counterparty_account | purpose\n"
YEARS = "institution_id | year | startup_capital | net_assets | distributed\n"


def judge(year: str, entries: str | None = "", as_of: str = "2022-06-30") -> Judged:
    tables = {"institutions": BODIES, "financials": YEARS + year}
    if entries is not None:
        tables |= MONEY | {"account_entries": ENTRIES + entries}
    return Scene(as_of, **tables).judge("nonprofit.capital_withdrawn")


def test_whole_capital_is_clean_whatever_was_paid() -> None:
    came = judge("I1 | 2021 | 100000 | 100000 | 0", "E1 | A1 | 2021-05-01 | -50000 | X1 |")
    assert (came.found, came.judged) == (set(), 1)


def test_losses_alone_and_wages_of_the_organiser() -> None:
    came = judge("I1 | 2021 | 100000 | 20000 | 0", "E1 | A1 | 2021-05-01 | -5000 | X1 | 5月工资")
    assert (came.found, came.judged) == (set(), 1)


def test_money_to_others_or_in_another_year() -> None:
    entries = "E1 | A1 | 2021-05-01 | -50000 | X3 |\n E2 | A1 | 2020-12-31 | -50000 | X1 |"
    assert judge("I1 | 2021 | 100000 | 20000 | 0", entries).found == set()


def test_years_that_ended_before_the_rule_or_are_not_over() -> None:
    short = "I1 | 2020 | 100000 | 20000 | 80000\n I1 | 2022 | 100000 | 20000 | 80000"
    assert judge(short, None).judged == 0


def test_what_is_not_told_is_not_judged() -> None:
    assert judge("I1 | 2021 | | 20000 | 0").why == {"empty:financials.startup_capital": 1}
    assert judge("I1 | 2021 | 100000 | | 0").why == {"empty:financials.net_assets": 1}
    assert judge("I1 | 2021 | 100000 | 20000 | ", None).why == {"no_statement": 1}
    assert judge("I1 | 2021 | 100000 | 20000 | 0", None).judged == 1


def test_found_by_entries_to_organiser_and_controller() -> None:
    entries = "E1 | A1 | 2021-05-01 | -30000 | X1 | 往来\n E2 | A1 | 2021-06-01 | -10000 | X2 | 借款"
    row = judge("I1 | 2021 | 100000 | 20000 | 0", entries).row("I1")
    assert (row["amount"], row["strength"], str(row["occurred_on"])) == (40000.0, 0.5, "2021-12-31")
    assert '"entry_id": "E2"' in row["evidence"]


def test_found_by_the_payout_of_the_yearly_books() -> None:
    row = judge("I1 | 2021 | 100000 | 20000 | 90000", None).row("I1")
    assert (row["amount"], row["strength"]) == (80000.0, 1.0)
