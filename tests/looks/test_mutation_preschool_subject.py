"""mutation.preschool_subject: what must not be found first."""

from __future__ import annotations

from tests.scenes import Judged, Scene

RULE = "mutation.preschool_subject"
BODIES = """
    institution_id | name | division_code | status    | stages            | category
    I1             | 甲   | 330106        | operating | preschool;primary | subject
    KIDS           | 乙   | 330106        | operating | preschool         | non_subject
"""
DAYS = "2022-03-01 | 2022-06-30"
HEAD = "course_id | institution_id | name | category | subject | stage | starts_on | ends_on\n"


def course(category: str, subject: str, stage: str, days: str = DAYS, body: str = "I1") -> Judged:
    return called("课", category, subject, stage, days, body)


def called(
    name: str,
    category: str = "non_subject",
    subject: str = "",
    stage: str = "preschool",
    days: str = DAYS,
    body: str = "KIDS",
) -> Judged:
    courses = f"{HEAD}C1 | {body} | {name} | {category} | {subject} | {stage} | {days}"
    return Scene("2022-06-30", institutions=BODIES, courses=courses).judge(RULE)


def test_a_subject_course_for_school_age_is_out_of_reach() -> None:
    for stage in ("primary", "junior", "senior"):
        came = course("subject", "数学", stage)
        assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_a_game_under_its_own_name_without_a_description_is_not_judged() -> None:
    for subject in ("美术", "围棋", ""):
        came = course("non_subject", subject, "preschool")
        assert (came.found, came.judged, came.why) == (set(), 0, {"empty:courses.description": 1})


def test_names_of_games_and_arts_and_of_school_age_are_innocent() -> None:
    for name in ("创意美术", "幼儿体适能", "围棋启蒙", "乐高搭建", "思维游戏", "故事会"):
        assert called(name).found == set(), name
    assert called("幼小衔接", stage="primary", body="I1").found == set()
    assert called("少儿英语启蒙", days="2021-03-01 | 2021-07-23").found == set()


def test_a_stage_that_the_body_does_not_decide_is_not_judged() -> None:
    assert course("subject", "数学", "").why == {"empty:courses.stage": 1}


def test_a_course_that_declares_nothing_is_not_judged() -> None:
    assert course("", "", "preschool").why == {"empty:courses.category": 1}


def test_a_course_without_a_first_day_is_not_judged() -> None:
    assert course("subject", "数学", "preschool", " | ").why == {"no_date": 1}


def test_a_course_that_ended_before_the_rule_began() -> None:
    came = course("subject", "数学", "preschool", "2021-03-01 | 2021-07-23")
    assert (came.found, came.judged) == (set(), 0)


def test_a_course_that_begins_tomorrow() -> None:
    assert course("subject", "数学", "preschool", "2022-07-01 | 2022-08-30").found == set()


def test_found_from_the_rules_first_day_for_a_course_that_ran_on() -> None:
    row = course("subject", "数学", "preschool", "2021-03-01 | 2021-07-24").row("C1")
    assert (str(row["occurred_on"]), row["observed"]) == ("2021-07-24", "数学")


def test_found_as_a_declared_subject_or_category() -> None:
    assert course("subject", "", "preschool").row("C1")["observed"] == "subject"
    assert course("non_subject", "英语", "preschool").found == {"C1"}


def test_a_course_without_stage_takes_its_bodys_only_one() -> None:
    assert course("subject", "数学", "", body="KIDS").found == {"C1"}


def test_found_under_a_name_that_is_forbidden_or_says_what_it_teaches() -> None:
    for name in ("幼小衔接班", "学前班", "思维训练班", "拼音识字", "少儿英语启蒙", "幼儿数学思维", "自然拼读"):
        assert called(name).found == {"C1"}, name
    assert called("拼音速成班").row("C1")["observed"] == "拼音"
    assert called("课", subject="幼儿英语").found == {"C1"}


def described(name: str, description: str) -> Judged:
    head = "course_id | institution_id | name | description | category | stage | starts_on | ends_on\n"
    courses = f"{head}C1 | KIDS | {name} | {description} | non_subject | preschool | {DAYS}"
    return Scene("2022-06-30", institutions=BODIES, courses=courses).judge(RULE)


def test_a_description_of_play_is_clean() -> None:
    for name, description in (("创意美术", "手指画、拓印、撕贴,玩颜色"), ("小小体操", "前滚翻、平衡木、跳跳床")):
        came = described(name, description)
        assert (came.found, came.judged) == (set(), 1), name


def test_found_by_a_description_that_teaches_subjects() -> None:
    row = described("小小书童", "每天认十个字,学声母韵母,二十以内加减法,练习册两页").row("C1")
    assert "description" in row["reason"] and 0.5 < row["strength"] <= 1
