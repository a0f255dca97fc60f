"""The days of a place: the nation's rest days, vacations of the nearest calendar upward, what nobody wrote down."""

from __future__ import annotations

from datetime import date

from sevenlooks.readings.calendar import place_days
from tests.scenes import Scene

BODIES = """
    institution_id | name | division_code | status
    I1             | 甲   | 330106        | operating
    I2             | 乙   | 330106        | operating
    I3             | 丙   | 330281        | operating
    I4             | 丁   | 440305        | operating
"""
CALENDAR = """
    division_code | kind   | starts_on  | ends_on
    330000        | winter | 2022-01-20 | 2022-02-13
    330000        | summer | 2022-07-01 | 2022-08-31
    330100        | winter | 2022-01-25 | 2022-02-20
    330106        | other  | 2022-04-28 | 2022-04-29
"""


def days(as_of: str = "2022-12-31", calendar: str = CALENDAR) -> dict[tuple[str, date], dict]:
    tables = {"institutions": BODIES} | ({"school_calendar": calendar} if calendar else {})
    rows = Scene(as_of, **tables).read(place_days)
    assert len(rows) == len({(r["division_code"], r["day"]) for r in rows})
    return {(r["division_code"], r["day"]): r for r in rows}


def test_make_up_working_days_are_no_rest_days() -> None:
    told = days()
    assert told["330106", date(2022, 4, 2)]["rest"] is False  # a Saturday, worked for Qingming
    assert told["330106", date(2022, 4, 4)]["rest"] is True  # a Monday off
    assert told["330106", date(2022, 4, 9)]["rest"] is True  # an ordinary Saturday
    assert told["330106", date(2022, 4, 11)]["rest"] is False


def test_the_nearest_calendar_upward_holds() -> None:
    told = days()
    assert told["330106", date(2022, 1, 21)]["vacation"] is False  # the city begins later than its province
    assert told["330281", date(2022, 1, 21)]["vacation"] is True
    assert told["330106", date(2022, 2, 20)]["vacation"] is True
    assert told["330281", date(2022, 2, 14)]["vacation"] is False


def test_a_vacation_has_its_first_and_its_last_day() -> None:
    told = days()
    on = {day: told["330281", day]["vacation"] for day in (date(2022, 6, 30), date(2022, 7, 1), date(2022, 8, 31))}
    assert list(on.values()) == [False, True, True]
    row = told["330281", date(2022, 7, 1)]
    assert (row["vacation_place"], row["vacation_from"]) == ("330000", date(2022, 7, 1))


def test_a_city_without_its_own_summer_has_its_provinces() -> None:
    assert days()["330106", date(2022, 7, 15)]["vacation"] is True


def test_days_off_of_a_county_add_to_the_vacations_above_it() -> None:
    told = days()
    assert told["330106", date(2022, 4, 28)]["vacation"] is True
    assert told["330281", date(2022, 4, 28)]["vacation"] is False


def test_a_place_and_a_year_that_nobody_wrote_down_are_unknown() -> None:
    told = days()
    assert told["440305", date(2022, 7, 15)]["vacation"] is None
    assert told["330281", date(2021, 8, 2)]["vacation"] is None
    assert told["330281", date(2021, 11, 1)]["vacation"] is False  # the term before a winter that is known
    assert days("2023-06-30")["330281", date(2023, 1, 30)]["vacation"] is None  # the next winter is not
    assert days("2023-06-30")["330281", date(2023, 4, 11)]["vacation"] is None  # nor is anything round it
    assert days(calendar="")["330106", date(2022, 7, 15)]["vacation"] is None


def test_a_vacation_that_runs_into_term_runs_on() -> None:
    late = "division_code | kind | starts_on | ends_on\n330000 | winter | 2022-02-01 | 2022-03-06"
    told = days(calendar=late)
    assert told["330106", date(2022, 3, 6)]["vacation"] is True
    assert told["330106", date(2022, 3, 7)]["vacation"] is False


def test_a_vacation_tells_of_the_terms_before_and_after_it() -> None:
    winter = "division_code | kind | starts_on | ends_on\n330000 | winter | 2021-12-28 | 2022-02-20"
    told = days(calendar=winter)
    expected = {
        date(2021, 8, 31): None,  # the summer that nobody wrote down
        date(2021, 9, 1): False,
        date(2021, 12, 28): True,
        date(2022, 2, 21): False,
        date(2022, 6, 30): False,
        date(2022, 7, 1): None,
    }
    assert {day: told["330106", day]["vacation"] for day in expected} == expected


def test_a_year_without_its_notice_is_unknown() -> None:
    row = days("2027-01-31")["330106", date(2027, 1, 4)]
    assert (row["rest"], row["kind"]) == (None, None)
