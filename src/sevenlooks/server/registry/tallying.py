"""Counting the registry once a run, at every level, so that no page has to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count

from sevenlooks.looks.look import LOOKS
from sevenlooks.server.registry.bulk import add_all, replace_all
from sevenlooks.server.registry.models import Finding, Institution, Past, RuleTally, Tally
from sevenlooks.server.web.placed import NATION, lineage

COUNTS = ("bodies", "judged", "found", "leads", "problem_bodies", "findings")
Sums = dict[tuple[str, str | int], Counter[str]]  # (division, look or rule) → counts


class _Body(NamedTuple):
    county: str
    judged: int
    found_in: int
    leads_in: int


@transaction.atomic
def tally(run: str, as_of: date, reach: Mapping[tuple[str, str], int]) -> None:
    """Count bodies and findings as they stand in the registry. `reach`: (county, rule) → bodies that it judged."""
    by_look = _by_look()
    replace_all(Tally, ("division_code", "above", "look", *COUNTS), _tallies(by_look))
    replace_all(RuleTally, ("division_code", "rule", *COUNTS), _rule_tallies(by_look, _by_rule(reach)))
    Past.objects.filter(run=run).delete()
    past = ((run, as_of, code, *_row(counts)) for (code, look), counts in sorted(by_look.items()) if look == 0)
    add_all(Past, ("run", "as_of", "division_code", *COUNTS), past)


def levels(county: str) -> tuple[str, ...]:
    """A county and all that stand above it, the nation last; a row of no known place counts in the nation alone."""
    return (*dict.fromkeys(lineage(county)), NATION) if county else (NATION,)


def above(code: str) -> str:
    """The division next above one; "" above the nation."""
    if code == NATION:
        return ""
    _, city, province = lineage(code)
    return city if code != city else province if code != province else NATION


def _by_look() -> Sums:
    sums: Sums = defaultdict(Counter)
    for body, count in Counter(_bodies()).items():
        for look in range(len(LOOKS) + 1):
            mask = 1 << look - 1 if look else ~0
            found, leads = body.found_in & mask, body.leads_in & mask
            told = {
                "bodies": count,
                "judged": count if body.judged & mask else 0,
                "found": count if found else 0,
                "leads": count if leads else 0,
                "problem_bodies": count if found or leads else 0,
            }
            _add(sums, body.county, look, told)
    for county, look, findings in Finding.objects.values_list("division_code", "look").annotate(n=Count("pk")):
        _add(sums, county, look, {"findings": findings})
        _add(sums, county, 0, {"findings": findings})
    return sums


def _bodies() -> Iterator[_Body]:
    rows = Institution.objects.values_list("division_code", "judged", "found_in", "leads_in")
    return map(_Body._make, rows.iterator(chunk_size=5000))


def _by_rule(reach: Mapping[tuple[str, str], int]) -> Sums:
    sums: Sums = defaultdict(Counter)
    for (county, rule), bodies in reach.items():
        _add(sums, county, rule, {"judged": bodies})
    rows = Finding.objects.values_list("division_code", "rule", "lead")
    counted = rows.annotate(bodies=Count("institution_id", distinct=True), findings=Count("pk"))
    for county, rule, lead, bodies, findings in counted:
        told = {"leads" if lead else "found": bodies, "problem_bodies": bodies, "findings": findings}
        _add(sums, county, rule, told)
    return sums


def _add(sums: Sums, county: str, by: str | int, counts: Mapping[str, int]) -> None:
    for code in levels(county):
        sums[(code, by)].update(counts)


def _tallies(sums: Sums) -> Iterable[tuple]:
    return ((code, above(code), look, *_row(counts)) for (code, look), counts in sorted(sums.items()))


def _rule_tallies(by_look: Sums, by_rule: Sums) -> Iterable[tuple]:
    for (code, rule), counts in sorted(by_rule.items()):
        yield (code, rule, *_row({**counts, "bodies": by_look[(code, 0)]["bodies"]}))


def _row(counts: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(counts.get(name, 0) for name in COUNTS)
