"""mutation.outside_registered_site: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "mutation.outside_registered_site"
BODIES = """
    institution_id | name | division_code | status    | mode    | registered_address      | licensed_addresses
    I1             | 甲   | 330106        | operating | both    | 杭州市西湖区文三路100号 | 教工路5号1幢301室;古墩路88号
    NOWHERE        | 丙   | 330106        | operating | offline |                         |
"""
COURSES = """
    course_id | institution_id | name | mode
    OFF       | I1             | 数学 | offline
    ON        | I1             | 英语 | online
    UNSAID    | I1             | 语文 |
"""
HEAD = "lesson_id | institution_id | course_id | starts_at | ends_at | place\n"


def judge(place: str, course: str = "OFF", body: str = "I1", day: str = "2022-03-01") -> Judged:
    lessons = f"{HEAD}L1 | {body} | {course} | {day} 16:00 | {day} 17:00 | {place}"
    return Scene("2022-06-30", institutions=BODIES, courses=COURSES, lessons=lessons).judge(RULE)


def test_rooms_of_the_registered_and_licensed_sites_are_innocent() -> None:
    for place in ("文三路100号3楼305室", "杭州市西湖区教工路5号1号楼", "西湖区古墩路88号二层"):
        came = judge(place)
        assert (came.found, came.judged) == (set(), 1)


def test_an_online_lesson_is_out_of_reach() -> None:
    came = judge("杭州市西湖区莫干山路1号", course="ON")
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_what_cannot_be_compared_is_not_judged() -> None:
    assert judge("").why == {"empty:lessons.place": 1}
    assert judge("腾讯会议123").why == {"online_place": 1}
    assert judge("二楼舞蹈室").why == {"unreadable_address": 1}
    assert judge("文三路100号", body="NOWHERE").why == {"no_address": 1}
    assert judge("杭州市西湖区莫干山路1号", course="UNSAID").why == {"empty:courses.mode": 1}


def test_the_day_before_the_rule_began_and_its_first_day() -> None:
    came = judge("杭州市西湖区莫干山路1号", day="2021-09-07")
    assert (came.found, came.judged) == (set(), 0)
    assert judge("杭州市西湖区莫干山路1号", day="2021-09-08").found == {"L1"}


def test_found_at_another_place() -> None:
    row = judge("杭州市西湖区莫干山路1号阳光小区3幢2单元501室").row("L1")
    assert (row["observed"], row["institution_id"]) == ("杭州市西湖区莫干山路1号阳光小区3幢2单元501室", "I1")


def test_without_the_place_column_nothing_is_judged() -> None:
    lessons = "lesson_id | institution_id | starts_at | ends_at\nL1 | I1 | 2022-03-01 16:00 | 2022-03-01 17:00"
    came = Scene("2022-06-30", institutions=BODIES, courses=COURSES, lessons=lessons).judge(RULE)
    assert (came.found, came.judged) == (set(), 0)
