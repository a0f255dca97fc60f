"""fees: what is charged at once (span, lessons, 5,000 yuan): what must NOT be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status    | category
    ART            | 甲   | 330106        | operating | non_subject
    MATHS          | 乙   | 330106        | operating | subject
    UNTOLD         | 丙   | 330106        | operating |
"""
CONTRACT = (
    "contract_id | institution_id | course_id | student_key | signed_on | lessons | covers_from | covers_to | amount\n"
)
PAYMENT = "payment_id | contract_id | institution_id | paid_on | amount\n"
SPAN, LESSONS, YUAN = "fees.span_over_three_months", "fees.over_sixty_lessons", "fees.over_five_thousand"


def judge(rule: str, contracts: str, payments: str | None = None, as_of: str = "2023-12-31") -> Judged:
    tables = {"institutions": BODIES, "contracts": CONTRACT + contracts}
    if payments is not None:
        tables["payments"] = PAYMENT + payments
    return Scene(as_of, **tables).judge(rule)


@pytest.mark.parametrize(
    ("covers_from", "covers_to"),
    [
        ("2022-03-01", "2022-05-31"),
        ("2021-11-30", "2022-02-28"),
        ("2021-11-29", "2022-02-28"),
        ("2023-11-30", "2024-02-29"),
        ("2022-03-15", "2022-06-14"),
        ("2022-03-15", "2022-06-15"),
        ("2022-03-01", "2022-06-01"),
    ],
)
def test_exactly_three_months_are_allowed(covers_from: str, covers_to: str) -> None:
    came = judge(SPAN, f"C1 | MATHS | K | s | 2022-02-20 | 20 | {covers_from} | {covers_to} | 3000", "")
    assert (came.found, came.judged) == (set(), 1)


@pytest.mark.parametrize(
    ("covers_from", "covers_to"),
    [("2022-03-01", "2022-06-02"), ("2021-11-30", "2022-03-01"), ("2022-03-15", "2022-06-16")],
)
def test_one_day_more_is_found(covers_from: str, covers_to: str) -> None:
    came = judge(SPAN, f"C1 | MATHS | K | s | 2022-02-20 | 20 | {covers_from} | {covers_to} | 3000")
    assert came.found == {"C1"}


def test_four_months_paid_monthly_are_innocent() -> None:
    came = judge(
        SPAN,
        "C1 | MATHS | K | s | 2022-02-20 | 32 | 2022-03-01 | 2022-06-30 | 4000",
        """P1 | C1 | MATHS | 2022-02-28 | 1000
           P2 | C1 | MATHS | 2022-03-30 | 1000
           P3 | C1 | MATHS | 2022-04-29 | 1000
           P4 | C1 | MATHS | 2022-05-30 | 1000""",
    )
    assert (came.found, came.judged) == (set(), 1)


def test_half_a_year_in_two_halves_is_innocent() -> None:
    came = judge(
        SPAN,
        "C1 | MATHS | K | s | 2021-12-20 | 32 | 2022-01-01 | 2022-06-30 | 4000",
        """P1 | C1 | MATHS | 2021-12-28 | 2000
           P2 | C1 | MATHS | 2022-03-28 | 2000""",
    )
    assert came.found == set()


def test_a_year_paid_by_the_quarter_is_innocent() -> None:
    came = judge(
        SPAN,
        "C1 | MATHS | K | s | 2021-12-20 | 60 | 2022-01-01 | 2022-12-31 | 4000",
        """P1 | C1 | MATHS | 2021-12-25 | 1000
           P2 | C1 | MATHS | 2022-03-28 | 1000
           P3 | C1 | MATHS | 2022-06-28 | 1000
           P4 | C1 | MATHS | 2022-09-28 | 1000""",
    )
    assert came.found == set()


