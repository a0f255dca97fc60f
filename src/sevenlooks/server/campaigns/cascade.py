"""The way down (ministry → province → city → county): who passes on to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sevenlooks.books.divisions import known, table
from sevenlooks.server.web.placed import NATION, Scope, lineage

NO_OFFICE = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
"""Rungs of the code that are no office: the counties below hear from the province itself."""


@dataclass(frozen=True)
class Rung:
    """A division that gets a receipt. `parent`: the one that passes on to it."""

    code: str
    level: str
    parent: str


def way_down(scope: Scope, also: Iterable[str] = ()) -> list[Rung]:
    """Every division below a scope, highest first. `also`: further counties that the ledger names."""
    counties = sorted({code for code in [*_counties_now(), *also] if scope.holds(code) and code != NATION})
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
    if _has_office(city):
        yield Rung(city, "city", province)


def _parent(county: str) -> str:
    _, city, province = lineage(county)
    return city if _has_office(city) and city != county else province


def _has_office(city: str) -> bool:
    found = known(city)
    return found is not None and found.name not in NO_OFFICE


@cache
def _counties_now() -> tuple[str, ...]:
    """Today's divisions that have none below them: counties, and the few cities without counties."""
    rows = table().select(["code", "name", "until"]).to_pylist()
    codes = [row["code"] for row in rows if row["until"] is None and row["name"] not in NO_OFFICE]
    with_counties = {code[:4] for code in codes if not code.endswith("00")}
    return tuple(c for c in codes if not c.endswith("0000") and (not c.endswith("00") or c[:4] not in with_counties))
