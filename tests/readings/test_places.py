"""Where bodies teach: one building in many spellings is one place; what cannot be compared is unknown."""

from __future__ import annotations

from sevenlooks.readings.places import taught_places
from tests.scenes import Scene

BODIES = """
    institution_id | name | division_code | status    | parent_id | registered_address      | operating_address | licensed_addresses
    I1             | 甲   | 330106        | operating |           | 杭州市西湖区文三路100号 |                   | 西湖区教工路5号1幢301室;西湖区古墩路88号
    CAMPUS         | 乙   | 330106        | operating | I1        | 杭州市西湖区学院路7号   |                   |
    NOWHERE        | 丙   | 330106        | operating |           |                         |                   |
"""  # noqa: E501
COURSES = "course_id | institution_id | name | mode\nC1 | I1 | 数学 | offline\n"
HEAD = "lesson_id | institution_id | course_id | starts_at | ends_at | place | mode\n"


def place(text: str, body: str = "I1", mode: str = "") -> dict | None:
    lessons = f"{HEAD}L1 | {body} | C1 | 2022-03-01 16:00 | 2022-03-01 17:00 | {text} | {mode}"
    rows = Scene("2022-06-30", institutions=BODIES, courses=COURSES, lessons=lessons).read(taught_places)
    return rows[0] if rows else None


def registered(text: str, body: str = "I1") -> tuple[bool | None, str | None]:
    row = place(text, body)
    assert row is not None
    return row["registered"], row["why"]


def test_every_kind_of_registered_address_and_every_room_of_it() -> None:
    for text in ("浙江省杭州市西湖区文三路100号", "文三路100号3楼305室", "西湖区教工路5号1号楼3层", "古墩路８８号"):
        assert registered(text) == (True, None), text


def test_the_addresses_of_a_campus_are_its_parents_too() -> None:
    assert registered("西湖区古墩路88号", "CAMPUS") == (True, None)
    assert registered("西湖区学院路7号", "I1") == (False, None)


def test_another_road_or_number_is_another_place() -> None:
    assert registered("杭州市西湖区文三路108号") == (False, None)
    assert registered("杭州市西湖区莫干山路1号") == (False, None)


def test_what_cannot_be_compared_is_unknown() -> None:
    assert registered("腾讯会议 123-456-789") == (None, "online_place")
    assert registered("二楼舞蹈室") == (None, "unreadable_address")
    assert registered("杭州市西湖区文三路100号", "NOWHERE") == (None, "no_address")


def test_a_home_a_hotel_or_a_cafe_is_elsewhere() -> None:
    for innocent in ("阳光花园校区", "酒店对面教学点", "阳光花园商铺12号", "302教室", "文三路咖啡馆二楼"):
        assert registered(innocent)[0] is not False, innocent
    for text in ("学生家中", "阳光小区3栋502", "蓝天小区3-2-501", "如家酒店会议室", "星巴克咖啡西溪店", "民宿"):
        assert registered(text) == (False, None), text


def test_a_body_that_is_registered_in_a_home_may_be_spelled_otherwise() -> None:
    lessons = f"{HEAD}L1 | H | C1 | 2022-03-01 16:00 | 2022-03-01 17:00 | 翠苑小区3栋 |"
    body = "institution_id | name | division_code | status | operating_address\nH | 丁 | 330106 | operating | 翠苑住宅"
    row = Scene("2022-06-30", institutions=body, courses=COURSES, lessons=lessons).read(taught_places)[0]
    assert row["registered"] is not False


def test_online_lessons_and_empty_places_are_not_asked() -> None:
    assert place("文三路100号", mode="online") is None
    assert place("") is None
