"""How each body came out of a run, and whom each rule judged in each county."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sevenlooks.screening import Run


@dataclass(frozen=True)
class CameOut:
    """By body: `found`, `leads` (look's name → findings), `judged` (bits). `reach`: (county, rule) → bodies."""

    found: dict[str, dict[str, int]]
    leads: dict[str, dict[str, int]]
    judged: dict[str, int]
    reach: Counter[tuple[str, str]]

    @classmethod
    def of(cls, run: Run) -> CameOut:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        leads: dict[str, Counter[str]] = defaultdict(Counter)
        judged: dict[str, int] = defaultdict(int)
        reach: Counter[tuple[str, str]] = Counter()
        for outcome in run.outcomes:
            rule = outcome.rule
            if outcome.reached is not None:
                columns = (outcome.reached[name].to_pylist() for name in ("institution_id", "division_code"))
                for id, county in set(zip(*columns, strict=True)):
                    if id:
                        judged[id] |= 1 << rule.look.number - 1
                        reach[(county or "", rule.id)] += 1
            if outcome.cases is not None:
                kind = leads if rule.lead else found
                for id in filter(None, outcome.cases["institution_id"].to_pylist()):
                    kind[id][rule.look.name] += 1
        return cls({k: dict(v) for k, v in found.items()}, {k: dict(v) for k, v in leads.items()}, dict(judged), reach)
