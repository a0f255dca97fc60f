"""Repayments at the bank: what shows nothing, the edges of the window, and one entry for one repayment."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal as D

import pytest

from sevenlooks.methods.repayments import Booked, Repaid, shown_by

PAID = date(2022, 5, 10)


def repaid(id: int = 1, on: date = PAID, amount: str = "1200.00") -> Repaid:
    return Repaid(id, on, D(amount), 7)


def booked(id: str = "E1", on: date = PAID, amount: str = "-1200.00") -> Booked:
    return Booked(id, on, D(amount))


def shown(paid: list[Repaid], entries: list[Booked], kept: dict[int, str] | None = None) -> dict[int, str]:
    return {id: entry.id for id, entry in shown_by(paid, entries, kept).items()}


def test_nothing_shows_nothing() -> None:
    assert shown([], [booked()]) == {} and shown([repaid()], []) == {}


@pytest.mark.parametrize("amount", ["1200.00", "-1199.99", "-1200.01", "0.00", "-2400.00"])
def test_money_in_and_another_amount_show_nothing(amount: str) -> None:
    assert shown([repaid()], [booked(amount=amount)]) == {}


@pytest.mark.parametrize(("days", "seen"), [(-2, False), (-1, True), (0, True), (7, True), (8, False)])
def test_the_bank_has_from_the_day_before_to_seven_days_after(days: int, seen: bool) -> None:
    assert bool(shown([repaid()], [booked(on=PAID + timedelta(days=days))])) is seen


def test_one_entry_shows_one_repayment() -> None:
    assert shown([repaid(1), repaid(2)], [booked()]) == {1: "E1"}
    assert shown([repaid(1), repaid(2)], [booked("E2"), booked("E1")]) == {1: "E1", 2: "E2"}


def test_as_many_are_shown_as_can_be() -> None:
    """The later repayment could take either entry, the earlier only the first."""
    entries = [booked("E1", PAID + timedelta(days=6)), booked("E2", PAID + timedelta(days=12))]
    assert shown([repaid(2, PAID + timedelta(days=6)), repaid(1)], entries) == {1: "E1", 2: "E2"}


def test_what_was_found_before_stays_while_it_holds() -> None:
    entries = [booked("E1"), booked("E2")]
    assert shown([repaid(1), repaid(2)], entries, {2: "E1"}) == {2: "E1", 1: "E2"}
    assert shown([repaid(1), repaid(2)], entries, {2: "gone"}) == {1: "E1", 2: "E2"}
    assert shown([repaid(1), repaid(2)], entries, {1: "E2", 2: "E2"}) == {1: "E2", 2: "E1"}


def test_the_order_in_which_rows_come_says_nothing() -> None:
    paid = [repaid(n, PAID + timedelta(days=n % 5)) for n in range(12)]
    entries = [booked(f"E{n:02}", PAID + timedelta(days=n % 9)) for n in range(15)]
    first = shown(paid, entries)
    for seed in range(5):
        mixed = random.Random(seed)
        assert shown(mixed.sample(paid, 12), mixed.sample(entries, 15)) == first
    assert len(set(first.values())) == len(first) == 12
