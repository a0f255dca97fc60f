"""What a body is on a day: open, closed, suspected; what it teaches and to whom (definitions.md, Time)."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.facts import Facts, reading

OPEN = ("operating", "converted", "transformed")
CLOSED = ("cancelled", "banned", "suspended")
COMPULSORY = ("primary", "junior")


def holds_any(stages: ir.ArrayValue, wanted: tuple[str, ...]) -> ir.BooleanValue:
    """Whether a list of stages holds any of these; null for an empty or missing list."""
    any_of = stages.contains(wanted[0])
    for stage in wanted[1:]:
        any_of = any_of | stages.contains(stage)
    return ibis.cases((stages.length() > 0, any_of))


@reading(kept=False)
def bodies(facts: Facts) -> ir.Table:
    """One row an institution: the ledger's columns, and

    `closed_from` (date): first day after which it is closed, null for a body never closed; `is_open` (bool): on the
    as-of day; `is_suspected`; `compulsory`, `preschool`, `senior` (bool, null when no stage is told);
    `subject_body` (bool, null when the category is not told or undecided).
    """
    rows = facts.table("institutions")
    closed = rows.status.isin(CLOSED)
    day = facts.day()
    return rows.mutate(
        closed_from=ibis.cases((closed, rows.status_on)),
        # A closed body counts as operating before its status date; without a date it counts as closed.
        is_open=rows.status.isin(OPEN) | (closed & rows.status_on.notnull() & (rows.status_on > day)),
        is_suspected=rows.status == "suspected",
        compulsory=holds_any(rows.stages, COMPULSORY),
        preschool=holds_any(rows.stages, ("preschool",)),
        senior=holds_any(rows.stages, ("senior",)),
        subject_body=ibis.cases(
            (rows.category.isin(("subject", "non_subject", "childcare", "other")), rows.category == "subject")
        ),
    )


def open_on(row: ir.Table, day: ir.DateValue) -> ir.BooleanValue:
    """Whether a body (a row with `status` and `status_on`) was open on a day of the row."""
    closed = row.status.isin(CLOSED)
    return row.status.isin(OPEN) | (closed & (row.status_on.isnull() | (day < row.status_on)))
