"""Likelihood ratios of counts: their mean is one where nothing is wrong."""

from __future__ import annotations

from math import exp, lgamma, log

import numpy as np
import pytest

from sevenlooks.methods.warning.rates import Expected
from sevenlooks.methods.warning.surges import late_ratio, on_top, ratio, times


def law(mean: float, size: float, rows: int = 1) -> Expected:
    return Expected(np.full(rows, mean), np.full(rows, size))


def probability(count: int, mean: float, size: float) -> float:
    return exp(
        lgamma(count + size) - lgamma(size) - lgamma(count + 1) + size * log(size / (size + mean))
        + count * log(mean / (size + mean))
    )  # fmt: skip


@pytest.mark.parametrize(("mean", "size"), [(0.1, 0.5), (2.0, 1.0), (30.0, 8.0)])
@pytest.mark.parametrize("factor", [0.1, 0.6, 3])
def test_the_mean_is_one_under_the_expected_law(mean: float, size: float, factor: float) -> None:
    counts = np.arange(1500)
    weights = np.array([probability(int(c), mean, size) for c in counts])
    expectation = law(mean, size, 1500)
    assert (weights * ratio(counts, expectation, times(expectation, factor))).sum() == pytest.approx(1, abs=1e-6)


def test_more_speaks_for_more_and_less_for_less() -> None:
    expectation = law(5, 10, 4)
    counts = np.array([0, 5, 12, 30])
    rising, falling = (ratio(counts, expectation, times(expectation, f)) for f in (3, 0.1))
    assert (np.diff(rising) > 0).all() and (np.diff(falling) < 0).all()


def test_two_refunds_of_a_small_body_say_little_and_ten_say_much() -> None:
    expectation = law(0.1, 0.8, 2)
    few, many = ratio(np.array([2, 10]), expectation, times(expectation, 3, 10, 30))
    assert few < 30 and many > 1000


def test_a_wide_law_makes_the_same_count_speak_less() -> None:
    narrow, wide = (ratio(np.array([10]), law(3, size), times(law(3, size), 3))[0] for size in (50, 0.5))
    assert narrow > 5 * wide


def test_nothing_expected_and_nothing_seen_says_nothing() -> None:
    assert ratio(np.zeros(1), law(0, 1), times(law(0, 1), 3))[0] == pytest.approx(1)


def test_leavers_are_weighed_against_the_heads() -> None:
    expectation = law(0.3, 2, 2)
    one_of_two, one_of_fifty = ratio(np.array([1, 1]), expectation, on_top(expectation, np.array([2, 50]), 0.5))
    assert one_of_two > 1 > one_of_fifty


def test_refunds_paid_in_time_speak_for_the_body_and_late_ones_against_it() -> None:
    late, due = np.array([0, 0, 1, 1, 6]), np.array([0, 8, 12, 1, 6])
    none, in_time, one_late, only_late, all_late = late_ratio(late, due, (1.0, 9.0), 0.5, 0.9)
    assert none == pytest.approx(1)
    assert in_time < 0.05 and one_late < 0.1
    assert 1 < only_late < 10 and all_late > 100


def test_late_refunds_too_have_mean_one() -> None:
    late, due = np.arange(7), np.full(7, 6)
    log_choose = np.array([lgamma(7) - lgamma(x + 1) - lgamma(7 - x) for x in range(7)])
    log_beta = np.array(
        [lgamma(1 + x) + lgamma(15 - x) - lgamma(16) - lgamma(1) - lgamma(9) + lgamma(10) for x in range(7)]
    )
    weights = np.exp(log_choose + log_beta)
    assert weights.sum() == pytest.approx(1)
    assert (weights * late_ratio(late, due, (1.0, 9.0), 0.5, 0.9)).sum() == pytest.approx(1)
