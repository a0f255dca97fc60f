"""The order of visits: which institutions and places first, and why.

Each rule found on a body is one independent witness. A witness trusted with probability p = trust × strength, heard on
n occasions, adds (1 + ln n) · −ln(1 − p) to the body's *evidence* (in nats): −ln of the chance that all of them are
wrong. Evidence adds, so the share of each look in it is exact. `priority` is that sum; ties go to the larger amount.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from sevenlooks.law import Law
from sevenlooks.looks import rules
from sevenlooks.looks.look import LOOKS

REASONS_SHOWN = 3


@dataclass(frozen=True)
class Ranked:
    """`key`: an institution, or a place or entity in no register. `shares`: look → its part of the priority, sum 1.

    `reasons`: the sentences of the strongest rules, strongest first. `amount`: yuan at stake over its findings.
    """

    key: str
    kind: str
    division_code: str | None
    priority: float
    amount: float
    findings: int
    shares: dict[str, float]
    reasons: tuple[str, ...]


@dataclass
class _Witness:
    strength: float = 0.0
    occasions: int = 0
    sentence: str = ""


@dataclass
class _Body:
    kind: str
    division_code: str | None
    amount: float = 0.0
    findings: int = 0
    witnesses: dict[str, _Witness] = field(default_factory=lambda: defaultdict(_Witness))


def rank(findings: pa.Table, law: Law, top: int | None = None) -> list[Ranked]:
    """Institutions, places and entities with a finding, first to be visited first. Mechanisms are no place to visit."""
    bodies: dict[str, _Body] = {}
    columns = ("institution_id", "subject_kind", "subject_id", "division_code", "rule", "strength", "amount", "reason")
    for row in zip(*(findings[name].to_pylist() for name in columns), strict=True):
        institution, kind, subject, division, rule, strength, amount, sentence = row
        if not institution and kind not in ("place", "entity"):
            continue
        body = bodies.setdefault(
            institution or subject, _Body("institution" if institution else kind, division or None)
        )
        body.findings += 1
        body.amount += amount or 0.0
        witness = body.witnesses[rule]
        witness.occasions += 1
        if strength > witness.strength:
            witness.strength, witness.sentence = strength, sentence
    ranked = sorted(_ranked(bodies, law), key=lambda r: (-r.priority, -r.amount, r.key))
    return ranked[:top]


def _ranked(bodies: dict[str, _Body], law: Law) -> Iterator[Ranked]:
    for key, body in bodies.items():
        evidence = {rule: _evidence(rule, witness, law, body) for rule, witness in body.witnesses.items()}
        total = sum(evidence.values())
        strongest = sorted(evidence, key=lambda rule: (-evidence[rule], rule))[:REASONS_SHOWN]
        yield Ranked(
            key=key,
            kind=body.kind,
            division_code=body.division_code,
            priority=round(total, 4),
            amount=round(body.amount, 2),
            findings=body.findings,
            shares=_shares(evidence, total),
            reasons=tuple(body.witnesses[rule].sentence for rule in strongest),
        )


def _evidence(rule: str, witness: _Witness, law: Law, body: _Body) -> float:
    known = rules().get(rule)
    name = "trust_in_lead" if known is not None and known.lead else "trust_in_breach"
    values = law[name].values
    trust = law[name].at(max(v.since for v in values), body.division_code or "")
    return (1 + math.log(witness.occasions)) * -math.log1p(-trust * witness.strength)


def _shares(evidence: dict[str, float], total: float) -> dict[str, float]:
    parts: dict[str, float] = defaultdict(float)
    for rule, value in evidence.items():
        parts[rule.split(".")[0]] += value
    return {look.name: round(parts[look.name] / total, 4) for look in LOOKS if total and parts[look.name]}
