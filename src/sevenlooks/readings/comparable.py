"""Which closed bodies can be compared with any other at all: unknown is not clean."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.address import read_address
from sevenlooks.readings.facts import Facts, batch_reading, reading
from sevenlooks.readings.movers import closed_people, closed_pupils, closings
from sevenlooks.readings.parties import party_addresses, party_marks


@reading(kept=True)
def comparable(facts: Facts) -> ir.Table:
    """`closed_id`, `compared` (always true): closed bodies of which people, pupils, site or telephone are known, and

    the same of at least one other.
    """
    return ibis.union(_by_record(facts), facts.reading(by_site)).distinct().mutate(compared=ibis.literal(True))


def _by_record(facts: Facts) -> ir.Table:
    """`closed_id` of those compared by people, pupils or telephone."""
    people, pupils = facts.reading(closed_people), facts.reading(closed_pupils)
    marks = facts.reading(party_marks)
    phones = marks.filter(marks.mark == "phone").select("party_id")
    staffed = facts.table("staff" if facts.has("staff") else "lessons").select(party_id="institution_id")
    enrolling = facts.table("enrolments").select(party_id="institution_id")
    return ibis.union(
        _beside_others(people.select("closed_id"), staffed),
        _beside_others(pupils.select("closed_id"), enrolling),
        _beside_others(phones.semi_join(facts.reading(closings), [("party_id", "closed_id")]), phones),
    ).distinct()


def _legible(rows: pa.Table) -> pa.Table:
    """`closed_id` of those with an address that names a building."""
    named = [bool(read_address(text).key) for text in rows["address"].to_pylist()]
    return rows.filter(pa.array(named, pa.bool_())).select(["closed_id"])


@batch_reading(_legible)
def by_site(facts: Facts) -> ir.Table:
    """`closed_id` of those compared by their site alone: only their addresses are read."""
    there = facts.reading(party_addresses)
    mine = there.join(facts.reading(closings), [("party_id", "closed_id")])
    mine = mine.anti_join(_by_record(facts), "closed_id")
    others = there.select("party_id")
    beside = _beside_others(mine.select("closed_id"), others)
    return mine.semi_join(beside, "closed_id").select("closed_id", "address").distinct()


def _beside_others(mine: ir.Table, told: ir.Table) -> ir.Table:
    """`closed_id` of `mine` (one column), where of some party besides the closed one the same is told."""
    closed = mine.rename(closed_id=mine.columns[0]).distinct()
    parties = told.aggregate(parties=told.party_id.nunique())
    rows = closed.cross_join(parties)
    alone = rows.semi_join(told, [("closed_id", "party_id")]).select("closed_id")
    rows = rows.left_join(alone.mutate(own=1), "closed_id")
    return rows.filter(rows.parties - rows.own.fill_null(0) > 0).select("closed_id")
