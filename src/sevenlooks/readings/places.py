"""Where bodies teach: each place of their lessons against the places they are registered for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.address import read_address
from sevenlooks.methods.same_place import is_lodging, same_address
from sevenlooks.readings.facts import Facts, batch_reading
from sevenlooks.readings.teaching import taught_lessons

_REGISTERED = ("registered_address", "operating_address", "licensed_addresses")


def compare_places(taught: pa.Table) -> pa.Table:
    """Each row with `registered` (bool; null where it cannot be said) and `why` it cannot.

    `taught`: institution_id, place, and the addresses of the body and of its parent (`parent_…`), texts or lists.
    """
    sites: dict[str, list[str]] = {}
    judged = []
    for row in taught.to_pylist():
        body = row["institution_id"]
        if body not in sites:
            sites[body] = list(dict.fromkeys(_addresses(row)))
        judged.append((body, row["place"], *_judge(row["place"], sites[body])))
    columns = list(zip(*judged, strict=True)) or [(), (), (), ()]
    types = (pa.string(), pa.string(), pa.bool_(), pa.string())
    names = ("institution_id", "place", "registered", "why")
    return pa.table({n: pa.array(c, t) for n, c, t in zip(names, columns, types, strict=True)})


@batch_reading(compare_places)
def taught_places(facts: Facts) -> ir.Table:
    """One row a body and place, as written, where it gave lessons not known to be on line: `institution_id`, `place`,

    `registered` (bool: one of its registered, operating and licensed addresses or of those of the body it is a campus
    of; null where it cannot be said) and `why` not (online_place, unreadable_address, no_address).
    """
    lessons = facts.reading(taught_lessons)
    lessons = lessons.filter((lessons.form.fill_null("offline") == "offline") & (lessons.place.strip() != ""))
    taught = lessons.select("institution_id", "place").distinct()
    body = facts.table("institutions").select("institution_id", "parent_id", *_REGISTERED)
    parent = body.select(parent_id="institution_id", **{f"parent_{name}": name for name in _REGISTERED})
    rows = taught.left_join(body, "institution_id").left_join(parent, "parent_id")
    return rows.select("institution_id", "place", *_REGISTERED, *(f"parent_{name}" for name in _REGISTERED))


def _addresses(row: dict) -> Iterator[str]:
    for name in (*_REGISTERED, *(f"parent_{name}" for name in _REGISTERED)):
        told = row[name]
        texts = told if isinstance(told, list) else [told]
        yield from (text for text in texts if text and text.strip())


def _judge(place: str, sites: Sequence[str]) -> tuple[bool | None, str | None]:
    if place in sites:  # written just so; most are
        return True, None
    here = read_address(place)
    if here.kind == "online":
        return None, "online_place"
    if not sites:
        return None, "no_address"
    unsure = False
    for site in sites:
        same = same_address(here, read_address(site))
        if same:
            return True, None
        unsure |= same is None
    # A home, hotel or café is elsewhere, even where nothing can be compared, when no address of the body speaks of one.
    away = is_lodging(place) and not any(is_lodging(site) for site in sites)
    return (None, "unreadable_address") if unsure and not away else (False, None)
