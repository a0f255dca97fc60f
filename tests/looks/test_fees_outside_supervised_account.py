"""fees.outside_supervised_account: what must NOT be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status
    CUSTODY        | 甲   | 330106        | operating
    DEPOSIT        | 乙   | 330106        | operating
    NONE           | 丙   | 330106        | operating
"""
ACCOUNTS = """
    account_no | institution_id | kind     | opened_on  | closed_on
    1001       | CUSTODY        | custody  | 2021-11-01 | 2022-03-31
    1002       | CUSTODY        | custody  | 2022-03-31 |
    1003       | CUSTODY        | basic    |            |
    1004       | CUSTODY        | deposit  | 2022-05-01 |
    2001       | DEPOSIT        | deposit  | 2021-11-01 |
    2002       | DEPOSIT        | basic    |            |
    2003       | DEPOSIT        | personal |            |
    3001       | NONE           | basic    |            |
"""


def judge(payments: str, **tables: str) -> Judged:
    head = "payment_id | institution_id | paid_on | amount | payee_account\n"
    given = {"institutions": BODIES, "accounts": ACCOUNTS, **tables}
    return Scene("2022-06-30", payments=head + payments, **given).judge("fees.outside_supervised_account")


def test_fees_in_the_right_account() -> None:
    came = judge("""P1 | CUSTODY | 2021-11-01 | 900 | 1001
                    P2 | CUSTODY | 2022-03-31 | 900 | 1001
                    P3 | CUSTODY | 2022-03-31 | 900 | 1002
                    P4 | CUSTODY | 2022-04-30 | 900 | 10 0-2
                    P5 | CUSTODY | 2022-05-30 | 900 | 1004
                    P6 | DEPOSIT | 2022-05-30 | 900 | 2001
                    P7 | DEPOSIT | 2022-05-30 | 900 | 2002""")
    assert (came.found, came.judged) == (set(), 7)


def test_an_account_nobody_told_or_masked_is_not_judged() -> None:
    came = judge("""P1 | CUSTODY | 2022-05-30 | 900 |
                    P2 | CUSTODY | 2022-05-30 | 900 | 10**2""")
    assert (came.judged, came.why) == (0, {"empty:payments.payee_account": 1, "masked_account": 1})


def test_fees_elsewhere() -> None:
    came = judge("""BASIC    | CUSTODY | 2022-05-30 | 900 | 1003
                    CLOSED   | CUSTODY | 2022-04-01 | 900 | 1001
                    TOOSOON  | CUSTODY | 2022-03-30 | 900 | 1002
                    FOREIGN  | CUSTODY | 2022-05-30 | 900 | 2001
                    UNKNOWN  | CUSTODY | 2022-05-30 | 900 | 9999
                    PERSONAL | DEPOSIT | 2022-05-30 | 900 | 2003
                    BEFORE   | DEPOSIT | 2021-10-31 | 900 | 2002
                    NOMODE   | NONE    | 2022-05-30 | 900 | 3001""")
    assert came.found == {"BASIC", "CLOSED", "TOOSOON", "FOREIGN", "UNKNOWN", "PERSONAL", "BEFORE", "NOMODE"}
    row = came.row("BASIC")
    assert (row["observed"], row["amount"]) == ("1003", 900.0)


@pytest.mark.parametrize(("paid_on", "found"), [("2021-10-20", set()), ("2021-10-21", {"P1"})])
def test_from_the_rules_first_day(paid_on: str, found: set[str]) -> None:
    assert judge(f"P1 | NONE | {paid_on} | 900 | 9999").found == found


def test_without_accounts_nothing_is_judged() -> None:
    payments = """payment_id | institution_id | paid_on    | amount | payee_account
                  P1         | NONE           | 2022-05-30 | 900    | 9999"""
    came = Scene("2022-06-30", institutions=BODIES, payments=payments).judge("fees.outside_supervised_account")
    assert (came.judged, came.why) == (0, {"no_table:accounts": 1})
