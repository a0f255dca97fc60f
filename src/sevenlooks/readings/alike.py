"""Which bodies are alike: the same category, stages and form; and in the same place."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts, reading


@reading(kept=False)
def alike(facts: Facts) -> ir.Table:
    """One row a body open on the as-of day: `institution_id`, `division_code`, `kind` (text; bodies of one kind have

    the same category, the same vacations and the same form), `city` (four digits), `opened_on`.
    """
    rows = facts.reading(bodies)
    rows = rows.filter(rows.is_open)
    stage = ibis.cases((rows.compulsory, "compulsory"), (rows.senior, "senior"), (rows.preschool, "preschool"))
    return rows.select(
        "institution_id",
        "division_code",
        "opened_on",
        kind=ibis.coalesce(rows.category, ibis.literal(""))
        + "/"
        + ibis.coalesce(stage, ibis.literal(""))
        + "/"
        + ibis.coalesce(rows["mode"], ibis.literal("")),
        city=rows.division_code.substr(0, 4),
    )
