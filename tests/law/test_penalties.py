"""Penalties: what is not open to choice, the arithmetic of published decisions to the fen, the edges of a repeat."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest

from sevenlooks.errors import BadRequest
from sevenlooks.law.articles import Article, Circumstance, When, articles_on, circumstances_on
from sevenlooks.law.penalties import (
    Assessment,
    assess,
    check_choice,
    consequences,
    grades,
    is_repeat,
    suggest,
    unlawful_income,
)

DAY = date(2023, 10, 15)


def article(number: str) -> Article:
    (found,) = [a for a in articles_on(DAY) if a.number == number]
    return found


def met(*keys: str) -> list[Circumstance]:
    return [c for c in circumstances_on(DAY) if c.key in keys]


def of(number: str, received: str = "0", refunded: str = "0", grade: When = "always", *keys: str) -> Assessment:
    return assess(article(number), grade, D(received), D(refunded), met(*keys))


def kinds(number: str, grade: When) -> set[str]:
    return {c.kind for c in consequences(article(number), grade)}


def test_what_is_not_grave_opens_no_fine() -> None:
    assert "fine" not in kinds("18", "always")
    told = of("18", "5000", "0", "always")
    assert (told.fine, told.low, told.high, told.suggested) == (None, None, None, None)


def test_a_licence_is_not_lost_for_what_is_not_serious() -> None:
    assert not kinds("20(3)", "always") & {"revoke_licence", "stop_recruiting"}
    assert kinds("20(3)", "serious") >= {"revoke_licence", "stop_recruiting", "confiscation"}


def test_who_gives_a_site_is_only_warned_when_it_was_not_corrected() -> None:
    assert kinds("19", "always") == {"correct"}
    assert kinds("19", "not corrected in time") == {"correct", "warning", "public_criticism"}


def test_a_grade_the_article_does_not_know_is_refused() -> None:
    assert grades(article("17")) == ("always",)
    with pytest.raises(BadRequest):
        of("17", "100", "0", "serious")


@pytest.mark.parametrize("sum", ["-0.01", "0.001", "NaN", "Infinity", "1000000000000"])
def test_what_is_no_sum_of_money_is_refused(sum: str) -> None:
    with pytest.raises(BadRequest):
        of("17", sum)
    with pytest.raises(BadRequest):
        of("17", "1", sum)


def test_without_unlawful_income_there_is_no_fine_by_its_multiple() -> None:
    for received, refunded in (("0", "0"), ("100", "100"), ("100", "100.01")):
        told = of("17", received, refunded)
        assert (told.income, told.low, told.high, told.suggested) == (D("0.00"), D("0.00"), D("0.00"), None)
        with pytest.raises(BadRequest, match="nothing"):
            check_choice(told, {"fine"}, D(1))
        assert check_choice(told, {"stop"}, None) is None


@pytest.mark.parametrize(
    ("case", "received", "refunded", "income"),
    [
        ("C089", "15831259.19", "2374566.40", "13456692.79"),
        ("C084", "46580", "43580", "3000.00"),
        ("C083", "24800", "19680", "5120.00"),
        ("C039", str(9 * 5 * 60), "0", "2700.00"),
        ("one fen", "0.02", "0.01", "0.01"),
        ("more refunded", "100", "120", "0.00"),
    ],
)
def test_unlawful_income_is_what_was_kept(case: str, received: str, refunded: str, income: str) -> None:
    assert unlawful_income(D(received), D(refunded)) == D(income)
    assert str(of("17", received, refunded).income) == income


def test_the_largest_published_fine_is_five_times_to_the_fen() -> None:
    told = of("17", "15831259.19", "2374566.40")
    assert (told.low, told.high) == (D("13456692.79"), D("67283463.95"))
    assert check_choice(told, {"stop", "refund", "fine"}, D("67283463.95")) == D("67283463.95")


def test_a_published_fine_of_four_times_lies_within() -> None:
    told = of("17", "72600")
    assert check_choice(told, {"fine"}, D(72_600 * 4)) == D("290400.00")
    assert (told.low, told.high) == (D("72600.00"), D("363000.00"))


def test_a_published_fine_of_2021_of_one_time_lies_at_the_very_edge() -> None:
    told = of("64", "3300")
    assert check_choice(told, {"stop", "refund", "fine"}, D(3300)) == D("3300.00")


@pytest.mark.parametrize("fine", ["72599.99", "363000.01", "0", "-1", "100000.001"])
def test_a_fine_outside_the_range_is_refused(fine: str) -> None:
    with pytest.raises(BadRequest):
        check_choice(of("17", "72600"), {"fine"}, D(fine))


@pytest.mark.parametrize("fine", ["72600", "363000.00"])
def test_both_ends_belong_to_the_range(fine: str) -> None:
    assert check_choice(of("17", "72600"), {"fine"}, D(fine)) == D(fine)


def test_a_fine_in_yuan_does_not_hang_on_the_income_and_only_the_gravest_counts() -> None:
    serious, very = of("18", "1", "0", "serious"), of("18", "1", "0", "very serious")
    assert (serious.low, serious.high) == (D(0), D(50_000))
    assert (very.low, very.high) == (D(50_000), D(100_000))
    with pytest.raises(BadRequest):
        check_choice(serious, {"fine"}, D(0))  # "up to 50,000" of nothing is no fine
    assert check_choice(serious, {"fine"}, D("0.01")) == D("0.01")
    assert check_choice(serious, {"fine"}, D(50_000)) == check_choice(very, {"fine"}, D(50_000)) == D(50_000)


def test_only_what_the_article_opens_can_be_chosen_and_something_must_be() -> None:
    told = of("17", "100")
    for chosen, fine in ((set(), None), ({"revoke_licence"}, None), ({"stop"}, D(100)), ({"fine"}, None)):
        with pytest.raises(BadRequest):
            check_choice(told, chosen, fine)


def test_a_suggestion_is_a_half_and_none_where_reasons_stand_against_each_other() -> None:
    low, high = D("100.00"), D("500.00")
    middle = suggest(low, high, [])
    upper, lower = suggest(low, high, met("grave", "repeat")), suggest(low, high, met("disclosed"))
    both = suggest(low, high, met("repeat", "harm_removed"))
    assert (middle.part, middle.low, middle.high) == ("middle", D(200), D(400))
    assert (upper.part, upper.low, upper.high) == ("upper", D(300), D(500))
    assert (lower.part, lower.low, lower.high) == ("lower", D(100), D(300))
    assert (both.part, both.low, both.high) == ("weigh", low, high)


def test_halves_of_an_odd_fen_are_rounded_up() -> None:
    upper = suggest(D("0.01"), D("0.02"), met("grave"))
    assert (upper.low, upper.high) == (D("0.02"), D("0.02"))


def test_what_comes_before_or_with_the_decision_is_no_repeat() -> None:
    decided = date(2024, 3, 1)
    assert not is_repeat(decided, date(2024, 2, 29), 2)
    assert not is_repeat(decided, decided, 2)
    assert is_repeat(decided, date(2024, 3, 2), 2)


def test_two_years_end_with_the_same_day() -> None:
    decided = date(2023, 11, 6)
    assert is_repeat(decided, date(2025, 11, 6), 2)
    assert not is_repeat(decided, date(2025, 11, 7), 2)


def test_two_years_after_a_leap_day_end_with_february() -> None:
    assert is_repeat(date(2024, 2, 29), date(2026, 2, 28), 2)
    assert not is_repeat(date(2024, 2, 29), date(2026, 3, 1), 2)
    assert is_repeat(date(2022, 2, 28), date(2024, 2, 28), 2)
    assert not is_repeat(date(2022, 2, 28), date(2024, 2, 29), 2)
