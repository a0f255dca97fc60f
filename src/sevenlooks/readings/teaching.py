"""What is taught, to whom, in which form: courses and lessons with what their body says of itself."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.bodies import COMPULSORY, bodies
from sevenlooks.readings.facts import Facts, reading


@reading(kept=False)
def taught_courses(facts: Facts) -> ir.Table:
    """One row a course: its own columns, and

    `division_code`, `body_status`, `body_status_on`, `body_mode`, `body_category` of its body; `subject_course`
    (bool: as it is declared; null where it is not: a subject body may teach drawing too); `compulsory` (bool: its own
    stage, else whether any of its body's is; null unknown); `for_preschool` (bool: its own stage, else its body's
    only one; null where the body teaches others besides); `form` (offline|online: its own mode, else its body's
    single one).
    """
    courses = facts.table("courses")
    body = facts.reading(bodies)
    rows = courses.left_join(body, courses.institution_id == body.institution_id)
    older = body.compulsory | body.senior
    return rows.select(
        courses,
        body.division_code,
        body_status=body.status,
        body_status_on=body.status_on,
        body_mode=body.mode,
        body_category=body.category,
        subject_course=courses.category == "subject",
        compulsory=ibis.coalesce(courses.stage.isin(COMPULSORY), body.compulsory),
        for_preschool=ibis.coalesce(
            courses.stage == "preschool", ibis.cases((~body.preschool, False), (body.preschool & ~older, True))
        ),
        form=ibis.coalesce(courses.mode, _single_form(body)),
    )


@reading(kept=False)
def taught_lessons(facts: Facts) -> ir.Table:
    """One row a lesson: its own columns without `mode`, and

    `day` (date it starts), `own_form` (offline|online: its own mode, else its course's), `form` (the same, else its
    body's single one), and of its course and body: `division_code`, `body_status`, `body_mode`, `subject_course` and
    `for_preschool` (null without a known course), `compulsory` (null where neither course nor body decides it).
    """
    lessons = facts.table("lessons")
    courses = facts.reading(taught_courses)
    body = facts.reading(bodies)
    rows = lessons.left_join(courses, lessons.course_id == courses.course_id)
    rows = rows.left_join(body, lessons.institution_id == body.institution_id)
    own_form = ibis.coalesce(lessons.mode, courses.mode)
    kept = [lessons[c] for c in lessons.columns if c not in ("mode", "_batch", "_row")]
    return rows.select(
        *kept,
        day=lessons.starts_at.date(),
        own_form=own_form,
        form=ibis.coalesce(own_form, _single_form(body)),
        division_code=body.division_code,
        body_status=body.status,
        body_mode=body.mode,
        subject_course=courses.subject_course,
        for_preschool=courses.for_preschool,
        compulsory=ibis.coalesce(courses.compulsory, body.compulsory),
    )


@reading(kept=False)
def compulsory_subject_lessons(facts: Facts) -> ir.Table:
    """The lessons of subject courses for the compulsory stage, and those of which nobody told whether they are.

    The columns of `taught_lessons`, and `untold`: the reason code of what was not told, null where both were.
    """
    lessons = facts.reading(taught_lessons)
    lessons = lessons.filter(lessons.subject_course.fill_null(True) & lessons.compulsory.fill_null(True))
    return lessons.mutate(
        untold=ibis.cases(
            (lessons.course_id.isnull(), "empty:lessons.course_id"),
            (lessons.subject_course.isnull(), "empty:courses.category"),
            (lessons.compulsory.isnull(), "empty:courses.stage"),
        )
    )


def _single_form(body: ir.Table) -> ir.StringValue:
    return ibis.cases((body.mode.isin(("offline", "online")), body.mode))
