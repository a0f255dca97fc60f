"""How many people and courses a body has in the books on the as-of day, beside what its platform record says."""

from __future__ import annotations

import ibis.expr.types as ir

from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.people import employed


@reading(kept=False)
def filed_counts(facts: Facts) -> ir.Table:
    """One row an open body: `institution_id`, `division_code`, and of its platform record `filed_staff`,

    `filed_courses`, `updated_on`; `staff` (people on the staff that day), `courses` (of the books, not over that
    day) and `courses_ever` (all that have begun: a record may count either). A number is null where the record does
    not say it or the books know of nobody, or of no course, at all.
    """
    day = facts.day()
    people = facts.reading(employed)
    people = people.filter(people.joined_on <= day, people.unknown.isnull())
    there = (people.employed_until > day).fill_null(True)
    staff = people.group_by("institution_id").aggregate(staff=people.person_key.nunique(where=there))
    courses = facts.table("courses")
    runs = (courses.ends_on >= day).fill_null(True)
    courses = courses.group_by("institution_id").aggregate(courses_ever=courses.count(), courses=runs.sum())
    filed = facts.table("platform_records").select(
        "institution_id", "updated_on", filed_staff="staff_count", filed_courses="course_count"
    )
    body = facts.reading(bodies)
    rows = body.filter(body.is_open).select("institution_id", "division_code")
    for more in (filed, staff, courses):
        rows = rows.left_join(more, "institution_id").drop("institution_id_right")
    return rows
