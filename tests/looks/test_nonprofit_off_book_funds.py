"""nonprofit.off_book_funds: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status
    I1             | 甲   | 330106        | operating
"""
YEARS = "institution_id | year | revenue | prepaid_balance\n"
LAST = "I1 | 2020 | 90000 | 10000\n"
PAYMENTS = "payment_id | institution_id | paid_on | amount\n"
REFUNDS = "refund_id | institution_id | requested_on | amount_paid | paid_on\n"


def judge(year: str, paid: str, back: str = "", last: str = LAST, as_of: str = "2022-06-30") -> Judged:
    scene = Scene(
        as_of, institutions=BODIES, financials=YEARS + last + year, payments=PAYMENTS + paid, refunds=REFUNDS + back
    )
    return scene.judge("nonprofit.off_book_funds")


def test_two_per_cent_are_tolerated() -> None:
    came = judge("I1 | 2021 | 100000 | 10000", "P1 | I1 | 2021-12-31 | 102000")
    assert (came.found, came.judged) == (set(), 1)


def test_money_taken_ahead_stands_in_the_balance() -> None:
    assert judge("I1 | 2021 | 100000 | 40000", "P1 | I1 | 2021-03-01 | 130000").found == set()


def test_what_was_given_back_is_not_taken() -> None:
    back = "R1 | I1 | 2021-05-01 | 20000 | 2021-05-03\n R2 | I1 | 2021-06-01 | 10000 |"
    assert judge("I1 | 2021 | 100000 | 10000", "P1 | I1 | 2021-03-01 | 130000", back).found == set()


def test_payments_of_another_year_are_another_years() -> None:
    paid = "P1 | I1 | 2021-03-01 | 100000\n P2 | I1 | 2022-01-01 | 90000\n P3 | I1 | 2020-12-31 | 90000"
    assert judge("I1 | 2021 | 100000 | 10000", paid).found == set()


def test_what_is_not_told_is_not_judged() -> None:
    paid = "P1 | I1 | 2021-03-01 | 200000"
    assert judge("I1 | 2021 | 100000 | 10000", paid, last="").why == {"no_last_year": 1}
    assert judge("I1 | 2021 | 100000 | ", paid).why == {"empty:financials.prepaid_balance": 1}
    assert judge("I1 | 2021 | | 10000", paid).why == {"empty:financials.revenue": 1}


def test_a_year_not_over_is_out_of_reach() -> None:
    assert judge("I1 | 2022 | 100 | 10000", "P1 | I1 | 2022-03-01 | 200000", last="").judged == 0


def test_found_a_fen_above_the_tolerance() -> None:
    row = judge("I1 | 2021 | 100000 | 10000", "P1 | I1 | 2021-12-31 | 102000.01").row("I1")
    assert (row["observed"], row["expected"], row["amount"]) == ("102000.01", "100000.00", 2000.01)
