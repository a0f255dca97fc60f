"""fees: what must lie in supervised accounts (balance_short, deposit_below_floor): what must NOT be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status
    I1             | 甲   | 330106        | operating
"""
CUSTODY = """
    account_no | institution_id | kind    | opened_on  | closed_on | statement_from | statement_to
    1001       | I1             | custody | 2021-11-01 |           | 2021-11-01     | 2022-05-31
    1002       | I1             | basic   |            |           |                |
"""
DEPOSIT = CUSTODY.replace("custody", "deposit")
CONTRACTS = """
    contract_id | institution_id | course_id | student_key | signed_on  | lessons | covers_from | covers_to  | amount
    C1          | I1             | K         | s           | 2022-03-01 | 20      | 2022-03-10  | 2022-06-09 | 2000
    C2          | I1             | K         | t           | 2022-03-01 | 20      | 2022-03-10  | 2022-06-09 | 1000
"""
PAYMENTS = """
    payment_id | contract_id | institution_id | paid_on    | amount
    P1         | C1          | I1             | 2022-03-01 | 2000
    P2         | C2          | I1             | 2022-05-24 | 1000
"""
CONSUMED = "consumption_id | contract_id | consumed_on | lessons | amount\n"
REFUNDED = "refund_id | contract_id | institution_id | requested_on | amount_due | amount_paid | paid_on\n"
HEAD = "entry_id | account_no | booked_on | amount | purpose | balance_after\n"


def custody(balance: str, day: str = "2022-05-31", **tables: str | None) -> Judged:
    given: dict[str, str | None] = {
        "institutions": BODIES,
        "accounts": CUSTODY,
        "contracts": CONTRACTS,
        "payments": PAYMENTS,
        "consumptions": CONSUMED,
        "refunds": REFUNDED,
        "account_entries": HEAD + f"E0 | 1001 | 2022-03-02 | 1 | | 9999\n E1 | 1001 | {day} | 1 | | {balance}",
        **tables,
    }
    return Scene("2022-06-30", **{name: text for name, text in given.items() if text}).judge("fees.balance_short")


def test_all_there_less_the_banks_share() -> None:
    came = custody("3000")
    assert (came.found, came.judged) == (set(), 1)
    assert custody("2970").found == set()


def test_a_fen_less_is_found() -> None:
    came = custody("2969.99")
    assert came.found == {"I1"}
    row = came.row("I1")
    assert (row["observed"], row["expected"], round(row["amount"], 2)) == ("2969.99", "3000.0", 30.01)
    assert row["occurred_on"].isoformat() == "2022-05-31"
    assert "E1" in row["evidence"] and "C1" in row["evidence"]


def test_the_banks_charges_are_no_shortfall() -> None:
    entries = HEAD + "E1 | 1001 | 2022-05-02 | -100 | 账户管理费 | 2870"
    assert custody("", account_entries=entries).found == set()


def test_consumed_and_refunded_money_may_be_gone() -> None:
    consumed = CONSUMED + "K1 | C1 | 2022-04-01 | 8 | 800\n K2 | C1 | 2022-04-02 | 2 | "
    refunded = REFUNDED + "R1 | C2 | I1 | 2022-05-20 | 500 | 500 | 2022-05-30"
    assert custody("1470", consumptions=consumed, refunds=refunded).found == set()
    assert custody("1469.99", consumptions=consumed, refunds=refunded).found == {"I1"}


def test_consumed_later_is_still_owed() -> None:
    assert custody("2000", consumptions=CONSUMED + "K1 | C1 | 2022-06-01 | 10 | 1000").found == {"I1"}


def test_more_consumed_than_paid_takes_nothing_from_others() -> None:
    consumed = CONSUMED + "K1 | C1 | 2022-04-01 | 30 | 3000"
    assert custody("970", consumptions=consumed).found == set()
    assert custody("960", consumptions=consumed).found == {"I1"}


def test_fees_of_the_last_days_may_not_be_booked_yet() -> None:
    late = PAYMENTS.replace("2022-05-24", "2022-05-25")
    assert custody("1980", payments=late).found == set()


