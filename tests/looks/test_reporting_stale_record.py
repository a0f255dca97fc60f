"""reporting.stale_record: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "reporting.stale_record"
CALENDAR = """
    division_code | kind   | starts_on  | ends_on
    330000        | summer | 2021-07-05 | 2021-08-31
    330000        | winter | 2022-01-20 | 2022-02-10
    330000        | summer | 2022-07-01 | 2022-08-31
"""
HEADS = {
    "lessons": "lesson_id | institution_id | starts_at | ends_at\n",
    "payments": "payment_id | institution_id | paid_on | amount\n",
    "staff": "institution_id | person_key | role | joined_on | left_on\n",
}


def judge(rows: dict[str, str], as_of: str = "2022-06-30", **more: str) -> Judged:
    """One body a row: its id → the day it opened and the day its platform record was updated."""
    tables = {
        "institutions": "institution_id | name | division_code | status | opened_on\n"
        + "\n".join(f"{key} | 甲 | 330106 | operating | {days.split(' ')[0]}" for key, days in rows.items()),
        "platform_records": "institution_id | updated_on\n"
        + "\n".join(f"{key} | {days.split(' ')[1]}" for key, days in rows.items()),
        "school_calendar": CALENDAR,
    }
    told = {name: HEADS.get(name, "") + text for name, text in more.items()}
    return Scene(as_of, **{**tables, **told}).judge(RULE)


def test_ninety_days_ago_exactly() -> None:
    came = judge({"IN": "2018-01-01 2022-04-01", "OUT": "2018-01-01 2022-03-31", "NEW": "2022-05-01 2021-12-01"})
    assert (came.found, came.judged) == ({"OUT"}, 3)


def test_anything_that_moved_by_the_day_looked_from_counts() -> None:
    came = judge(
        dict.fromkeys(("TAUGHT", "PAID", "JOINED", "LEFT", "LATER"), "2018-01-01 2021-12-01"),
        lessons="L1 | TAUGHT | 2022-04-01 10:00 | 2022-04-01 11:00",
        payments="P1 | PAID | 2022-04-01 | 100\nP2 | LATER | 2022-07-01 | 100",
        staff="JOINED | K1 | other | 2022-04-01 | \nLEFT | K2 | other | 2019-04-01 | 2022-04-01",
    )
    assert came.found == {"LATER"}


def test_what_moved_on_the_very_day_looked_from_is_judged_and_clean() -> None:
    came = judge({"I1": "2018-01-01 2022-06-30"})
    assert (came.found, came.judged) == (set(), 1)


def test_vacations_are_not_counted() -> None:
    # From 1 December 2021 to 23 March 2022 are 112 days, 22 of them winter vacation: 90.
    body = {"I1": "2018-01-01 2021-12-01"}
    assert judge(body, "2022-03-23").found == set()
    assert judge(body, "2022-03-24").found == {"I1"}


def test_closed_bodies_and_bodies_without_a_record() -> None:
    tables = {
        "institutions": "institution_id | name | division_code | status | status_on\n"
        "I1 | 甲 | 330106 | cancelled | 2022-01-01\nI2 | 乙 | 330106 | operating | ",
        "platform_records": "institution_id | updated_on\nI1 | 2020-01-01",
    }
    came = Scene("2022-06-30", **tables).judge(RULE)
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_a_record_without_a_date_proves_nothing() -> None:
    came = judge({"I1": "2018-01-01 ", "I2": "2018-01-01 "}, payments="P1 | I2 | 2022-06-01 | 100")
    assert (came.found, came.judged, came.why) == (set(), 1, {"empty:platform_records.updated_on": 1})


def test_without_a_calendar_long_silence_is_not_judged() -> None:
    came = judge({"I1": "2018-01-01 2022-01-05"}, school_calendar="division_code | starts_on | ends_on | kind")
    assert (came.found, came.why) == (set(), {"no_calendar": 1})


def test_found_and_dated_to_the_first_day_of_silence() -> None:
    came = judge({"I1": "2018-01-01 2021-12-01", "I2": "2018-01-01 2020-12-01"})
    assert (came.row("I1")["observed"], came.row("I1")["expected"]) == ("2021-12-01", "90")
    assert [str(came.row(key)["occurred_on"]) for key in ("I1", "I2")] == ["2021-12-02", "2021-11-15"]


def test_the_day_before_the_rule_began() -> None:
    assert judge({"I1": "2018-01-01 2021-01-04"}, "2021-11-14").judged == 0
