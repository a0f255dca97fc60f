"""fees.above_guide_price: what must NOT be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

BODIES = """
    institution_id | name | division_code | status    | stages  | category | mode
    I1             | 甲   | 330106        | operating | primary | subject  | offline
    I2             | 乙   | 440305        | operating | senior  | subject  | offline
    I3             | 丙   | 330106        | operating |         |          | both
"""
# Ceilings of a 45-minute lesson: 88 to ten pupils, 66 to 35, 44 above; from 2022 the city asks 55 of the middle class.
PRICES = """
    division_code | mode    | class_from | class_to | base_price | up_float | standard_minutes | effective_from
    330000        | offline | 1          | 10       | 80         | 0.1      | 45               | 2021-10-01
    330000        | offline | 10         | 35       | 60         | 0.1      | 45               | 2021-10-01
    330000        | offline | 36         |          | 40         | 0.1      | 45               | 2021-10-01
    330000        | online  | 1          |          | 20         | 0.1      | 30               | 2021-10-01
    330100        | offline | 11         | 35       | 50         | 0.1      | 45               | 2022-01-01
"""
HEAD = (
    "course_id | institution_id | name | category | stage | mode | class_size | lesson_minutes | price_per_lesson"
    " | lessons | starts_on\n"
)


def judge(courses: str, prices: str = PRICES) -> Judged:
    scene = Scene("2022-06-30", institutions=BODIES, courses=HEAD + courses, guide_prices=prices)
    return scene.judge("fees.above_guide_price")


def course(price: str, size: str = "20", minutes: str = "45", starts_on: str = "2021-11-01", mode: str = "") -> str:
    return f"K | I1 | 数学 | subject | primary | {mode} | {size} | {minutes} | {price} | 20 | {starts_on}"


@pytest.mark.parametrize(
    "row",
    [
        course("66"),
        course("88", size="10"),  # ten stands in two classes: the dearer holds
        course("66", size="35"),
        course("66", size="11"),
        course("44", size="36"),
        course("132", minutes="90"),
        course("22", mode="online", minutes="30"),
        course("55", starts_on="2022-01-01"),
        course("44", size="40", starts_on="2022-02-01"),  # the city has no price for that class: the province's holds
    ],
)
def test_the_ceiling_itself_is_allowed(row: str) -> None:
    came = judge(row)
    assert (came.found, came.judged) == (set(), 1)


@pytest.mark.parametrize(
    ("row", "ceiling"),
    [
        (course("66.01"), "66.0"),
        (course("88.01", size="10"), "88.0"),
        (course("66.01", size="11"), "66.0"),
        (course("44.01", size="36"), "44.0"),
        (course("22.01", mode="online", minutes="30"), "22.0"),
        (course("55.01", starts_on="2022-01-01"), "55.0"),
        (course("66.01", starts_on="2021-12-31"), "66.0"),
    ],
)
def test_a_fen_more_is_found(row: str, ceiling: str) -> None:
    came = judge(row)
    assert came.found == {"K"}
    assert (came.row("K")["expected"], round(came.row("K")["amount"], 2)) == (ceiling, 0.2)


def test_half_a_fen_rounds_up() -> None:
    # 50.05 × 1.1 = 55.055 → 55.06
    prices = PRICES.replace("50    ", "50.05 ")
    assert judge(course("55.06", starts_on="2022-01-01"), prices).found == set()
    assert judge(course("55.07", starts_on="2022-01-01"), prices).found == {"K"}


def test_senior_high_and_non_subject_courses_are_out_of_reach() -> None:
    came = judge(
        """A | I1 | 物理 | subject     | senior  | | 20 | 45 | 500 | 20 | 2021-11-01
           B | I1 | 绘画 | non_subject | primary | | 20 | 45 | 500 | 20 | 2021-11-01
           C | I2 | 化学 | subject     |         | | 20 | 45 | 500 | 20 | 2021-11-01"""
    )
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_what_nobody_told_is_not_judged() -> None:
    came = judge(
        """A | I3 | 数学 | subject |         | offline | 20 | 45 | 500 | 20 | 2021-11-01
           B | I3 | 数学 |         | primary | offline | 20 | 45 | 500 | 20 | 2021-11-01
           C | I3 | 数学 | subject | primary |         | 20 | 45 | 500 | 20 | 2021-11-01
           D | I1 | 数学 | subject | primary |         |    | 45 | 500 | 20 | 2021-11-01
           E | I1 | 数学 | subject | primary |         | 20 |    | 500 | 20 | 2021-11-01
           F | I1 | 数学 | subject | primary |         | 20 | 45 |     | 20 | 2021-11-01
           G | I1 | 数学 | subject | primary |         | 20 | 45 | 500 | 20 |
           H | I1 | 数学 | subject | primary |         | 20 | 45 | 500 | 20 | 2021-09-30"""
    )
    assert came.judged == 0
    assert came.why == {
        "empty:courses.stage": 1,
        "empty:courses.category": 1,
        "empty:courses.mode": 1,
        "empty:courses.class_size": 1,
        "empty:courses.lesson_minutes": 1,
        "empty:courses.price_per_lesson": 1,
        "no_guide_price": 2,
    }


def test_before_the_rules_first_day() -> None:
    prices = PRICES.replace("2021-10-01", "2021-08-01")
    assert judge(course("99", starts_on="2021-09-05"), prices).found == set()
    assert judge(course("99", starts_on="2021-09-06"), prices).found == {"K"}