def test_fees_of_the_last_days_that_the_bank_has_booked_count() -> None:
    """Else money that has come in would cover money that has gone."""
    late = PAYMENTS.replace("2022-05-24", "2022-05-25").replace("amount", "amount | payee_account")
    late = late.replace("2000", "2000 | 1001").replace("| 1000", "| 1000 | 1001")
    entries = HEAD + "E1 | 1001 | 2022-03-02 | 2000 | | 2000\n E2 | 1001 | 2022-05-26 | 1000 | | 3000\n"
    assert custody("", payments=late, account_entries=entries).found == set()
    drained = entries + "E3 | 1001 | 2022-05-31 | -1000 | 划转 | 2000"
    assert custody("", payments=late, account_entries=drained).found == {"I1"}


def test_fees_from_before_the_account_are_left_out() -> None:
    assert custody("1000", payments=PAYMENTS.replace("2022-03-01", "2021-10-31")).found == set()


def test_a_closed_account_and_a_deposit_are_out_of_reach() -> None:
    assert custody("0", accounts=CUSTODY.replace("2021-11-01 |           |", "2021-11-01 | 2022-04-01 |")).judged == 0
    assert custody("0", accounts=DEPOSIT).judged == 0


def test_what_nobody_told_is_not_judged() -> None:
    untold = CUSTODY.replace("2022-05-31", "          ")
    assert custody("0", accounts=untold).why == {"no_statement": 1}
    assert custody("").why == {"empty:account_entries.balance_after": 1}
    assert custody("100", consumptions=None).why == {"no_table:consumptions": 1}
    assert custody("100", refunds=None).why == {"no_table:refunds": 1}
    bare = CONSUMED + "K1 | C1 | 2022-04-01 | | "
    assert custody("1000", consumptions=bare).why == {"unvalued_consumption": 1}
    assert custody("900", consumptions=bare).found == {"I1"}
    nameless = PAYMENTS.replace("C2 ", "   ")
    assert custody("2000", payments=nameless).why == {"empty:payments.contract_id": 1}


def test_enough_is_enough_whatever_is_missing() -> None:
    came = custody("3000", consumptions=None, refunds=None, contracts=None)
    assert (came.found, came.judged) == (set(), 1)


def test_entries_of_one_day_stand_in_the_order_of_their_ids() -> None:
    entries = HEAD + "E2 | 1001 | 2022-05-31 | -9 | | 100\n E1 | 1001 | 2022-05-31 | 9 | | 5000"
    assert custody("", account_entries=entries).found == {"I1"}


def deposit(balance: str, contracts: str = CONTRACTS, **tables: str) -> Judged:
    entries = HEAD + f"E1 | 1001 | 2022-03-02 | 1 | | {balance}"
    given = {"institutions": BODIES, "accounts": DEPOSIT, "contracts": contracts, "account_entries": entries, **tables}
    return Scene("2022-06-30", **given).judge("fees.deposit_below_floor")


def test_a_deposit_at_its_floor() -> None:
    came = deposit("3000")
    assert (came.found, came.judged) == (set(), 1)


def test_a_deposit_below_its_floor() -> None:
    came = deposit("2999.99")
    assert came.found == {"I1"}
    row = came.row("I1")
    assert (row["expected"], round(row["amount"], 2), row["occurred_on"].isoformat()) == ("3000.0", 0.01, "2022-05-31")


@pytest.mark.parametrize(
    ("covers", "floor"),
    [
        ("2022-03-01  | 2022-08-31", 1500),  # 92 of 184 days
        ("2022-06-01  | 2022-08-31", 1000),  # not begun
        ("2022-03-01  | 2022-05-30", 1000),  # over
        ("2022-03-01  | 2022-05-31", 2000),  # its last day
    ],
)
def test_contracts_in_force_for_three_months_at_most(covers: str, floor: int) -> None:
    contracts = CONTRACTS.replace("2000", "1000", 1).replace("2022-03-10  | 2022-06-09", covers, 1)
    assert deposit(str(floor), contracts).found == set()
    assert deposit(str(floor - 1), contracts).found == {"I1"}


def test_refunded_and_unpaid_contracts_need_no_cover() -> None:
    refunds = REFUNDED + "R1 | C1 | I1 | 2022-05-20 | 1500 | | "
    payments = PAYMENTS.replace("2022-05-24", "2022-06-24")
    assert deposit("500", refunds=refunds, payments=payments).found == set()


def test_a_deposit_that_cannot_be_judged() -> None:
    assert deposit("").why == {"empty:account_entries.balance_after": 1}
    contracts = CONTRACTS.replace("2022-06-09", "          ", 1)
    assert deposit("2000", contracts).why == {"empty:contracts.covers_to": 1}
    assert deposit("900", contracts).found == {"I1"}
