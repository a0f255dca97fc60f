"""Subject teaching for preschool children · 学前学科类培训

Looks at: courses for children under school age that are declared as subject courses, whose declared subject is one of
school, a foreign language included, whose name says so or is one that the opinions forbid by name, or whose description
and materials read as subject teaching.
Why: preschool children are to be taught no subject at all, on line or at a site, under whatever name.
Innocent when: the course is for school age, or ended before the rule began.
Not judged when: declaration and name say nothing of it and there is no description to read; nobody declared anything;
the stage or the first day is not told.

看什么:面向学前儿童、申报为学科类的课程,或申报科目为学校科目(含外语)的课程,名称写明或属点名禁止(学前班、幼小衔接、思维训练)的课程,以及简介、材料读来是学科培训的课程。
为什么:不得以任何名义、任何形式对学前儿童开展学科类(含外语)培训。
何时无辜:面向中小学生的课程;规定施行前已结课的课程。
何时不判:申报和名称均未显示,又无简介可读;未申报类别;未说明学段或开课日期。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.course_texts import course_texts
from sevenlooks.readings.subjects import is_school_subject
from sevenlooks.readings.teaching import taught_courses

RULE = Rule(
    title=Text("学前学科类培训", "Subject teaching for preschool children"),
    subject="course",
    since=date(2021, 7, 24),
    needs=("courses",),
    uses=("institutions",),
    parameters=("preschool_forbidden_subjects", "preschool_forbidden_names"),
    cites=("中办发〔2021〕40号",),
    sentence={
        "declared": Text(
            "课程 {subject_id} 面向学前儿童,申报为学科类或学科科目({observed:courses.category})。",
            "Course {subject_id} is for preschool children and is declared as subject teaching "
            "({observed:courses.category}).",
        ),
        "name": Text(
            "课程 {subject_id} 面向学前儿童,名称中有“{observed}”。",
            "Course {subject_id} is for preschool children and has “{observed}” in its name.",
        ),
        "text": Text(
            "课程 {subject_id} 面向学前儿童,简介读来疑似学科培训:{observed}。",
            "Course {subject_id} is for preschool children and its description reads as subject teaching: {observed}.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    courses = facts.reading(taught_courses)
    since = ibis.literal(RULE.since)
    runs_on = courses.ends_on.isnull() | (courses.ends_on >= since)
    courses = courses.filter(courses.for_preschool.fill_null(True) & runs_on)
    said = facts.reading(course_texts)
    courses = courses.left_join(said, courses.course_id == said.course_id)
    # A course that began before the rule and ran on is judged from the rule's first day.
    on = ibis.cases((courses.starts_on < since, since), else_=courses.starts_on)
    subject = courses.subject.strip()
    forbidden = facts.law["preschool_forbidden_subjects"].on(on, courses.division_code)
    declared = courses.subject_course | forbidden.contains(subject) | is_school_subject(courses.subject)
    words = facts.law["preschool_forbidden_names"].on(on, courses.division_code)
    word = words.filter(lambda each: courses.name.contains(each)).join("、").nullif("")
    plainly = declared.fill_null(False)
    named = word.notnull()
    return judge(
        courses,
        subject=courses.course_id,
        institution=courses.institution_id,
        division=courses.division_code,
        on=on,
        breach=ibis.cases(
            (courses.for_preschool & (plainly | named | courses.reads_as_subject), True),
            (courses.for_preschool & ~courses.subject_course & ~courses.name_alone, False),
        ),
        why=ibis.cases(
            (courses.starts_on.isnull(), "no_date"),
            (courses.for_preschool.isnull(), "empty:courses.stage"),
            (courses.subject_course.isnull(), "empty:courses.category"),
            else_="empty:courses.description",
        ),
        observed=ibis.cases(
            (plainly, ibis.coalesce(subject.nullif(""), courses.category)), (named, word), else_=courses.said
        ),
        variant=ibis.cases((plainly, "declared"), (named, "name"), else_="text"),
        strength=ibis.ifelse(plainly | named, 1.0, courses.subject_strength),
        evidence={"courses": {"course_id": courses.course_id}},
    )
