"""What is taught, to whom, in which form: courses and lessons with what their body says of itself."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.bodies import COMPULSORY, bodies
from sevenlooks.readings.facts import Facts, reading


@reading(kept=True)
def taught_courses(facts: Facts) -> ir.Table:
    """One row a course: its own columns, and

    `division_code`, `body_status`, `body_status_on`, `body_mode`, `body_category` of its body; `subject_course`
    (bool: declared subject, else its body's category; null unknown); `compulsory` and `for_preschool` (bool: its own
    stage, else any of its body's; null unknown); `form` (offline|online: its own mode, else its body's single one).
    """
    courses = facts.table("courses")
    body = facts.reading(bodies)
    rows = courses.left_join(body, courses.institution_id == body.institution_id)
    body_form = ibis.cases((body.mode.isin(("offline", "online")), body.mode))
    return rows.select(
        courses,
        body.division_code,
        body_status=body.status,
        body_status_on=body.status_on,
        body_mode=body.mode,
        body_category=body.category,
        subject_course=ibis.coalesce(courses.category == "subject", body.subject_body),
        compulsory=ibis.coalesce(courses.stage.isin(COMPULSORY), body.compulsory),
        for_preschool=ibis.coalesce(courses.stage == "preschool", body.preschool),
        form=ibis.coalesce(courses.mode, body_form),
    )


@reading(kept=True)
def taught_lessons(facts: Facts) -> ir.Table:
    """One row a lesson: its own columns without `mode`, and

    `day` (date it starts), `form` (offline|online: its own mode, else its course's), and of its course and body:
    `division_code`, `body_status`, `body_mode`, `subject_course`, `compulsory` (null when the course is not told and
    the body does not decide it).
    """
    lessons = facts.table("lessons")
    courses = facts.reading(taught_courses)
    body = facts.reading(bodies)
    rows = lessons.left_join(courses, lessons.course_id == courses.course_id)
    rows = rows.left_join(body, lessons.institution_id == body.institution_id)
    body_form = ibis.cases((body.mode.isin(("offline", "online")), body.mode))
    kept = [lessons[c] for c in lessons.columns if c not in ("mode", "_batch", "_row")]
    return rows.select(
        *kept,
        day=lessons.starts_at.date(),
        form=ibis.coalesce(lessons.mode, courses.form, body_form),
        division_code=body.division_code,
        body_status=body.status,
        body_mode=body.mode,
        subject_course=ibis.coalesce(courses.subject_course, body.subject_body),
        compulsory=ibis.coalesce(courses.compulsory, body.compulsory),
    )
