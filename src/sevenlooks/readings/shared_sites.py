"""The sites of closed bodies, and who else is there: in one building, or behind one door."""

from __future__ import annotations

from collections import defaultdict

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.address import Address, read_address
from sevenlooks.methods.same_place import same_address
from sevenlooks.readings.facts import Facts, batch_reading
from sevenlooks.readings.movers import closings
from sevenlooks.readings.parties import party_addresses

_SHARED = ("closed_id", "other_id", "mark", "others")


def compare_sites(pairs: pa.Table) -> pa.Table:
    """Rows `closed_id`, `other_id`, `mark` (site|door), `others`: how many besides these two are at that site or door.

    `pairs`: closed_id, here, other_id, there; here and there are addresses as written that may be one place.
    """
    building: dict[tuple[str, str], set[str]] = defaultdict(set)
    door: dict[tuple[str, str], set[str]] = defaultdict(set)
    for closed, here, other, there in zip(*(column.to_pylist() for column in pairs.columns), strict=True):
        one, two = read_address(here), read_address(there)
        if one.key and two.key and same_address(one, two):
            building[closed, one.key].add(other)
            if _one_door(one, two):
                door[closed, f"{one.key} {one.room}"].add(other)
    fewest: dict[tuple[str, str, str], int] = {}
    for mark, places in (("site", building), ("door", door)):
        for (closed, _), met in places.items():
            for other in met:
                key = (closed, other, mark)
                fewest[key] = min(fewest.get(key, len(met) - 1), len(met) - 1)
    rows = [(*key, others) for key, others in sorted(fewest.items())]
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    types = (pa.string(), pa.string(), pa.string(), pa.int64())
    return pa.table({n: pa.array(c, t) for n, c, t in zip(_SHARED, columns, types, strict=True)})


@batch_reading(compare_sites)
def shared_sites(facts: Facts) -> ir.Table:
    """One row a closed body and another party at its site, in the columns of `compare_sites`.

    Compared are addresses of one county that name one house, or one landmark where a house is named by neither or one
    alone, or one road where a house is spelt in words; where nobody told a firm's county, one road and house.
    """
    closed, there = facts.reading(closings), facts.reading(party_addresses)
    here = there.semi_join(closed, there.party_id == closed.closed_id)
    bare = there.filter(there.house.isnull())
    met = ibis.union(
        _met(here, there, ["division_code", "house"]),
        _met(here.filter(here.house.isnull()), there, ["division_code", "landmark"]),
        _met(here.filter(here.house.isnull()), there, ["division_code", "road"]),
        _met(here, bare, ["division_code", "landmark"]),
        _met(here, bare, ["division_code", "road"]),
        _met(here, there.filter(there.division_code.isnull()), ["house", "road"]),
    )
    return met.filter(met.closed_id != met.other_id).distinct()


def _met(here: ir.Table, there: ir.Table, on: list[str]) -> ir.Table:
    here = here.select(*on, closed_id="party_id", here="address")
    there = there.select(*on, other_id="party_id", there="address")
    return here.join(there, on).select("closed_id", "here", "other_id", "there")


def _one_door(one: Address, two: Address) -> bool:
    return bool(one.room) and one.room == two.room and not (one.floor and two.floor and one.floor != two.floor)
