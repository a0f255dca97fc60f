"""fees.not_seen_at_bank: what must NOT be found first."""

from __future__ import annotations

from pathlib import Path

import pytest

from sevenlooks.law import Law, load_law
from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status
    I1             | 甲   | 330106        | operating
    I2             | 乙   | 330106        | operating
"""
ACCOUNTS = """
    account_no | institution_id | kind    | statement_from | statement_to
    1001       | I1             | custody | 2022-01-01     | 2022-05-31
    1002       | I1             | basic   | 2022-01-01     | 2022-05-31
    1003       | I1             | custody |                |
    2001       | I2             | deposit | 2022-01-01     | 2022-05-31
"""


def judge(payments: str, entries: str, as_of: str = "2022-06-30", law: Law | None = None) -> Judged:
    return Scene(
        as_of,
        institutions=BODIES,
        accounts=ACCOUNTS,
        payments="payment_id | institution_id | paid_on | amount | payee_account\n" + payments,
        account_entries="entry_id | account_no | booked_on | amount | counterparty_account | purpose\n" + entries,
    ).judge("fees.not_seen_at_bank", law)


def test_seen_late_net_gathered_and_split() -> None:
    came = judge(
        """P1 | I1 | 2022-03-01 | 900  | 1001
           P2 | I1 | 2022-03-10 | 1000 | 1001
           P3 | I1 | 2022-03-20 | 300  | 1001
           P4 | I1 | 2022-03-20 | 450  | 1001
           P5 | I1 | 2022-04-10 | 700  | 1001""",
        """E1 | 1001 | 2022-03-08 | 900 | | 学费
           E2 | 1001 | 2022-03-11 | 994 | | 学费(已扣手续费)
           E3 | 1001 | 2022-03-21 | 750 | |
           E4 | 1001 | 2022-04-09 | 200 | |
           E5 | 1001 | 2022-04-09 | 500 | | """,
    )
    assert (came.found, came.judged) == (set(), 5)


def test_other_accounts_are_out_of_reach() -> None:
    came = judge(
        """P1 | I1 | 2022-03-01 | 900 | 1002
           P2 | I2 | 2022-03-01 | 900 | 2001
           P3 | I2 | 2022-03-01 | 900 | 1001
           P4 | I1 | 2022-03-01 | 900 | """,
        "E1 | 1001 | 2022-01-08 | 10 | | ",
    )
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


@pytest.mark.parametrize(
    ("paid_on", "account", "as_of", "why"),
    [
        ("2022-05-25", "1001", "2022-06-30", "no_statement"),  # it may have come on 1 June
        ("2022-01-01", "1001", "2022-06-30", "no_statement"),  # it may have come on 31 December
        ("2022-03-01", "1003", "2022-06-30", "no_statement"),
        ("2022-05-24", "1001", "2022-05-30", "days_not_over"),
    ],
)
def test_not_judged_while_it_may_still_come(paid_on: str, account: str, as_of: str, why: str) -> None:
    came = judge(f"P1 | I1 | {paid_on} | 900 | {account}", "E1 | 1001 | 2022-02-08 | 10 | | ", as_of)
    assert (came.judged, came.why) == (0, {why: 1})


@pytest.mark.parametrize("paid_on", ["2022-01-02", "2022-05-24"])
def test_not_seen_inside_the_statement(paid_on: str) -> None:
    came = judge(f"P1 | I1 | {paid_on} | 900 | 1001", "E1 | 1001 | 2022-02-08 | 10 | | ")
    assert came.found == {"P1"}
    assert came.row("P1")["amount"] == 900.0


def test_what_is_no_fee_serves_nobody() -> None:
    came = judge(
        """P1 | I1 | 2022-03-01 | 900 | 1001
           P2 | I1 | 2022-03-01 | 800 | 1001
           P3 | I1 | 2022-03-01 | 700 | 1001
           P4 | I1 | 2022-03-01 | 600 | 1001""",
        """E1 | 1001 | 2022-03-02 | 900  |      | 结息
           E2 | 1001 | 2022-03-02 | 800  | 1002 | 学费
           E3 | 1001 | 2022-03-02 | 700  |      | 退还保证金
           E4 | 1001 | 2022-03-02 | -600 |      | 学费""",
    )
    assert came.found == {"P1", "P2", "P3", "P4"}


def test_one_entry_serves_once() -> None:
    came = judge(
        """P1 | I1 | 2022-03-01 | 900 | 1001
           P2 | I1 | 2022-03-02 | 900 | 1001""",
        "E1 | 1001 | 2022-03-02 | 900 | | 学费",
    )
    assert came.found == {"P2"}


def test_equal_fees_of_other_days_leave_a_gathered_days_neighbours_their_entries() -> None:
    came = judge(
        """P1 | I1 | 2022-03-01 | 900 | 1001
           P2 | I1 | 2022-03-01 | 900 | 1001
           P3 | I1 | 2022-03-04 | 900 | 1001
           P4 | I1 | 2022-03-07 | 900 | 1001""",
        """E1 | 1001 | 2022-03-02 | 1800 | | 学费
           E2 | 1001 | 2022-03-05 | 900  | | 学费
           E3 | 1001 | 2022-03-08 | 900  | | 学费""",
    )
    assert (came.found, came.judged) == (set(), 4)


def test_a_place_may_set_its_own_days(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "own.yaml").write_text(
        """match_days:
  unit: days
  values:
    - {value: 10, from: 2022-03-01, place: 330106, cites: 区教育局通知}
    - {value: 2, from: 2022-03-01, place: 330200, cites: 市教育局通知}
""",
        "utf-8",
    )
    payments = "P1 | I1 | 2022-02-28 | 900 | 1001\n P2 | I1 | 2022-03-11 | 800 | 1001"
    entries = "E1 | 1001 | 2022-03-10 | 900 | | \n E2 | 1001 | 2022-03-21 | 800 | | "
    assert judge(payments, entries).found == {"P1", "P2"}
    assert judge(payments, entries, law=load_law(tmp_path)).found == {"P1"}
