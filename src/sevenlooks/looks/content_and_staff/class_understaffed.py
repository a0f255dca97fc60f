"""A class with too few teachers · 班级师生比不足

Looks at: each offline class group of a course, week by week: the most pupils of a lesson against all teachers met in
the group within the week; one teacher at least for fifty pupils (2 %), for sixteen under school age (6 %).
Why: nobody can teach, or keep safe, more children than that at once.
Innocent when: several teachers share the group within the week; the class is on line; the limit is met to the pupil.
Not judged when: the week is not over; its lessons do not tell their pupils or teachers; nothing says whether the
children are under school age and the two limits disagree; nothing says whether the class is at a site or on line.

看什么:每门课程线下每个班次逐周的师生比:一周内到课最多的一次,对照该周在该班次出现过的全部教师;学龄每50人至少1名教师(2%),
学前每16人至少1名(6%)。
为什么:一个人照看、教好的孩子是有限的。
何时无辜:一周内由多名教师共同任教;线上课;人数正好到线。
何时不判:当周尚未结束;课次未填报到课人数或教师;未说明是否学前而两个标准结论不同;未说明线上线下。
"""

from __future__ import annotations

from datetime import date, timedelta

import ibis
import ibis.expr.types as ir
from ibis import _

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.teaching import taught_courses, taught_lessons

CLASS_WEEK = ["course_id", "class_group", "week"]

