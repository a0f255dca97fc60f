"""How findings compare with the answer key, rule by rule. Evidence of working, not of quality: the world is our own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class Score:
    """Subjects of one rule. `innocent_found`: look-alikes wrongly found; `unknown_found`: found, in no answer."""

    rule: str
    planted: int
    found_planted: int
    innocent: int
    innocent_found: int
    unknown_found: int

    @property
    def recall(self) -> float | None:
        """Found of the planted; None where nothing was planted."""
        return self.found_planted / self.planted if self.planted else None

    @property
    def precision(self) -> float | None:
        """Planted of the found; None where nothing was found."""
        found = self.found_planted + self.innocent_found + self.unknown_found
        return self.found_planted / found if found else None


def score(findings: pa.Table, answers: pa.Table) -> list[Score]:
    """`findings` with columns rule and subject_id, `answers` with rule, subject_id, kind (planted|innocent)."""
    found: dict[str, set[str]] = defaultdict(set)
    for rule, subject in zip(findings["rule"].to_pylist(), findings["subject_id"].to_pylist(), strict=True):
        found[rule].add(subject)
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for rule, subject, kind in zip(*(answers[n].to_pylist() for n in ("rule", "subject_id", "kind")), strict=True):
        told[rule, kind].add(subject)
    names = sorted({rule for rule, _ in told} | set(found))
    return [_score(rule, found[rule], told[rule, "planted"], told[rule, "innocent"]) for rule in names]


def _score(rule: str, found: set[str], planted: set[str], innocent: set[str]) -> Score:
    innocent = innocent - planted
    return Score(
        rule=rule,
        planted=len(planted),
        found_planted=len(found & planted),
        innocent=len(innocent),
        innocent_found=len(found & innocent),
        unknown_found=len(found - planted - innocent),
    )
