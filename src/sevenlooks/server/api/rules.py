"""Rules, with how they came out in one's division."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Schema

from sevenlooks.looks import rules as all_rules
from sevenlooks.looks.pages import page as rule_page
from sevenlooks.looks.rule import Rule as Declaration
from sevenlooks.server.api.declaring import Declared, asks
from sevenlooks.server.api.shapes import MISTAKES, Id, Mistake, Said
from sevenlooks.server.registry import queries
from sevenlooks.server.registry.models import RuleTally
from sevenlooks.server.web.mistakes import Missing

router = Declared(tags=["rules"])


class Counts(Schema):
    """Bodies of one's division: in the ledger, judged by the rule, found, with a lead; and rows found."""

    bodies: int
    judged: int
    found: int
    leads: int
    findings: int


class Rule(Schema):
    """`lead`: what it finds is a suspicion. `counts`: none before the first run."""

    id: str
    look: int
    title: Said
    lead: bool
    since: date
    cites: list[str]
    counts: Counts | None


class Part(Schema):
    heading: Said
    text: Said


class RulePage(Rule):
    """`parts`: what it looks at, why it matters, when it is innocent."""

    parts: list[Part]


class Rules(Schema):
    rows: list[Rule]


@router.get("", response={200: Rules, MISTAKES: Mistake}, operation_id="rules")
@asks("findings.read", "查什么:全部规则")
def rules(request: HttpRequest) -> Rules:
    """What is checked."""
    person: Any = request.user
    counts = queries.by_rule(person.scope)
    return Rules(rows=[Rule(**_rule(each, counts.get(each.id))) for each in all_rules().values()])


@router.get("/{id}", response={200: RulePage, MISTAKES: Mistake}, operation_id="rule")
@asks("findings.read", "一条规则和它的公示页")
def rule(request: HttpRequest, id: Id) -> RulePage:
    """One rule and its public page."""
    person: Any = request.user
    found = all_rules().get(id)
    if found is None:
        raise Missing()
    parts = [Part(heading=Said.of(heading), text=Said.of(text)) for heading, text in rule_page(found).parts]
    return RulePage(**_rule(found, queries.by_rule(person.scope).get(id)), parts=parts)


def _rule(rule: Declaration, tally: RuleTally | None) -> dict[str, Any]:
    counts = None if tally is None else Counts(**{name: getattr(tally, name) for name in Counts.model_fields})
    return {
        "id": rule.id, "look": rule.look.number, "title": Said.of(rule.title), "lead": rule.lead, "since": rule.since,
        "cites": [str(cite) for cite in rule.cites], "counts": counts,
    }  # fmt: skip
