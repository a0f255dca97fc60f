"""How each body and each county came out of a run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sevenlooks.looks.look import LOOKS
from sevenlooks.screening import Run
from sevenlooks.server.web.placed import lineage

TALLY = (
    "division_code", "city_code", "province_code", "look", "bodies", "judged", "found", "leads", "findings",
    "problem_bodies",
)  # fmt: skip


@dataclass(frozen=True)
class CameOut:
    """By body: `found`, `leads` (look's name → findings), `judged` (bits of looks). `rows`: (county, look) → rows."""

    found: dict[str, dict[str, int]]
    leads: dict[str, dict[str, int]]
    judged: dict[str, int]
    rows: Counter[tuple[str, int]]

    @classmethod
    def of(cls, run: Run) -> CameOut:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        leads: dict[str, Counter[str]] = defaultdict(Counter)
        judged: dict[str, int] = defaultdict(int)
        rows: Counter[tuple[str, int]] = Counter()
        for outcome in run.outcomes:
            look = outcome.rule.look
            if outcome.reached is not None:
                for id in set(outcome.reached["institution_id"].to_pylist()):
                    if id:
                        judged[id] |= 1 << look.number - 1
            if outcome.cases is None:
                continue
            kind = leads if outcome.rule.lead else found
            bodies = outcome.cases["institution_id"].to_pylist()
            places = outcome.cases["division_code"].to_pylist()
            for id, place in zip(bodies, places, strict=True):
                if id:
                    kind[id][look.name] += 1
                rows[(place or "", look.number)] += 1
        return cls({k: dict(v) for k, v in found.items()}, {k: dict(v) for k, v in leads.items()}, dict(judged), rows)


def tallies(bodies: list[dict], came_out: CameOut) -> Iterator[tuple]:
    """One row a county and look, and one of look 0 for all looks together."""
    in_county: dict[str, list[str]] = defaultdict(list)
    for row in bodies:
        in_county[row["division_code"]].append(row["institution_id"])
    for place, _ in came_out.rows:
        in_county[place] = in_county.get(place, [])
    for county, ids in sorted(in_county.items()):
        for look in (None, *LOOKS):
            names = [each.name for each in LOOKS] if look is None else [look.name]
            bits = sum(1 << each.number - 1 for each in LOOKS if each.name in names)
            found = {id for id in ids if any(came_out.found.get(id, {}).get(name) for name in names)}
            leads = {id for id in ids if any(came_out.leads.get(id, {}).get(name) for name in names)}
            numbers = [each.number for each in LOOKS if each.name in names]
            yield (
                *lineage(county),
                look.number if look else 0,
                len(ids),
                sum(1 for id in ids if came_out.judged.get(id, 0) & bits),
                len(found),
                len(leads),
                sum(came_out.rows[(county, number)] for number in numbers),
                len(found | leads),
            )