RULE = Rule(
    title=Text("班级师生比不足", "A class with too few teachers"),
    subject="course",
    since=date(2021, 9, 14),
    needs=("courses", "lessons"),
    uses=("staff",),
    parameters=("class_teacher_percent", "class_teacher_percent_preschool"),
    cites=("从业人员管理办法(2021-09)",),
    sentence=Text(
        "课程 {subject_id} 自 {occurred_on} 起的一周,师生比为 {observed},要求每百名学员不少于 {expected} 名教师。",
        "In the week from {occurred_on}, course {subject_id} had teachers to pupils {observed}; "
        "at least {expected} teachers a hundred pupils are required.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    lessons = _class_lessons(facts)
    small = facts.keep("small_classes", _small_classes(facts, lessons))
    lessons = lessons.anti_join(small, "course_id")
    weeks = facts.keep("class_weeks", _class_weeks(facts, lessons))
    in_order = ibis.window(group_by="course_id", order_by=["first_day", "class_group"])
    short = weeks.filter(weeks.breach).mutate(nth=ibis.row_number().over(in_order))
    short = short.filter(short.nth == 0).select("course_id", "class_group", "week", "first_day", "pupils", "teachers")
    shown = lessons.join(short, CLASS_WEEK).group_by("course_id")
    shown = shown.aggregate(shown=_.lesson_id.collect())
    judged = weeks.group_by("course_id").aggregate(
        judged=weeks.breach.notnull().any(), why=weeks.why.min(), last_day=weeks.first_day.max()
    )
    judged = ibis.union(judged, small.select("course_id", judged=True, why=ibis.null("string"), last_day="last_day"))
    courses = facts.reading(taught_courses)
    rows = judged.join(courses, "course_id").left_join(short, "course_id").left_join(shown, "course_id")
    on = ibis.coalesce(rows.first_day, rows.last_day)
    return judge(
        rows,
        subject=rows.course_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=on,
        breach=ibis.cases((rows.judged, rows.first_day.notnull())),
        why=rows.why,
        observed=rows.teachers.cast("string") + "/" + rows.pupils.cast("string"),
        expected=ibis.ifelse(rows.for_preschool, *(_percent(facts, y, on, rows.division_code) for y in (True, False))),
        evidence={"courses": {"course_id": rows.course_id}, "lessons": {"lesson_id": rows.shown}},
    )


def _class_lessons(facts: Facts) -> ir.Table:
    """Lessons at a site, or of untold form, in weeks of the rule's days that are over: each with `week`, its Monday."""
    lessons = facts.reading(taught_lessons)
    lessons = lessons.mutate(week=lessons.day.truncate("W"), class_group=lessons.class_group.fill_null(""))
    # In a week that is not over another teacher may still come.
    over = lessons.week <= ibis.literal(facts.as_of - timedelta(days=6))
    reached = over & (lessons.week >= ibis.literal(RULE.since - timedelta(days=6)))
    return lessons.filter(reached & lessons.course_id.notnull() & (lessons.form.fill_null("offline") == "offline"))


def _small_classes(facts: Facts, lessons: ir.Table) -> ir.Table:
    """Courses all of whose lessons, fully told, had a teacher and no more pupils than one may have at any age.

    They are clean whatever their weeks look like, and they are most: only the others are looked at by the week.
    """
    met = lessons.left_join(_helpers(facts), ["institution_id", "teacher_key"])
    strictest = ibis.greatest(
        *(_percent(facts, y, day, met.division_code) for y in (True, False) for day in (met.week, met.day))
    )
    one_is_enough = (met.pupils * strictest <= 100) & met.teacher_key.notnull() & met.helps.isnull()
    told = one_is_enough.fill_null(False) & met.form.notnull()
    courses = met.group_by("course_id").aggregate(small=told.all(), last_day=met.day.max())
    return courses.filter(courses.small & (courses.last_day >= ibis.literal(RULE.since)))


def _class_weeks(facts: Facts, lessons: ir.Table) -> ir.Table:
    """One row a class group and week: its `first_day`, `pupils` (most of a lesson), `teachers` (met within the week),
    `breach` (null where it cannot be said) and `why`."""
    met = lessons.left_join(_helpers(facts), ["institution_id", "teacher_key"])
    judged = met.day >= ibis.literal(RULE.since)
    weeks = met.group_by(CLASS_WEEK).aggregate(
        first_day=met.day.min(where=judged),
        pupils=met.pupils.max(where=judged),
        pupils_untold=(met.pupils.isnull() & judged).any(),
        taught=(met.teacher_key.notnull() & met.helps.isnull()).any(),
        teacher_untold=met.teacher_key.isnull().any(),
        form_untold=met.form.isnull().any(),
    )
    weeks = weeks.filter(weeks.first_day.notnull())
    courses = facts.reading(taught_courses).select("course_id", "division_code", "for_preschool")
    weeks = weeks.join(courses, "course_id")
    weeks = _with_teachers(facts, weeks, met.filter(met.helps.isnull()))
    short = _short(facts, weeks)
    return weeks.mutate(
        breach=ibis.cases(
            (weeks.form_untold, None),
            (short & ~weeks.teacher_untold & (weeks.teachers > 0), True),
            (~short & ~weeks.pupils_untold, False),
        ),
        why=ibis.cases(
            (weeks.form_untold, "empty:courses.mode"),
            (weeks.pupils_untold, "empty:lessons.pupils"),
            (weeks.teacher_untold, "empty:lessons.teacher_key"),
            (weeks.teachers == 0, "only_assistants"),
            else_="empty:courses.stage",
        ),
    )


def _with_teachers(facts: Facts, weeks: ir.Table, met: ir.Table) -> ir.Table:
    """Adds `teachers`, counted only in classes larger than one teacher may have at any age: elsewhere one is enough."""
    strictest = ibis.greatest(*(_percent(facts, y, weeks.first_day, weeks.division_code) for y in (True, False)))
    large = weeks.filter(weeks.pupils * strictest > 100).select(*CLASS_WEEK)
    counted = met.semi_join(large, CLASS_WEEK).group_by(CLASS_WEEK).aggregate(counted=_.teacher_key.nunique())
    rows = weeks.left_join(counted, CLASS_WEEK)
    return rows.select(weeks, teachers=ibis.coalesce(rows.counted, rows.taught.cast("int64")))


def _short(facts: Facts, weeks: ir.Table) -> ir.BooleanValue:
    """Whether the teachers are too few; without a stage only where both limits say the same."""
    shares = [
        weeks.pupils * _percent(facts, young, weeks.first_day, weeks.division_code) > weeks.teachers * 100
        for young in (False, True)
    ]
    return ibis.cases(
        (weeks.for_preschool, shares[1]), (~weeks.for_preschool, shares[0]), (shares[0], True), (~shares[1], False)
    )


def _percent(facts: Facts, young: bool, on: ir.DateValue, division: ir.StringValue) -> ir.Value:
    return facts.law["class_teacher_percent_preschool" if young else "class_teacher_percent"].on(on, division)


def _helpers(facts: Facts) -> ir.Table:
    """People whom a body lists as neither teaching nor research staff: an assistant is no teacher of the class."""
    staff = (
        facts.table("staff")
        .group_by(["institution_id", "person_key"])
        .aggregate(teaches=_.role.isin(("teaching", "research")).any())
    )
    return staff.filter(~staff.teaches).select("institution_id", teacher_key="person_key", helps=True)
