"""An online lesson too long or too close · 线上课超30分钟或间隔不足10分钟

Looks at: the length of each online subject lesson for the compulsory stage (30 minutes), and the break since the last
one of the same course and class group (10 minutes).
Why: the limits protect the eyes and the minds of children before a screen.
Innocent when: the lesson lasts 30 minutes to the minute or begins 10 minutes after the last one; parallel class groups
of one course follow one another; the course is no subject course or for senior high only.
Not judged when: lessons of one class group overlap or nobody told the class groups, so that the break cannot be seen;
nothing says whether it is a subject course, for which stage, at a site or on line.

看什么:义务教育阶段学科类线上课次的时长(30分钟),以及与同一课程、同一班次上一课次的间隔(10分钟)。
为什么:保护孩子的眼睛,避免长时间面对屏幕。
何时无辜:正好30分钟、正好间隔10分钟;同一课程的不同班次前后相接;非学科类课程;仅面向高中的课程。
何时不判:同一班次课次互相重叠,或未填报班次而无从判断间隔;台账未说明是否学科类、哪个学段、线上还是线下。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.teaching import compulsory_subject_lessons

RULE = Rule(
    title=Text("线上课超30分钟或间隔不足10分钟", "Online lesson too long or too close to the last one"),
    subject="lesson",
    since=date(2021, 7, 24),
    needs=("lessons", "courses"),
    uses=("institutions",),
    parameters=("online_lesson_minutes", "online_break_minutes"),
    cites=("中办发〔2021〕40号",),
    sentence={
        "length": Text(
            "{occurred_on} 的线上课次 {subject_id} 时长 {observed} 分钟,规定不超过 {expected} 分钟。",
            "Online lesson {subject_id} on {occurred_on} lasted {observed} minutes; at most {expected} are allowed.",
        ),
        "break": Text(
            "{occurred_on} 的线上课次 {subject_id} 与同班上一课次 {linked_id} 仅间隔 {observed} 分钟,"
            "规定不少于 {expected} 分钟。",
            "Online lesson {subject_id} on {occurred_on} began {observed} minutes after {linked_id} of the same class; "
            "at least {expected} are required.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    lessons = facts.reading(compulsory_subject_lessons)
    lessons = _after_the_last(lessons.filter(lessons.form.fill_null("online") == "online"))
    longest = facts.law["online_lesson_minutes"].on(lessons.day, lessons.division_code)
    shortest = facts.law["online_break_minutes"].on(lessons.day, lessons.division_code)
    length = lessons.ends_at.epoch_seconds() - lessons.starts_at.epoch_seconds()
    pause = lessons.starts_at.epoch_seconds() - lessons.last_end.epoch_seconds()
    too_long, too_close = length > longest * 60, (pause < shortest * 60).fill_null(False)
    groups_told = facts.has("lessons", "class_group")
    # Nobody sits in two lessons at once: lessons that overlap are of classes that nobody told apart.
    told_apart = (pause >= 0) if groups_told else ibis.literal(False)
    unclear = "overlapping_lessons" if groups_told else "no_column:lessons.class_group"
    return judge(
        lessons,
        subject=lessons.lesson_id,
        institution=lessons.institution_id,
        division=lessons.division_code,
        on=lessons.day,
        breach=ibis.cases(
            (lessons.untold.notnull() | lessons.form.isnull(), None),
            (too_long, True),
            (~too_close, False),
            (told_apart, True),
        ),
        why=ibis.coalesce(lessons.untold, ibis.ifelse(lessons.form.isnull(), "empty:courses.mode", unclear)),
        observed=ibis.ifelse(too_long, (length + 59) // 60, pause // 60),
        expected=ibis.ifelse(too_long, longest, shortest),
        linked=ibis.ifelse(too_long, None, lessons.last_id),
        variant=ibis.ifelse(too_long, "length", "break"),
        evidence={
            "lessons": {
                "lesson_id": ibis.ifelse(
                    too_long, ibis.array([lessons.lesson_id]), ibis.array([lessons.last_id, lessons.lesson_id])
                )
            },
            "courses": {"course_id": lessons.course_id},
        },
    )


def _after_the_last(lessons: ir.Table) -> ir.Table:
    """Each lesson with `last_id` and `last_end` of the one before; an empty class group is its course's only class."""
    same_class = ibis.window(
        group_by=[lessons.course_id, lessons.class_group, lessons.form],
        order_by=[lessons.starts_at, lessons.lesson_id],
    )
    return lessons.mutate(
        last_id=lessons.lesson_id.lag().over(same_class), last_end=lessons.ends_at.lag().over(same_class)
    )
