"""content_and_staff.material_on_negative_list: what must not be found first."""

from __future__ import annotations

import pyarrow as pa

from sevenlooks.readings.material_texts import SCHEMA, material_texts, read_texts
from tests.scenes import Judged, Scene

RULE = "content_and_staff.material_on_negative_list"
BODIES = """
    institution_id | name | division_code | status    | category | status_on
    SUB            | 甲   | 330106        | operating | subject  |
    SHUT           | 乙   | 330106        | cancelled | subject  | 2021-10-01
    LOST           | 丙   | 330106        | cancelled | subject  |
"""
COURSES = """
    course_id | institution_id | name | category | starts_on
    MATHS     | SUB            | 数学 | subject  | 2021-09-01
"""
HEAD = "material_id | institution_id | course_id | title | stage | grade | subject | used_from | used_to | excerpt\n"


def scene(materials: str, head: str = HEAD, as_of: str = "2022-06-30") -> Scene:
    return Scene(as_of, institutions=BODIES, courses=COURSES, materials=head + materials)


def judge(materials: str, head: str = HEAD, as_of: str = "2022-06-30") -> Judged:
    return scene(materials, head, as_of).judge(RULE)


def test_an_ordinary_material_a_warning_and_a_sum() -> None:
    came = judge("""M1 | SUB | | 九年级数学 |        | 9 | 数学 | 2021-09-01 | | 一元二次方程
                    M2 | SUB | | 六年级班会 |        | 6 |      | 2021-09-01 | | 禁毒教育：认识毒品的危害
                    M3 | SUB | | 五年级数学 |        | 5 | 数学 | 2021-09-01 | | 商场打折，优惠后多少元？
                    M4 | SUB | | 数学讲义   | junior |   | 数学 | 2021-09-01 | | 二次函数""")
    assert (came.found, came.judged, came.not_judged) == (set(), 4, 0)


def test_out_of_use_before_the_rule_began_and_not_yet_in_use() -> None:
    came = judge("""M1 | SUB | | 数学 | | 3 | | 2020-09-01 | 2021-08-24 | 扫码报名
                    M2 | SUB | | 数学 | | 3 | | 2020-09-01 | 2021-08-25 | 扫码报名
                    M3 | SUB | | 数学 | | 3 | | 2022-07-01 |            | 扫码报名""")
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_what_says_nothing_is_not_judged() -> None:
    came = judge("""M1 | SUB | | 讲义       | | 3 | | 2021-09-01 | |
                    M2 | SUB | | 第三讲     | | 3 | | 2021-09-01 | |
                    M3 | SUB | | 三年级数学 | | 3 | | 2021-09-01 | | """)
    assert (came.found, came.judged, came.why) == (set(), 1, {"empty:materials.excerpt": 2})


def test_a_column_that_no_file_had() -> None:
    came = judge("M1 | SUB | | 讲义 | | 3 | | 2021-09-01 | ", HEAD.replace(" | excerpt", ""))
    assert (came.judged, came.why) == (0, {"no_column:materials.excerpt": 1})
    head = HEAD.replace(" | stage | grade", "")
    came = judge("M1 | SUB | | 数学 | 数学 | 2021-09-01 | | 二次函数", head)
    assert (came.judged, came.why) == (0, {"no_column:materials.grade": 1})


def test_a_topic_of_no_known_grade_is_not_judged_and_an_advert_there_is_found() -> None:
    came = judge("""M1 | SUB | | 数学 | | | | 2021-09-01 | | 二次函数
                    M2 | SUB | | 数学 | | | | 2021-09-01 | | 二次函数；扫码报名
                    M3 | SUB | | 绘画 | | | | 2021-09-01 | | 先看图，再动手""")
    assert (came.found, came.judged, came.why) == ({"M2"}, 2, {"empty:materials.grade": 1})


def test_nobody_says_when_it_was_in_use() -> None:
    came = judge("""M1 | SUB  | | 数学 | | 3 | |            | | 扫码报名
                    M2 | LOST | | 数学 | | 3 | | 2021-09-01 | | 扫码报名
                    M3 | SHUT | | 数学 | | 3 | | 2021-09-01 | | 扫码报名""")
    assert came.found == {"M3"}
    assert came.why == {"empty:materials.used_from": 1, "empty:institutions.status_on": 1}


def test_in_use_before_the_rule_and_after_is_found_on_its_first_day() -> None:
    came = judge("M1 | SUB | | 数学 | | 3 | | 2020-09-01 | 2021-08-26 | 扫码报名")
    assert str(came.row("M1")["occurred_on"]) == "2021-08-25"


def test_the_first_day_of_its_course_and_the_day_looked_from() -> None:
    row = "M1 | SUB | MATHS | 数学 | | 3 | | | | 扫码报名"
    assert judge(row, as_of="2021-08-31").judged == 0
    assert str(judge(row, as_of="2021-09-01").row("M1")["occurred_on"]) == "2021-09-01"


def test_the_finding_names_the_item_the_words_and_the_grade() -> None:
    came = judge("""M1 | SUB | | 五年级语文 | | 5 | | 2021-09-01 | | 扫码加老师微信，老带新再送一节课
                    M2 | SUB | | 初二物理   | | 7 | | 2021-09-01 | |
                    M3 | SUB | | 数学       | | 7 | | 2021-09-01 | | 一元二次方程""")
    advert, title, topic = (came.row(name) for name in ("M1", "M2", "M3"))
    assert "item 9" in advert["reason"] and "advertising" in advert["reason"] and "老带新" in advert["reason"]
    assert (title["observed"], title["expected"]) == ("10 “初二” (8)", "7")
    assert (topic["observed"], topic["expected"]) == ("10 “一元二次方程” (8)", "7")
    assert 0 < topic["strength"] < title["strength"] < advert["strength"] <= 1
    assert (advert["expected"], topic["evidence"]) == (None, '[{"table": "materials", "key": {"material_id": "M3"}}]')


def test_the_reading_of_no_material() -> None:
    empty = pa.table(
        {name: pa.array([], pa.string()) for name in ("material_id", "title", "excerpt", "grade", "stage", "subject")}
    )
    assert read_texts(empty) == SCHEMA.empty_table()
    assert scene("").read(material_texts) == []
