"""reporting.ledger_not_site: what must not be found first."""

from __future__ import annotations

import json

from tests.scenes import Judged, Scene

RULE = "reporting.ledger_not_site"
STATUS = {"OPEN": "operating | ", "SHUT": "cancelled | 2021-12-01", "LOST": "cancelled | "}
CALENDAR = """
    division_code | kind   | starts_on  | ends_on
    330000        | winter | 2022-01-20 | 2022-02-10
    330000        | summer | 2022-07-01 | 2022-08-31
"""
VISITS = "visit_id | institution_id | division_code | visited_at | teaching_subjects | pupils | teachers\n"
Visit = tuple[str, str, str, str, str]  # kind of body, day, subjects taught, pupils, teachers


def visits(*rows: Visit, calendar: bool = True) -> Judged:
    """One body a visit, named by kind and place: OPEN0, SHUT1, …"""
    bodies = "\n".join(f"{row[0]}{i} | 甲 | 330106 | {STATUS[row[0]]}" for i, row in enumerate(rows))
    seen = "\n".join(
        f"V{i} | {kind}{i} | 330106 | {day} 10:00 | {subjects} | {pupils} | {teachers}"
        for i, (kind, day, subjects, pupils, teachers) in enumerate(rows)
    )
    return Scene(
        "2022-06-30",
        institutions="institution_id | name | division_code | status | status_on\n" + bodies,
        site_visits=VISITS + seen,
        **({"school_calendar": CALENDAR} if calendar else {}),
    ).judge(RULE)


def test_visits_that_contradict_nothing() -> None:
    came = visits(
        ("OPEN", "2022-05-18", "no", "9", "1"),
        ("OPEN", "2022-05-18", "no", "0", "2"),
        ("OPEN", "2022-05-18", "no", "", ""),  # did not count
        ("OPEN", "2022-05-18", "no", "0", ""),
        ("OPEN", "2022-05-21", "no", "0", "0"),  # Saturday
        ("OPEN", "2022-05-02", "no", "0", "0"),  # Labour Day
        ("OPEN", "2022-02-08", "no", "0", "0"),  # winter vacation
        ("SHUT", "2022-05-18", "no", "0", "0"),
        ("SHUT", "2022-05-18", "", "", ""),
        ("SHUT", "2021-12-01", "yes", "9", "1"),  # its last day
        ("OPEN", "2021-11-12", "no", "0", "0"),  # before the rule began: not even judged
    )
    assert (came.found, came.judged) == (set(), 10)


def test_without_a_calendar_or_a_closing_day_nobody_can_tell() -> None:
    came = visits(
        ("OPEN", "2022-05-18", "no", "0", "0"),
        ("LOST", "2022-05-18", "yes", "9", "1"),
        ("OPEN", "2022-05-21", "no", "0", "0"),  # a weekend is free without any calendar
        calendar=False,
    )
    assert (came.found, came.judged) == (set(), 1)
    assert came.why == {"no_calendar": 1, "empty:institutions.status_on": 1}


def test_found_nobody_on_a_school_day_or_teaching_at_a_closed_body() -> None:
    came = visits(
        ("OPEN", "2022-05-18", "no", "0", "0"),
        ("OPEN", "2022-05-07", "no", "0", "0"),  # a Saturday that is worked
        ("SHUT", "2021-12-02", "yes", "", ""),
        ("SHUT", "2022-05-21", "no", "9", "1"),
    )
    assert came.found == {"OPEN0", "OPEN1", "SHUT2", "SHUT3"}
    assert '"visit_id": "V2"' in came.row("SHUT2")["evidence"]
    assert "saw teaching" in came.row("SHUT2")["reason"] and "neither" in came.row("OPEN0")["reason"]


def test_two_visits_are_two_findings_on_one_body() -> None:
    rows = "V1 | I1 | 330106 | 2022-05-18 10:00 | yes | | \nV2 | I1 | 330106 | 2022-05-19 10:00 | yes | | "
    bodies = "institution_id | name | division_code | status | status_on\nI1 | 甲 | 330106 | banned | 2022-01-01"
    came = Scene("2022-06-30", institutions=bodies, site_visits=VISITS + rows).judge(RULE)
    assert (came.found, came.judged) == ({"I1"}, 1)
    assert len({row["finding_id"] for row in came.rows}) == 2


def numbers(*rows: tuple[int, str, str], ended: int = 0) -> Judged:
    """One body a row (people in the books, people and courses on the platform) with one course and `ended` more."""
    at = range(len(rows))
    staff = [f"I{i} | P{n} | teaching | 2021-01-01 | " for i in at for n in range(rows[i][0])]
    courses = [f"C{i} | I{i} | 数学 | " for i in at]
    courses += [f"E{n}{i} | I{i} | 语文 | 2022-06-29" for i in at for n in range(ended)]
    records = [f"I{i} | {people} | {count} | 2022-03-01" for i, (_, people, count) in enumerate(rows)]
    return Scene(
        "2022-06-30",
        institutions="institution_id | name | division_code | status\n"
        + "\n".join(f"I{i} | 甲 | 330106 | operating" for i in at),
        staff="institution_id | person_key | role | joined_on | left_on\n" + "\n".join(staff),
        courses="course_id | institution_id | name | ends_on\n" + "\n".join(courses),
        platform_records="institution_id | staff_count | course_count | updated_on\n" + "\n".join(records),
    ).judge(RULE)


def test_one_off_or_a_tenth_exactly() -> None:
    came = numbers((3, "4", "1"), (10, "11", "1"), (20, "22", "1"), (30, "33", "1"), (30, "27", "1"))
    assert (came.found, came.judged) == (set(), 5)


def test_found_two_off_and_more_than_a_tenth() -> None:
    came = numbers((3, "5", "1"), (10, "8", "1"), (19, "21", "1"), (31, "35", "1"), (1, "9", "1"))
    assert came.found == {"I0", "I1", "I2", "I3", "I4"}
    row = came.row("I1")
    assert (row["observed"], row["expected"], str(row["occurred_on"])) == ("8", "10", "2022-03-01")
    assert json.loads(row["evidence"])[-1] == {"table": "platform_records", "key": {"institution_id": "I1"}}


def test_courses_may_be_counted_as_on_offer_or_as_ever_offered() -> None:
    came = numbers((3, "3", "1"), (3, "3", "3"), (3, "3", "5"), ended=2)
    assert came.found == {"I2"}


def test_numbers_that_nobody_gives_are_not_judged() -> None:
    came = numbers((3, "", ""), (3, "3", ""), (0, "9", "1"), (3, "9", ""))
    assert came.found == {"I3"}
    assert came.why == {"no_staff_number": 2, "no_course_number": 1}
