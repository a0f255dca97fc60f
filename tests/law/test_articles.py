"""The penalty articles: none before its law, nothing unchecked told, and the arithmetic of published decisions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sevenlooks.law import load_law
from sevenlooks.law.articles import Article, articles, articles_on, fine_range, unlawful_income


def article(number: str) -> Article:
    (found,) = [a for a in articles_on(date(2023, 10, 15)) if a.number == number]
    return found


def test_nothing_is_punished_by_an_article_before_its_first_day() -> None:
    assert articles_on(date(2023, 10, 14)) == ()
    assert {a.number for a in articles_on(date(2023, 10, 15))} == {"17", "18", "19", "20(3)", "22"}


def test_what_nobody_has_checked_is_kept_and_not_told() -> None:
    unchecked = [a for a in articles() if a.unverified]
    assert unchecked and not set(unchecked) & set(articles_on(date(2026, 1, 1)))


def test_every_article_stands_in_a_cited_document() -> None:
    assert {a.document for a in articles()} <= set(load_law().citations)


def test_unapproved_operation_needs_all_three_conditions() -> None:
    assert len(article("17").all_of) == 3


@pytest.mark.parametrize(
    ("received", "refunded", "income"),
    [
        ("15831259.19", "2374566.40", "13456692.79"),
        ("46580", "43580", "3000"),
        ("24800", "19680", "5120"),
        ("100", "120", "0"),
    ],
)
def test_unlawful_income_is_what_was_kept(received: str, refunded: str, income: str) -> None:
    assert unlawful_income(Decimal(received), Decimal(refunded)) == Decimal(income)


def test_a_fine_runs_from_one_to_five_times_the_income() -> None:
    (fine,) = [c for c in article("17").consequences if c.kind == "fine"]
    low, high = fine_range(fine, Decimal("13456692.79")) or (None, None)
    assert (low, high) == (Decimal("13456692.79"), Decimal("67283463.95"))


def test_a_fine_in_yuan_does_not_hang_on_the_income() -> None:
    ranges = [fine_range(c, Decimal(1)) for c in article("18").consequences]
    assert [r for r in ranges if r] == [(Decimal(0), Decimal(50_000)), (Decimal(50_000), Decimal(100_000))]


def test_repeat_within_two_years_weighs_heavier() -> None:
    (repeat,) = [c for c in article("18").circumstances if c.years]
    assert (repeat.weight, repeat.years) == ("heavier", 2)
