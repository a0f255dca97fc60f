"""What a run has examined: each body, and the divisions that each look could judge. Unknown is not clean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.screening.outcome import Outcome

COUNTED_SUBJECTS = {"material": "materials", "person": "staff"}


class Body(NamedTuple):
    """One body. `judged`: by at least one rule. `materials`, `staff`: how many of its own were judged."""

    institution_id: str
    name: str
    division_code: str
    status: str
    is_open: bool
    judged: bool
    materials: int = 0
    staff: int = 0
    in_ledger: bool = True


@dataclass(frozen=True)
class Examined:
    """`bodies`: those of the ledger, and any other that a rule judged. `judged_in`: look → divisions it judged in."""

    bodies: tuple[Body, ...]
    judged_in: dict[str, frozenset[str]]
    by_id: dict[str, Body] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {body.institution_id: body for body in self.bodies})

    def division_of(self, institution_id: str, otherwise: str) -> str:
        """The ledger's division of a body; where the ledger has none, the one told with the row."""
        body = self.by_id.get(institution_id)
        return (body.division_code if body else "") or otherwise


def examined(facts: Facts, outcomes: Iterable[Outcome]) -> Examined:
    """Who was examined, from outcomes that say whom their rules judged (`screen(…, reach=True)`)."""
    judged: set[str] = set()
    subjects: dict[str, set[tuple[str, str]]] = {"materials": set(), "staff": set()}
    places: dict[str, set[str]] = {}
    for one in (o for o in outcomes if o.judged):
        if one.reached is None:
            raise ValueError(f"{one.rule.id}: the run does not say whom it judged; screen with reach=True")
        institutions = one.reached["institution_id"].to_pylist()
        judged.update(i for i in institutions if i)
        places.setdefault(one.rule.look.name, set()).update(c or "" for c in one.reached["division_code"].to_pylist())
        if one.rule.subject in COUNTED_SUBJECTS:
            pairs = zip(one.reached["subject_id"].to_pylist(), institutions, strict=True)
            subjects[COUNTED_SUBJECTS[one.rule.subject]].update((s, i or "") for s, i in pairs)
    counts = {name: _by_institution(pairs) for name, pairs in subjects.items()}
    return Examined(tuple(_bodies(facts, judged, counts)), {look: frozenset(codes) for look, codes in places.items()})


def _by_institution(pairs: set[tuple[str, str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for _, institution in pairs:
        counts[institution] = counts.get(institution, 0) + 1
    return counts


def _bodies(facts: Facts, judged: set[str], counts: dict[str, dict[str, int]]) -> Iterable[Body]:
    rows = facts.reading(bodies).select("institution_id", "name", "division_code", "status", "is_open")
    told = facts.engine.take(rows).to_pylist()
    materials, staff = counts["materials"], counts["staff"]
    for row in told:
        key, where = row["institution_id"], row["division_code"] or ""
        held = (materials.get(key, 0), staff.get(key, 0))
        yield Body(key, row["name"], where, row["status"], bool(row["is_open"]), key in judged, *held)
    known = {row["institution_id"] for row in told}
    for key in sorted((judged | materials.keys() | staff.keys()) - known):
        held = (materials.get(key, 0), staff.get(key, 0))
        yield Body(key, key, "", "", False, key in judged, *held, in_ledger=False)
