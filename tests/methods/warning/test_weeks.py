"""Weeks as columns: absolute, so that a week that is over stays where it is."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from sevenlooks.methods.warning.weeks import Weeks, grid, level, over, week_of

SUNDAY, MONDAY = date(2022, 6, 26), date(2022, 6, 27)


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert week_of(SUNDAY) + 1 == week_of(MONDAY) == week_of(date(2022, 7, 3))


def test_the_broken_week_is_added_to_a_window_of_whole_ones() -> None:
    assert not Weeks(SUNDAY, 10).broken and Weeks(MONDAY, 10).broken
    assert Weeks(SUNDAY, 10).window(9, 4) == slice(6, 10)
    assert Weeks(MONDAY, 10).window(9, 4) == slice(5, 10)
    assert Weeks(MONDAY, 10).window(8, 4) == slice(5, 9), "the window of a whole week is the same from every later day"
    assert Weeks(SUNDAY, 3).window(1, 4) == slice(0, 2)


@pytest.mark.parametrize("as_of", [SUNDAY, MONDAY])
def test_a_week_ends_on_its_sunday_or_on_the_as_of_day(as_of: date) -> None:
    weeks = Weeks(as_of, 10)
    assert weeks.end(9) == as_of
    assert weeks.end(8) == (SUNDAY if as_of == MONDAY else date(2022, 6, 19))


def test_counts_before_the_first_column_are_left_out_and_levels_keep_them() -> None:
    body, column, value = np.array([0, 0, 1]), np.array([-2, 1, 2]), np.array([5.0, 1.0, 2.0])
    assert grid(2, 3, body, column, value).tolist() == [[0, 1, 0], [0, 0, 2]]
    assert level(2, 3, body, column, value).tolist() == [[5, 6, 6], [0, 0, 2]]
    assert over(np.arange(6).reshape(2, 3), slice(1, 3)).tolist() == [3, 9]
