"""Levels that break: medians by row and group, falls below the past, deviations from peers."""

from __future__ import annotations

import numpy as np
import pytest

from sevenlooks.methods.warning.breaks import above_peers, falls, group_median, outlying, row_median

ALL = np.ones((1, 20), bool)


def fall(level: list[float], now: float, usual: float = 10_000) -> float:
    past = np.array([level])
    return float(falls(past, np.ones_like(past, bool), np.array([now]), np.array([usual]))[0][0])


def test_a_quiet_account_less_the_banks_charge_is_no_break() -> None:
    assert fall([5_000.0] * 20, 4_950) < 1


def test_an_untidy_account_has_a_wide_measure_of_its_own() -> None:
    untidy = [5_000.0 + 2_000 * (-1) ** week for week in range(20)]
    assert fall(untidy, 3_000) < 1
    assert fall([5_000.0] * 20, -5_000) > 30 > fall(untidy, -5_000)


def test_a_rise_is_no_fall() -> None:
    assert fall([5_000.0] * 20, 9_000) < 0


def test_too_short_a_past_is_not_read() -> None:
    there = np.zeros((1, 20), bool)
    there[0, :7] = True
    assert np.isnan(falls(np.zeros((1, 20)), there, np.zeros(1), np.ones(1))[0][0])


def test_the_ratio_has_mean_one_under_students_law() -> None:
    z = np.linspace(-4000, 4000, 2_000_001)
    density = 0.375 * (1 + z**2 / 4) ** -2.5
    assert (density * outlying(z, 8.0)).sum() * (z[1] - z[0]) == pytest.approx(1, abs=1e-3)


def test_only_upwards_and_the_further_the_stronger() -> None:
    came = outlying(np.array([-9.0, 1.0, 8.0, 30.0, np.nan]), 8.0)
    assert came[0] == 0 and came[1] < 1 < came[2] < came[3] and np.isnan(came[4])


def test_medians_of_rows_leave_out_what_is_not_there() -> None:
    values = np.array([[1.0, 9, 3, 7], [5, 6, 7, 8], [1, 1, 1, 1]])
    there = np.array([[True, False, True, True], [True, True, False, False], [False] * 4])
    came = row_median(values, there)
    assert came[:2].tolist() == [3, 5.5] and np.isnan(came[2])
    assert np.isnan(row_median(values[:, :0], there[:, :0])).all()


def test_medians_of_groups() -> None:
    value, group = np.array([1.0, 2, 30, 5, 7, 9]), np.array([0, 0, 0, 2, 2, 1])
    known = np.array([True] * 5 + [False])
    middle, spread, count = group_median(value, known, group)
    assert middle.tolist() == [2, 0, 6] and spread.tolist() == [1, 0, 1] and count.tolist() == [3, 0, 2]


def test_peers_of_the_nearest_group_that_has_enough_of_them() -> None:
    value = np.concatenate([np.zeros(20), np.full(20, 5.0)])
    near, lonely = np.repeat([0, 1], 20), np.arange(40)
    assert np.allclose(above_peers(value, np.ones(40, bool), [near]), 0)
    assert above_peers(value, np.ones(40, bool), [lonely])[-1] > 0
    assert np.isnan(above_peers(value[:8], np.ones(8, bool), [])).all(), "eight bodies are seven peers each"