def test_a_part_longer_than_three_months_is_found() -> None:
    came = judge(
        SPAN,
        "C1 | MATHS | K | s | 2022-02-20 | 32 | 2022-03-01 | 2022-08-31 | 6000",
        """P1 | C1 | MATHS | 2022-02-28 | 4000
           P2 | C1 | MATHS | 2022-05-30 | 2000""",
    )
    assert came.found == {"C1"}
    assert (came.row("C1")["observed"], came.row("C1")["expected"]) == ("122", "93")


def test_a_span_nobody_told_is_not_judged() -> None:
    came = judge(SPAN, "C1 | MATHS | K | s | 2022-02-20 | 32 | 2022-03-01 | | 4000", "")
    assert (came.judged, came.why) == (0, {"empty:contracts.covers_to": 1})


@pytest.mark.parametrize(("signed_on", "found"), [("2018-08-21", set()), ("2018-08-22", {"C1"})])
def test_span_begins_with_its_rule(signed_on: str, found: set[str]) -> None:
    assert judge(SPAN, f"C1 | MATHS | K | s | {signed_on} | 9 | 2018-09-01 | 2019-01-31 | 900").found == found


def test_sixty_lessons_and_an_odd_fen_are_allowed() -> None:
    came = judge(
        LESSONS,
        """C1 | MATHS | K | s | 2022-02-20 | 60  | 2022-03-01 | 2022-05-31 | 6000
           C2 | MATHS | K | t | 2022-02-20 | 180 | 2022-03-01 | 2022-10-31 | 7000""",
        """P1 | C1 | MATHS | 2022-02-20 | 6000
           P2 | C2 | MATHS | 2022-02-20 | 2333.34
           P3 | C2 | MATHS | 2022-04-20 | 2333.33
           P4 | C2 | MATHS | 2022-06-20 | 2333.33""",
    )
    assert (came.found, came.judged) == (set(), 2)


def test_more_money_buys_no_more_lessons_than_the_contract() -> None:
    came = judge(
        LESSONS,
        "C1 | MATHS | K | s | 2022-02-20 | 40 | 2022-03-01 | 2022-05-31 | 3000",
        "P1 | C1 | MATHS | 2022-02-20 | 6000",
    )
    assert came.found == set()


def test_payments_a_week_apart_are_one_charge_eight_days_apart_two() -> None:
    contracts = """C1 | MATHS | K | s | 2022-02-20 | 80 | 2022-03-01 | 2022-05-31 | 8000
                   C2 | MATHS | K | t | 2022-02-20 | 80 | 2022-03-01 | 2022-05-31 | 8000"""
    payments = """P1 | C1 | MATHS | 2022-02-20 | 3000
                  P2 | C1 | MATHS | 2022-02-27 | 3000
                  P3 | C1 | MATHS | 2022-03-06 | 2000
                  P4 | C2 | MATHS | 2022-02-20 | 4000
                  P5 | C2 | MATHS | 2022-02-28 | 4000"""
    came = judge(LESSONS, contracts, payments)
    assert came.found == {"C1"}
    row = came.row("C1")
    assert (row["observed"], row["amount"], row["occurred_on"].isoformat()) == ("80.0", 8000.0, "2022-02-20")
    assert all(p in row["evidence"] for p in ("P1", "P2", "P3"))


def test_contracts_cut_up_are_judged_together() -> None:
    cut = """C1 | MATHS | K | s | 2022-02-20 | 40 | 2022-03-01 | 2022-05-31 | 4000
             C2 | MATHS | K | s | 2022-02-27 | 40 | 2022-06-01 | 2022-08-31 | 4000"""
    assert judge(LESSONS, cut, "").found == {"C1", "C2"}
    assert judge(SPAN, cut, "").found == {"C1", "C2"}


