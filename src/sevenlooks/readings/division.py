"""Where a row belongs: the division of its body."""

from __future__ import annotations

import ibis.expr.types as ir

from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts


def with_division(facts: Facts, rows: ir.Table) -> ir.Table:
    """Rows with `institution_id` and their body's `division_code`, null for a body that no ledger has."""
    body = facts.reading(bodies).select("division_code", body_id="institution_id")
    return rows.left_join(body, rows.institution_id == body.body_id).drop("body_id")
