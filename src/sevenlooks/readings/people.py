"""The people of a body: from when to when each is on its staff, and its cases gathered by person."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.periods import closing_untold, earliest, in_reach
from sevenlooks.readings.subjects import is_school_subject


@reading(kept=True)
def employed(facts: Facts) -> ir.Table:
    """One row a staff row: its own columns without the name, and

    `division_code` and `subject_body` (bool) of its body; `school_subject` (bool: one of the nine; null when not told
    or no known name); `employed_until` (date: first day no longer on the staff, by leaving or by the body's closing;
    null still there); `unknown` (reason code why nobody knows whether the person is still there, else null).
    """
    rows = facts.table("staff")
    own = [column for column in rows.columns if column != "name"]
    body = facts.reading(bodies)
    rows = rows.left_join(body, rows.institution_id == body.institution_id)
    return rows.select(
        *(rows[column] for column in own),
        division_code=body.division_code,
        subject_body=body.subject_body,
        school_subject=is_school_subject(rows.subject),
        employed_until=earliest(rows.left_on, body.closed_from),
        unknown=ibis.cases(
            (~facts.told(rows, "staff", "left_on"), "no_column:staff.left_on"),
            (closing_untold(body) & rows.left_on.isnull(), "empty:institutions.status_on"),
        ),
    )


def on_staff(facts: Facts, since: date) -> ir.Table:
    """The rows of `employed` that lasted on some day after a rule's first day `since`."""
    rows = facts.reading(employed)
    return rows.filter(in_reach(rows.joined_on, rows.employed_until, since))
