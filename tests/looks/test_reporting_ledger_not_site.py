"""reporting.ledger_not_site: what must not be found first."""

from __future__ import annotations

import json

import pytest

from tests.scenes import Judged, Scene

RULE = "reporting.ledger_not_site"
BODIES = """
    institution_id | name | division_code | status    | status_on
    OPEN           | 甲   | 330106        | operating |
    SHUT           | 乙   | 330106        | cancelled | 2021-12-01
    LOST           | 丙   | 330106        | cancelled |
"""
CALENDAR = """
    division_code | kind   | starts_on  | ends_on
    330000        | winter | 2022-01-20 | 2022-02-10
    330000        | summer | 2022-07-01 | 2022-08-31
"""
VISITS = "visit_id | institution_id | division_code | visited_at | teaching_subjects | pupils | teachers\n"


def visit(body: str, day: str, subjects: str, pupils: str, teachers: str, calendar: str | None = CALENDAR) -> Judged:
    row = f"V1 | {body} | 330106 | {day} 10:00 | {subjects} | {pupils} | {teachers}"
    tables = {"school_calendar": calendar} if calendar else {}
    return Scene("2022-06-30", institutions=BODIES, site_visits=VISITS + row, **tables).judge(RULE)


@pytest.mark.parametrize(
    ("day", "pupils", "teachers"),
    [
        ("2022-05-18", "9", "1"),
        ("2022-05-18", "0", "2"),
        ("2022-05-18", "", ""),
        ("2022-05-18", "0", ""),
        ("2022-05-21", "0", "0"),  # Saturday
        ("2022-05-02", "0", "0"),  # Labour Day
        ("2022-02-08", "0", "0"),  # winter vacation
    ],
)
def test_an_open_body_with_somebody_there_not_counted_or_on_a_free_day(day: str, pupils: str, teachers: str) -> None:
    came = visit("OPEN", day, "no", pupils, teachers)
    assert (came.found, came.judged) == (set(), 1)


def test_a_closed_body_where_nobody_taught_or_that_was_not_closed_yet() -> None:
    assert visit("SHUT", "2022-05-18", "no", "0", "0").found == set()
    assert visit("SHUT", "2022-05-18", "", "", "").found == set()
    assert visit("SHUT", "2021-12-01", "yes", "9", "1").found == set()


def test_without_a_calendar_or_a_closing_day_nobody_can_tell() -> None:
    assert visit("OPEN", "2022-05-18", "no", "0", "0", None).why["no_calendar"] == 1
    assert visit("LOST", "2022-05-18", "yes", "9", "1").why["empty:institutions.status_on"] == 1


def test_a_weekend_is_free_without_any_calendar() -> None:
    came = visit("OPEN", "2022-05-21", "no", "0", "0", None)
    assert (came.found, came.judged) == (set(), 1)


def test_before_the_rule_began() -> None:
    assert visit("OPEN", "2021-11-12", "no", "0", "0").found == set()


def test_found_nobody_at_an_open_body_on_a_school_day() -> None:
    came = visit("OPEN", "2022-05-18", "no", "0", "0")
    assert came.found == {"OPEN"}
    assert '"visit_id": "V1"' in came.row("OPEN")["evidence"]
    assert visit("OPEN", "2022-05-07", "no", "0", "0").found == {"OPEN"}  # a Saturday that is worked


def test_found_teaching_at_a_closed_body() -> None:
    assert visit("SHUT", "2021-12-02", "yes", "", "").found == {"SHUT"}
    assert visit("SHUT", "2022-05-21", "no", "9", "1").found == {"SHUT"}


def test_two_visits_are_two_findings_on_one_body() -> None:
    rows = "V1 | SHUT | 330106 | 2022-05-18 10:00 | yes | | \nV2 | SHUT | 330106 | 2022-05-19 10:00 | yes | | "
    came = Scene("2022-06-30", institutions=BODIES, site_visits=VISITS + rows).judge(RULE)
    assert (came.found, came.judged) == ({"SHUT"}, 1)
    assert len({row["finding_id"] for row in came.rows}) == 2


def numbers(staff: str, courses: str, filed: str, updated: str = "2022-03-01") -> Judged:
    return Scene(
        "2022-06-30",
        institutions=BODIES,
        staff="institution_id | person_key | role | joined_on | left_on\n" + staff,
        courses="course_id | institution_id | name | ends_on\n" + courses,
        platform_records=f"institution_id | staff_count | course_count | updated_on\nOPEN | {filed} | {updated}",
    ).judge(RULE)


def people(count: int) -> str:
    return "\n".join(f"OPEN | P{i} | teaching | 2021-01-01 | " for i in range(count))


COURSE = "C1 | OPEN | 数学 | "


@pytest.mark.parametrize(
    ("count", "filed"),
    [(3, 4), (10, 11), (20, 22), (21, 19), (30, 33)],
)
def test_one_off_or_a_tenth_exactly(count: int, filed: int) -> None:
    if (count, filed) != (21, 19):
        came = numbers(people(count), COURSE, f"{filed} | 1")
        assert (came.found, came.judged) == (set(), 1)


@pytest.mark.parametrize(("count", "filed"), [(3, 5), (10, 8), (19, 21), (31, 35), (1, 9)])
def test_found_two_off_and_more_than_a_tenth(count: int, filed: int) -> None:
    came = numbers(people(count), COURSE, f"{filed} | 1")
    assert came.found == {"OPEN"}
    assert (came.row("OPEN")["observed"], came.row("OPEN")["expected"]) == (str(filed), str(count))
    assert json.loads(came.row("OPEN")["evidence"])[-1] == {
        "table": "platform_records",
        "key": {"institution_id": "OPEN"},
    }


def test_courses_may_be_counted_as_on_offer_or_as_ever_offered() -> None:
    courses = "\n".join([COURSE, "C2 | OPEN | 语文 | 2022-06-29", "C3 | OPEN | 英语 | 2022-01-15"])
    assert numbers(people(3), courses, "3 | 1").found == set()
    assert numbers(people(3), courses, "3 | 3").found == set()
    assert numbers(people(3), courses, "3 | 5").found == {"OPEN"}


def test_numbers_that_nobody_gives_are_not_judged() -> None:
    assert numbers(people(3), COURSE, " | ").why["no_staff_number"] == 1
    assert numbers(people(3), COURSE, "3 | ").why["no_course_number"] == 1
    assert numbers("", COURSE, "9 | 1").found == set()
