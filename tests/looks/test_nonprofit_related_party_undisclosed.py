"""nonprofit.related_party_undisclosed: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status
    I1             | 甲   | 330106        | operating
    I2             | 乙   | 330106        | operating
"""
ACCOUNTS = """
    account_no | institution_id | kind
    A1         | I1             | basic
    A2         | I2             | basic
"""
PARTIES = """
    institution_id | party_key | account_no | disclosed
    I1             | k1_a      | X1         | no
    I1             | k1_b      | X2         | yes
    I1             | k1_c      | X3         |
    I1             | k1_d      |            | no
"""
ENTRIES = "entry_id | account_no | booked_on | amount | counterparty_account\n"


def judge(entries: str, parties: str = PARTIES, as_of: str = "2022-06-30") -> Judged:
    scene = Scene(
        as_of, institutions=BODIES, accounts=ACCOUNTS, related_parties=parties, account_entries=ENTRIES + entries
    )
    return scene.judge("nonprofit.related_party_undisclosed")


def test_disclosed_parties_money_in_and_other_bodies_payments() -> None:
    came = judge("""E1 | A1 | 2022-03-01 | -900 | X2
                    E2 | A1 | 2022-03-01 | 900  | X1
                    E3 | A2 | 2022-03-01 | -900 | X1
                    E4 | A1 | 2022-03-01 | -900 | X9""")
    assert (came.found, came.judged) == (set(), 1)


def test_before_the_rules_first_day_and_after_the_day_looked_from() -> None:
    came = judge("E1 | A1 | 2021-07-23 | -900 | X1\n E2 | A1 | 2022-07-01 | -900 | X1")
    assert came.found == set()


def test_what_is_not_told_is_not_judged() -> None:
    head = PARTIES.strip().splitlines()[0] + "\n"
    entry = "E1 | A1 | 2022-03-01 | -900 | X3"
    assert judge(entry, head + "I1 | k1_c | X3 | ").why == {"empty:related_parties.disclosed": 1}
    assert judge(entry, head + "I1 | k1_d | | no").why == {"empty:related_parties.account_no": 1}
    assert judge(entry, head + "I9 | k1_e | X3 | no").why == {"no_statement": 1}


def test_found_once_a_party_with_its_sum_and_first_day() -> None:
    came = judge("E2 | A1 | 2022-04-01 | -600.50 | X1\n E1 | A1 | 2021-07-24 | -300 | X1")
    row = came.row("I1")
    assert (str(row["occurred_on"]), row["amount"], row["observed"]) == ("2021-07-24", 900.5, "2")
    assert row["linked_id"] == "k1_a"
    assert '"entry_id": "E1"' in row["evidence"]
