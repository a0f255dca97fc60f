"""The way down (ministry → province → city → county): who passes on to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sevenlooks.books.divisions import counties_now, has_counties
from sevenlooks.server.web.placed import NATION, Scope, lineage


@dataclass(frozen=True)
class Rung:
    """A division that gets a receipt. `parent`: the one that passes on to it."""

    code: str
    level: str
    parent: str


def way_down(scope: Scope, also: Iterable[str] = ()) -> list[Rung]:
    """Every division below a scope, highest first. `also`: further counties that the ledger names."""
    counties = sorted({code for code in [*counties_now(), *also] if scope.holds(code) and code != NATION})
    rungs: dict[str, Rung] = {}
    for code in counties:
        for rung in _above(code):
            if scope.holds(rung.code) and rung.code not in (scope.code, code):
                rungs.setdefault(rung.code, rung)
    leaves = [Rung(code, "county", _parent(code)) for code in counties if code not in rungs]
    return sorted(rungs.values(), key=lambda r: ("province", "city").index(r.level)) + leaves


def _above(county: str) -> Iterator[Rung]:
    _, city, province = lineage(county)
    yield Rung(province, "province", NATION)
    if has_counties(city) and city != county:
        yield Rung(city, "city", province)


def _parent(county: str) -> str:
    _, city, province = lineage(county)
    return city if has_counties(city) and city != county else province
