"""Training materials: whether they teach a school subject, and from when to when they are in use."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.periods import closing_untold, earliest, in_reach, judged_on
from sevenlooks.readings.subjects import is_school_subject
from sevenlooks.readings.teaching import taught_courses

_LONG_TEXTS = ("title", "excerpt", "isbn")


@reading(kept=True)
def used_materials(facts: Facts) -> ir.Table:
    """One row a material: its own columns without the long texts, and

    `division_code` of its body; `subject_material` (bool: its own subject, else its course as declared; false at a
    body that teaches no subjects; null unknown, for a subject body may teach drawing too); `used_since` (date: its
    own, else the first day of its course; null unknown); `used_until` (date: its own last day or the body's closing,
    whichever comes first; null still in use); `unknown` (reason code why nobody knows when it was in use, else null).
    """
    rows = facts.table("materials").drop(*_LONG_TEXTS)
    own = rows.columns
    body = facts.reading(bodies)
    course = facts.reading(taught_courses)
    course = course.select(_course="course_id", _declared="subject_course", _first_day="starts_on")
    rows = rows.left_join(course, rows.course_id == course._course)
    rows = rows.left_join(body, rows.institution_id == body.institution_id)
    since = ibis.coalesce(rows.used_from, rows._first_day)
    return rows.select(
        *(rows[column] for column in own),
        division_code=body.division_code,
        subject_material=ibis.coalesce(
            is_school_subject(rows.subject), rows._declared, ibis.cases((~body.subject_body, False))
        ),
        used_since=since,
        used_until=earliest(rows.used_to, body.closed_from),
        unknown=ibis.cases(
            (since.isnull(), "empty:materials.used_from"),
            (~facts.told(rows, "materials", "used_to"), "no_column:materials.used_to"),
            (closing_untold(body) & rows.used_to.isnull(), "empty:institutions.status_on"),
        ),
    )


def in_use(facts: Facts, since: date) -> ir.Table:
    """The materials in use under a rule whose first day is `since`, with `on`, the day each is judged on, and

    `last_day` (date): the last day on which a review or filing could still have come in time for its use.
    """
    rows = facts.reading(used_materials)
    rows = rows.filter(in_reach(rows.used_since, rows.used_until, since))
    return rows.mutate(on=judged_on(rows.used_since, since), last_day=earliest(rows.used_until, facts.day()))
