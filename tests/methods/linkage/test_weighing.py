"""The weights: what proves nothing first, then worked values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sevenlooks.methods.linkage.weighing import probability, several_moved, shared_value


def test_what_everybody_shares_counts_against() -> None:
    assert shared_value(0.5, 0.05, others=300, among=60) == 0.5
    assert shared_value(0.5, 0.05, others=60, among=60) == 0.5


def test_what_nobody_else_has_weighs_by_the_chance_of_an_innocent_reason() -> None:
    assert shared_value(0.5, 0.05, others=0, among=60) == pytest.approx(0.5 / (0.05 / 60))
    assert shared_value(0.5, 0.05, others=1, among=60) == pytest.approx(0.5 / (1.05 / 60))


def test_without_members_nothing_is_said() -> None:
    assert several_moved(0, 0, 200, 0.5) == 1.0


def test_beta_binomial_by_hand() -> None:
    # One of one: uniform 1/2 against 1/200.
    assert several_moved(1, 1, 200, 0.5) == pytest.approx(0.5 + 0.5 * (1 / 2) / (1 / 200))
    # Two of two: 1/3 against 2/(200·201).
    assert several_moved(2, 2, 200, 0.0) == pytest.approx((1 / 3) / (2 / (200 * 201)))


@given(had=st.integers(2, 60), data=st.data())
def test_more_movers_never_weigh_less_once_they_are_more_than_chance_brings(had: int, data: st.DataObject) -> None:
    moved = data.draw(st.integers(1, had - 1))
    fewer, more = (several_moved(n, had, 200, 0.5) for n in (moved, moved + 1))
    assert more >= fewer >= 0.5


@given(had=st.integers(1, 60), around=st.integers(2, 300))
def test_both_sides_are_distributions(had: int, around: int) -> None:
    from sevenlooks.methods.linkage.weighing import _spread

    for b in (1.0, float(around - 1)):
        assert sum(_spread(moved, had, b) for moved in range(had + 1)) == pytest.approx(1.0)


def test_who_went_to_four_bodies_is_a_quarter_at_each() -> None:
    assert several_moved(0.25, 4, 200, 0.5) < several_moved(1, 4, 200, 0.5)


def test_probability_of_prior_and_ratios() -> None:
    assert probability(0.5) == 0.5
    assert probability(0.01, 99.0) == pytest.approx(0.5)
    assert probability(0.01, 99.0, 9.0) == pytest.approx(0.9)
