"""Who will miss the date: a straight line over working days."""

from __future__ import annotations

from datetime import date

from sevenlooks.server.campaigns.forecast import ends_on, window, working

FRIDAY, MONDAY = date(2022, 6, 10), date(2022, 6, 13)


def test_a_rest_day_is_no_working_day_and_a_make_up_saturday_is_one() -> None:
    assert not working(date(2022, 6, 3)) and not working(date(2022, 6, 11))  # 端午, a Saturday
    assert working(date(2022, 5, 7))  # a Saturday worked for 五一
    assert working(date(2091, 6, 11)) == (date(2091, 6, 11).weekday() < 5)  # no notice known: Monday to Friday


def test_the_window_is_seven_working_days_or_as_many_as_there_were() -> None:
    seven = window(FRIDAY, date(2022, 4, 2))
    assert (seven.first, seven.last, seven.days) == (date(2022, 6, 1), FRIDAY, 7)  # over 端午 and two weekends
    assert window(FRIDAY, date(2022, 6, 8)).days == 3
    assert window(FRIDAY, FRIDAY).days == 1
    assert window(date(2022, 6, 12), date(2022, 6, 11)).days == 1  # opened on a Saturday, a Sunday now


def test_where_nothing_moves_no_day_is_named_and_where_nothing_is_left_it_is_today() -> None:
    assert ends_on(FRIDAY, left=5, finished=0, days=7) is None
    assert ends_on(FRIDAY, left=0, finished=0, days=7) == FRIDAY


def test_the_line_runs_over_working_days_only() -> None:
    assert ends_on(FRIDAY, left=1, finished=7, days=7) == MONDAY
    assert ends_on(FRIDAY, left=5, finished=7, days=7) == date(2022, 6, 17)
    assert ends_on(FRIDAY, left=6, finished=7, days=7) == date(2022, 6, 20)
    assert ends_on(FRIDAY, left=3, finished=14, days=7) == date(2022, 6, 14)  # two a day: a day and a half
    assert ends_on(FRIDAY, left=10_000, finished=1, days=7) is None  # beyond two years is as good as never
