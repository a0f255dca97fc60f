"""A lesson on a rest day, holiday or in a vacation · 休息日节假日寒暑假开课

Looks at: the day of each subject lesson for the compulsory stage: weekends, statutory holidays, school vacations.
Why: these days belong to the children; teaching moved into them is the most common way round the clean-up.
Innocent when: the day is a make-up working day in term, or the course is no subject course or for senior high only.
Not judged when: the day is a working day and no school calendar of the place says whether it lies in a vacation; the
year's holidays are not known yet; nothing says whether it is a subject course or for which stage.

看什么:义务教育阶段学科类课次的上课日期:周末、法定节假日、寒暑假等学校假期。
为什么:这些日子属于孩子;把课挪到这些日子是最常见的变通。
何时无辜:学期中的调休上班日;非学科类课程;仅面向高中的课程。
何时不判:当日为工作日而当地没有校历可查;当年放假安排未知;台账未说明是否学科类、哪个学段。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.calendar import place_days
from sevenlooks.readings.teaching import compulsory_subject_lessons

RULE = Rule(
    title=Text("休息日节假日寒暑假开课", "Lesson on a rest day, holiday or in a vacation"),
    subject="lesson",
    since=date(2021, 7, 24),
    needs=("lessons", "courses"),
    uses=("institutions", "school_calendar"),
    parameters=("school_calendar",),
    cites=("中办发〔2021〕40号",),
    sentence={
        "weekend": Text(
            "学科类课次 {subject_id} 开在 {occurred_on},当日为周末休息日。",
            "Subject lesson {subject_id} was held on {occurred_on}, a weekend.",
        ),
        "holiday": Text(
            "学科类课次 {subject_id} 开在 {occurred_on},当日为法定节假日或其调休假日。",
            "Subject lesson {subject_id} was held on {occurred_on}, a statutory holiday or a day in lieu of one.",
        ),
        "vacation": Text(
            "学科类课次 {subject_id} 开在 {occurred_on},当日在当地学校假期内。",
            "Subject lesson {subject_id} was held on {occurred_on}, in the school vacation of the place.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    lessons = facts.reading(compulsory_subject_lessons)
    days = facts.reading(place_days)
    rows = lessons.left_join(days, ["division_code", "day"])
    # A rest day is one everywhere; a working day is only clean once the place's calendar has been asked.
    free = rows.rest | rows.vacation
    return judge(
        rows,
        subject=rows.lesson_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.day,
        breach=ibis.cases((rows.untold.isnull(), free)),
        why=ibis.cases(
            (rows.untold.notnull(), rows.untold),
            (rows.division_code.isnull(), "no_reference"),
            (rows.rest.isnull(), "outside_calendar"),
            else_="no_calendar",
        ),
        observed=ibis.cases((rows.rest, rows.kind), else_="vacation"),
        variant=ibis.cases((rows.kind == "weekend", "weekend"), (rows.rest, "holiday"), else_="vacation"),
        evidence={
            "lessons": {"lesson_id": rows.lesson_id},
            "courses": {"course_id": rows.course_id},
            "school_calendar": {"division_code": rows.vacation_place, "starts_on": rows.vacation_from},
        },
    )