@pytest.mark.parametrize(
    "second",
    [
        "C2 | MATHS | K | s | 2022-02-28 | 40 | 2022-03-01 | 2022-05-31 | 4000",  # eight days later
        "C2 | MATHS | L | s | 2022-02-20 | 40 | 2022-03-01 | 2022-05-31 | 4000",  # another course
        "C2 | MATHS | K | t | 2022-02-20 | 40 | 2022-03-01 | 2022-05-31 | 4000",  # another pupil
        "C2 | ART   | K | s | 2022-02-20 | 40 | 2022-03-01 | 2022-05-31 | 4000",  # another body
        "C2 | MATHS |   | s | 2022-02-20 | 40 | 2022-03-01 | 2022-05-31 | 4000",  # no course told
    ],
)
def test_contracts_that_do_not_belong_together(second: str) -> None:
    came = judge(LESSONS, "C1 | MATHS | K | s | 2022-02-20 | 40 | 2022-03-01 | 2022-05-31 | 4000\n" + second, "")
    assert (came.found, came.judged) == (set(), 2)


def test_contracts_signed_together_but_paid_apart_are_two_charges() -> None:
    came = judge(
        LESSONS,
        """C1 | MATHS | K | s | 2022-02-20 | 40 | 2022-03-01 | 2022-05-31 | 4000
           C2 | MATHS | K | s | 2022-02-22 | 40 | 2022-03-01 | 2022-05-31 | 4000""",
        """P1 | C1 | MATHS | 2022-02-20 | 4000
           P2 | C2 | MATHS | 2022-04-20 | 4000""",
    )
    assert came.found == set()


def test_payments_that_nobody_had_made_yet() -> None:
    contracts = "C1 | MATHS | K | s | 2022-02-20 | 80 | 2022-03-01 | 2022-05-31 | 8000"
    payments = "P1 | C1 | MATHS | 2022-03-05 | 8000"
    came = judge(LESSONS, contracts, payments, as_of="2022-03-04")
    assert (came.found, came.judged) == (set(), 1)
    assert judge(LESSONS, contracts, payments, as_of="2022-03-05").found == {"C1"}


def test_lessons_nobody_told_are_not_judged() -> None:
    came = judge(LESSONS, "C1 | MATHS | K | s | 2022-02-20 | | 2022-03-01 | 2022-05-31 | 8000", "")
    assert (came.judged, came.why) == (0, {"empty:contracts.lessons": 1})


@pytest.mark.parametrize(("signed_on", "found"), [("2021-10-20", set()), ("2021-10-21", {"C1"})])
def test_lessons_begin_with_their_rule(signed_on: str, found: set[str]) -> None:
    assert judge(LESSONS, f"C1 | MATHS | K | s | {signed_on} | 61 | 2021-11-01 | 2022-01-31 | 900").found == found


def test_five_thousand_itself_and_subject_bodies_are_out_of_reach() -> None:
    came = judge(
        YUAN,
        """C1 | ART    | K | s | 2023-02-20 | 40 | 2023-03-01 | 2023-05-31 | 5000
           C2 | MATHS  | K | s | 2023-02-20 | 40 | 2023-03-01 | 2023-05-31 | 9000
           C3 | UNTOLD | K | s | 2023-02-20 | 40 | 2023-03-01 | 2023-05-31 | 9000
           C4 | ART    | K | t | 2023-02-20 | 40 | 2023-03-01 | 2023-05-31 | 9000""",
        """P1 | C4 | ART | 2023-02-20 | 5000
           P2 | C4 | ART | 2023-02-28 | 4000""",
    )
    assert (came.found, came.judged, came.why) == (set(), 2, {"empty:institutions.category": 1})


@pytest.mark.parametrize(("signed_on", "found"), [("2022-12-28", set()), ("2022-12-29", {"C1"})])
def test_five_thousand_begins_with_its_rule(signed_on: str, found: set[str]) -> None:
    came = judge(YUAN, f"C1 | ART | K | s | {signed_on} | 9 | 2023-01-01 | 2023-02-28 | 5000.01", "")
    assert came.found == found
    if found:
        assert (came.row("C1")["observed"], round(came.row("C1")["amount"], 2)) == ("5000.01", 0.01)
