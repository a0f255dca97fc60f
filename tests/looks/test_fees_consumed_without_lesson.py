"""fees.consumed_without_lesson: what must NOT be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

BODIES = "institution_id | name | division_code | status\n I1 | 甲 | 330106 | operating"
CONTRACTS = """
    contract_id | institution_id | course_id | student_key | signed_on  | amount
    C1          | I1             | MATHS     | s           | 2021-09-01 | 900
    C2          | I1             |           | s           | 2021-09-01 | 900
"""
LESSONS = """
    lesson_id | course_id | institution_id | starts_at        | ends_at
    L0        | MATHS     | I1             | 2021-10-19 19:00 | 2021-10-19 20:00
    L1        | MATHS     | I1             | 2022-03-01 19:00 | 2022-03-01 20:00
    L2        | ENGLISH   | I1             | 2022-03-02 19:00 | 2022-03-02 20:00
    L3        | MATHS     | I1             | 2022-03-08 19:00 | 2022-03-08 20:00
    L4        |           | I1             | 2022-03-09 19:00 | 2022-03-09 20:00
"""


def judge(consumptions: str, **tables: str) -> Judged:
    head = "consumption_id | contract_id | lesson_id | consumed_on | amount | confirmed_by\n"
    given = {"institutions": BODIES, "contracts": CONTRACTS, "lessons": LESSONS, **tables}
    return Scene("2022-06-30", consumptions=head + consumptions, **given).judge("fees.consumed_without_lesson")


def test_lessons_that_were_held() -> None:
    came = judge("""K1 | C1 | L1 | 2022-03-01 | 50 | parent
                    K2 | C1 | L1 | 2022-03-20 | 50 | default
                    K3 | C1 |    | 2022-03-08 | 50 | institution
                    K4 | C1 |    | 2022-03-15 | 50 | default
                    K5 | C2 | L1 | 2022-03-01 | 50 | parent
                    K6 | C1 | L4 | 2022-03-09 | 50 | parent""")
    assert (came.found, came.judged) == (set(), 6)


def test_what_nobody_told_is_not_judged() -> None:
    came = judge("""K1 | C2 |  | 2022-03-01 | 50 | parent
                    K2 | C9 |  | 2022-03-01 | 50 | parent""")
    assert (came.judged, came.why) == (0, {"empty:contracts.course_id": 1, "no_contract": 1})


@pytest.mark.parametrize(
    ("row", "observed"),
    [
        ("K | C1 | L9 | 2022-03-01 | 50 | parent", "L9"),  # in no timetable
        ("K | C1 | L2 | 2022-03-02 | 50 | parent", "ENGLISH"),  # of another course
        ("K | C1 | L3 | 2022-03-07 | 50 | parent", "2022-03-08"),  # not yet held
        ("K | C1 |    | 2022-03-02 | 50 | parent", None),  # no lesson that day
        ("K | C1 |    | 2022-03-02 | 50 |       ", None),
    ],
)
def test_money_for_no_lesson(row: str, observed: str | None) -> None:
    came = judge(row)
    assert came.found == {"K"}
    assert (came.row("K")["observed"], came.row("K")["amount"]) == (observed, 50.0)
    assert came.row("K")["institution_id"] == "I1"


def test_confirmed_by_default_before_the_course_had_any_lesson() -> None:
    assert judge("K | C1 | | 2021-10-21 | 50 | default").found == set()
    later = LESSONS.replace("2021-10-19", "2021-10-22")
    assert judge("K | C1 | | 2021-10-21 | 50 | default", lessons=later).found == {"K"}


@pytest.mark.parametrize(("day", "found"), [("2021-10-20", set()), ("2021-10-21", {"K"})])
def test_from_the_rules_first_day(day: str, found: set[str]) -> None:
    assert judge(f"K | C1 | L9 | {day} | 50 | parent").found == found


def test_without_contracts_lesson_numbers_still_speak() -> None:
    consumptions = """consumption_id | contract_id | lesson_id | consumed_on | amount | confirmed_by
                      K1             | C1          | L2        | 2022-03-02  | 50     | parent
                      K2             | C1          | L3        | 2022-03-07  | 50     | parent
                      K3             | C1          |           | 2022-03-02  | 50     | parent"""
    scene = Scene("2022-06-30", institutions=BODIES, lessons=LESSONS, consumptions=consumptions)
    came = scene.judge("fees.consumed_without_lesson")
    assert (came.found, came.judged, came.why) == ({"K2"}, 2, {"no_contract": 1})
