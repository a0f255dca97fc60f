"""Cases about people: one a person and body, however often the person is listed there."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from sevenlooks.looks.rule import judge

PERSON = ["institution_id", "person_key", "division_code"]


def judge_people(
    rows: ir.Table,
    *,
    on: ir.DateValue,
    breach: ir.BooleanValue,
    why: ir.StringValue,
    observed: ir.StringValue | None = None,
    variant: ir.StringValue | None = None,
    also: Mapping[str, tuple[str, ...]] | None = None,
) -> ir.Table:
    """`judge` over rows of staff, gathered by person and body.

    A person is in breach when any of its rows is, and clean only when all of them are judged. `also`: evidence beside
    the staff rows: a table with the person's key, and those of its further key columns that `rows` carries.
    """
    text = ibis.null("string")
    told = rows.mutate(
        _on=on,
        _breach=breach,
        _why=why,
        _observed=text if observed is None else observed,
        _variant=ibis.literal("") if variant is None else variant,
    )
    found = told._breach.fill_null(False)
    people = told.group_by(PERSON).aggregate(
        found=found.any(),
        unjudged=told._breach.isnull().any(),
        on=ibis.coalesce(told._on.min(where=found), told._on.min()),
        why=told._why.min(where=told._breach.isnull()),
        observed=told._observed.min(where=found),
        variant=told._variant.min(where=found),
        joined=told.joined_on.collect(where=found, distinct=True),
        **{key: told[key].collect(where=found, distinct=True) for keys in (also or {}).values() for key in keys},
    )
    evidence: dict[str, Mapping[str, ir.Value]] = {
        "staff": {
            "institution_id": people.institution_id,
            "person_key": people.person_key,
            "joined_on": people.joined,
        }
    }
    for table, keys in (also or {}).items():
        evidence[table] = {"person_key": people.person_key, **{key: people[key] for key in keys}}
    return judge(
        people,
        subject=people.institution_id + "/" + people.person_key,
        institution=people.institution_id,
        division=people.division_code,
        on=people.on,
        breach=ibis.cases((people.found, True), (~people.unjudged, False)),
        why=people.why,
        observed=people.observed,
        variant=ibis.coalesce(people.variant, ibis.literal("")),
        evidence=evidence,
    )
