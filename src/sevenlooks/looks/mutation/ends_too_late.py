"""A lesson ends too late · 超时下课

Looks at: the end of each subject lesson for the compulsory stage: 20:30 at a site, 21:00 on line.
Why: pupils need their evening; the limits are among the first of the clean-up and easy to slide over.
Innocent when: the course is for senior high only, is no subject course, or ends on the minute itself.
Not judged when: nothing says whether it is a subject course, for which stage, at a site or on line.

看什么:义务教育阶段学科类课次的下课时间,线下不晚于20:30,线上不晚于21:00。
为什么:孩子要休息;这是最早的规定之一,也最容易一拖再拖。
何时无辜:仅面向高中的课程、非学科类课程、正好到点下课的课次。
何时不判:台账未说明是否学科类、哪个学段、线上还是线下。
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
    title=Text("超时下课", "Lesson ends too late"),
    subject="lesson",
    since=date(2021, 7, 24),
    needs=("lessons", "courses"),
    uses=("institutions",),
    parameters=("latest_end_offline", "latest_end_online"),
    cites=("国办发〔2018〕80号", "中办发〔2021〕40号"),
    sentence=Text(
        "{occurred_on} 的课次 {subject_id} 于 {observed} 下课,规定不晚于 {expected}。",
        "Lesson {subject_id} on {occurred_on} ended at {observed}; the latest allowed end is {expected}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    lessons = facts.reading(compulsory_subject_lessons)
    latest = ibis.cases(
        (lessons.form == "offline", facts.law["latest_end_offline"].on(lessons.day, lessons.division_code)),
        (lessons.form == "online", facts.law["latest_end_online"].on(lessons.day, lessons.division_code)),
    )
    # Past midnight counts on: 00:10 is 24:10 of the day it began.
    minutes = (
        lessons.ends_at.hour() * 60
        + lessons.ends_at.minute()
        + (lessons.ends_at.date() > lessons.day).cast("int64") * 1440
    )
    return judge(
        lessons,
        subject=lessons.lesson_id,
        institution=lessons.institution_id,
        division=lessons.division_code,
        on=lessons.day,
        breach=ibis.cases((lessons.untold.isnull(), minutes > latest)),
        why=ibis.coalesce(lessons.untold, ibis.literal("empty:courses.mode")),
        observed=lessons.ends_at.strftime("%H:%M"),
        expected=_clock(latest),
        evidence={"lessons": {"lesson_id": lessons.lesson_id}, "courses": {"course_id": lessons.course_id}},
    )


def _clock(minutes: ir.IntegerValue) -> ir.StringValue:
    hours, rest = (minutes // 60).cast("int64"), minutes % 60
    return hours.cast("string").lpad(2, "0") + ":" + rest.cast("string").lpad(2, "0")
