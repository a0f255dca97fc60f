"""The mechanisms that stood on file on the as-of day."""

from __future__ import annotations

import ibis.expr.types as ir

from sevenlooks.readings.facts import Facts, reading


@reading(kept=False)
def mechanisms_on_file(facts: Facts) -> ir.Table:
    """The book's rows without those set up later; one without a day of its own is on file."""
    rows = facts.table("mechanisms")
    return rows.filter(rows.established_on.isnull() | (rows.established_on <= facts.day()))
