"""Price above the guide price · 超政府指导价

Looks at: the price a lesson of each subject course for the compulsory stage, against the guide price in force on the
course's first day: base price × minutes ÷ standard minutes × (1 + upward float), for its class size and form.
Why: subject training is a non-profit charge under guide price; what was taken above it is given back.
Innocent when: the price is the ceiling itself, rounded to the fen; the lesson is longer than the standard one; the
class size stands in two classes and the price keeps to the dearer; the course is for senior high only or no subject.
Not judged when: no guide price was in force there for that form and class size, or the course does not say its first
day, price, class size, minutes, form, stage or category.

看什么:义务教育阶段学科类课程的每课时单价,与开课当日有效的政府指导价比较:基准价×每课时分钟÷标准课时分钟×(1+上浮上限),按班额和形式取档。
为什么:学科类培训属非营利性收费,实行政府指导价;超出部分应予退还。
何时无辜:单价正好为上限(四舍五入到分);课时长于标准课时;班额同属两档而单价未超较高一档;仅面向高中或非学科类的课程。
何时不判:当地当时没有该形式该班额的指导价,或课程未写明开课日期、单价、班额、时长、形式、学段、类别。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.money import fen, yuan
from sevenlooks.readings.prices import guide_ceilings
from sevenlooks.readings.teaching import taught_courses

RULE = Rule(
    title=Text("超政府指导价", "Price above the guide price"),
    subject="course",
    since=date(2021, 9, 6),
    needs=("courses", "institutions", "guide_prices"),
    cites=("发改价格〔2021〕1279号",),
    sentence=Text(
        "{name}的课程 {subject_id} 每课时 {observed:yuan} 元,开课时指导价上限为 {expected:yuan} 元,每名学员多收 "
        "{amount} 元。",
        "Course {subject_id} of {name} costs {observed:yuan} yuan a lesson; the ceiling when it began was "
        "{expected:yuan}; each pupil pays {amount} yuan too much over the course.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    courses = facts.reading(taught_courses)
    courses = courses.filter(courses.subject_course.fill_null(True), courses.compulsory.fill_null(True))
    rows = courses.left_join(facts.reading(guide_ceilings), "course_id")
    price = fen(rows.price_per_lesson)
    over = price - rows.ceiling
    told = rows.subject_course.notnull() & rows.compulsory.notnull()
    return judge(
        rows,
        subject=rows.course_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.starts_on,
        breach=ibis.cases((told, over > 0)),
        why=_why(rows),
        observed=yuan(price),
        expected=yuan(rows.ceiling),
        # For a course that does not say how many lessons it has: of one lesson.
        amount=yuan(over * rows.lessons.fill_null(1)),
        evidence={
            "courses": {"course_id": rows.course_id},
            "guide_prices": {
                "division_code": rows.guide_place,
                "mode": rows.guide_mode,
                "class_from": rows.class_from,
                "effective_from": rows.effective_from,
            },
        },
    )


def _why(rows: ir.Table) -> ir.StringValue:
    return ibis.cases(
        (rows.subject_course.isnull(), "empty:courses.category"),
        (rows.compulsory.isnull(), "empty:courses.stage"),
        (rows.price_per_lesson.isnull(), "empty:courses.price_per_lesson"),
        (rows.class_size.isnull(), "empty:courses.class_size"),
        (rows.lesson_minutes.isnull(), "empty:courses.lesson_minutes"),
        (rows.form.isnull(), "empty:courses.mode"),
        else_="no_guide_price",
    )
