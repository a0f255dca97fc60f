"""mutation.subject_under_other_name: what must not be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

RULE = "mutation.subject_under_other_name"
BODIES = """
    institution_id | name | division_code | status    | category
    ART            | 甲   | 330106        | operating | non_subject
    CARE           | 乙   | 330106        | operating | childcare
    SUBJ           | 丙   | 330106        | operating | subject
    NIL            | 丁   | 330106        | operating |
"""
HEAD = "course_id | institution_id | name | description | category | stage | starts_on | ends_on\n"
DAYS = "2022-03-01 | 2022-06-30"
TEACHING = "四则混合运算、行程问题,讲练结合,每周小测排名"


def course(name: str, description: str, category: str = "non_subject", body: str = "ART", days: str = DAYS) -> Judged:
    courses = f"{HEAD}C1 | {body} | {name} | {description} | {category} | primary | {days}"
    return Scene("2022-06-30", institutions=BODIES, courses=courses).judge(RULE)


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("创意编程", "拖拽积木做小游戏和动画"),
        ("思维桌游", "合作与推理,每周一款桌游,不讲题"),
        ("硬笔书法", "坐姿与握笔,临写字帖"),
        ("国际象棋", "走子规则、残局、对弈"),
        ("英文音乐剧", "练声、走台、服装道具,学期末公演"),
    ],
)
def test_courses_that_are_what_they_say(name: str, description: str) -> None:
    came = course(name, description)
    assert (came.found, came.judged) == (set(), 1)


def test_homework_watched_over_but_not_taught() -> None:
    for description in ("看护学生写作业,吃点心,不讲题", "看着孩子把作业写完,五点半发水果,不收书本"):
        came = course("放学托管", description, category="", body="CARE")
        assert (came.found, came.judged) == (set(), 1), description


def test_a_subject_course_of_a_body_that_may_teach_uses_no_other_name() -> None:
    came = course("六年级数学", TEACHING, category="subject", body="SUBJ")
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


@pytest.mark.parametrize("name", ["思维训练", "创意编程", "素养课"])
def test_a_name_alone_that_names_no_subject_is_not_judged(name: str) -> None:
    came = course(name, "")
    assert (came.found, came.judged, came.why) == (set(), 0, {"empty:courses.description": 1})


def test_what_nobody_declared_is_not_judged() -> None:
    assert course("思维训练B班", TEACHING, category="").why == {"empty:courses.category": 1}
    assert course("六年级数学", TEACHING, category="subject", body="NIL").why == {"empty:institutions.category": 1}
    assert course("思维训练B班", TEACHING, days=" | ").why == {"no_date": 1}


def test_a_course_that_ended_before_the_guide() -> None:
    came = course("思维训练B班", TEACHING, days="2021-09-01 | 2021-11-07")
    assert (came.found, came.judged) == (set(), 0)


def test_found_from_the_guides_first_day_for_a_course_that_ran_on() -> None:
    row = course("思维训练B班", TEACHING, days="2021-09-01 | 2021-11-30").row("C1")
    assert str(row["occurred_on"]) == "2021-11-08" and row["strength"] > 0.5


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("思维训练B班", TEACHING),
        ("国学素养班", "跟学校进度讲课文、默写古诗文、阅读理解答题模板,期末复习"),
        ("绘本戏剧课", "先学三年级下册英语课本单词和句型,听写过关再排练"),
    ],
)
def test_found_by_what_is_taught(name: str, description: str) -> None:
    assert course(name, description).found == {"C1"}


def test_found_at_a_childcare_body_whatever_it_declares() -> None:
    for category in ("", "non_subject", "subject"):
        assert course("晚托提高班", "老师逐题讲解语数英,预习新课,单元测前复习", category, "CARE").found == {"C1"}


def test_found_by_its_materials_where_the_description_says_nothing() -> None:
    courses = f"{HEAD}C1 | ART | 思维训练 |  | non_subject | primary | {DAYS}"
    materials = """
        material_id | institution_id | course_id | title                | excerpt
        M1          | ART            | C1        | 四年级数学同步讲义   | 例题讲解:行程问题与相遇问题,课后练习题十道
    """
    came = Scene("2022-06-30", institutions=BODIES, courses=courses, materials=materials).judge(RULE)
    assert came.found == {"C1"}


def test_found_by_a_name_that_names_a_subject() -> None:
    assert course("五年级数学提高班", "").found == {"C1"}
