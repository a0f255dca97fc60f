"""Findings, and what people make of them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field

from sevenlooks.server.api.declaring import Declared, asks
from sevenlooks.server.api.shapes import MISTAKES, ONCE, Code, Id, Look, Mistake, Paging, Said, Word
from sevenlooks.server.registry import queries
from sevenlooks.server.registry.masking import masked_text
from sevenlooks.server.registry.models import Finding as Row
from sevenlooks.server.screening import actions

router = Declared(tags=["findings"])


class Settled(StrEnum):
    NOT_YET = "not_yet"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    VISIT = "visit"


class Verdict(StrEnum):
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    VISIT = "visit"


class FindingsAsked(Paging):
    look: Look | None = None
    rule: Word = ""
    settled: Settled | None = None
    institution: Word = ""
    division: Code | None = None


class Evidence(Schema):
    """A row of a book by its key; keys of persons are cut short."""

    table: str
    key: dict[str, str | int | float | None]


class Finding(Schema):
    """`lead`: a suspicion, not a fact. `settled`: what people made of it, empty until they did."""

    finding_id: str
    rule: str
    look: int
    lead: bool
    subject_kind: str
    subject_id: str
    institution_id: str
    linked_id: str
    division_code: str
    occurred_on: date | None
    observed: str
    expected: str
    amount: float | None
    strength: float
    reason: Said
    evidence: list[Evidence]
    cites: str
    rulebook: str
    settled: str


class Findings(Schema):
    """`count`: all that match; `more`: there are more than that."""

    rows: list[Finding]
    next: str | None
    count: int
    more: bool


class Settling(Schema):
    """`why`: needed to dismiss."""

    as_: Verdict = Field(alias="as")
    why: Word = ""


@router.get("", response={200: Findings, MISTAKES: Mistake}, operation_id="findings")
@asks("findings.read", "本地区的线索和问题,把握大的在前")
def findings(request: HttpRequest, asked: Query[FindingsAsked]) -> Findings:
    """What was found in one's division, surest first."""
    person: Any = request.user
    scope = person.scope.narrowed(asked.division)
    settled = None if asked.settled is None else "" if asked.settled is Settled.NOT_YET else asked.settled.value
    what: Any = {"look": asked.look or "", "rule": asked.rule, "settled": settled, "institution": asked.institution}
    found = queries.findings(scope, **what)
    shown = asked.of(found, queries.FINDING_ORDER)
    many = queries.how_many_findings(scope, found, **what)
    return Findings(rows=[_finding(row) for row in shown.rows], next=shown.next, count=many.n, more=many.more)


@router.get("/{id}", response={200: Finding, MISTAKES: Mistake}, operation_id="finding")
@asks("findings.read", "一条线索:说明、依据、证据行")
def finding(request: HttpRequest, id: Id) -> Finding:
    """One finding: its sentence, its clause, the rows that show it."""
    person: Any = request.user
    return _finding(queries.finding(person.scope, id))


@router.post(
    "/{id}/settle", response={200: Finding, MISTAKES: Mistake}, operation_id="settle_finding", openapi_extra=ONCE
)
@asks("findings.triage", "核定一条线索:确认、排除(须写理由)或列入检查")
def settle(request: HttpRequest, id: Id, settling: Settling) -> Finding:
    """Confirm a finding, dismiss it with a reason, or mark it for a visit."""
    person: Any = request.user
    found = queries.finding(person.scope, id)
    actions.settle(by=person, finding=found, as_=settling.as_.value, why=settling.why)
    return _finding(queries.finding(person.scope, id))


def _finding(row: Row) -> Finding:
    same = {name: getattr(row, name) for name in Finding.model_fields if name not in ("reason", "evidence")}
    same |= {name: masked_text(same[name]) for name in ("subject_id", "linked_id", "observed", "expected")}
    keys = ((each["table"], each["key"]) for each in row.evidence)
    evidence = [Evidence(table=table, key={k: _cut(v) for k, v in key.items()}) for table, key in keys]
    reason = Said(zh=masked_text(row.reason_zh), en=masked_text(row.reason_en))
    return Finding(**same, reason=reason, evidence=evidence)


def _cut(value: Any) -> Any:
    return masked_text(value) if isinstance(value, str) else value
