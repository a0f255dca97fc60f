"""What the books already know about an entry, set against the items of its plan: nothing is typed twice.

A breach on the face of the record fills in “a problem” with its sentence; what cannot concern the body by the ledger
fills in “not applicable”; a lead fills in nothing, for it is a suspicion. Whatever is filled in counts only once saved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from sevenlooks.errors import SevenlooksError
from sevenlooks.language import Lang, Text
from sevenlooks.looks import rules
from sevenlooks.looks.look import BY_NAME
from sevenlooks.server.campaigns.models import Answer, Entry
from sevenlooks.server.campaigns.plan import Item, PlanLook
from sevenlooks.server.campaigns.queries import asked
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.registry.rows import rows_of
from sevenlooks.server.registry.words import word

WORDS = 500


@dataclass(frozen=True)
class Known:
    """What is known on one item. `verdict` "" : nothing is filled in."""

    findings: list[Finding] = field(default_factory=list)
    verdict: str = ""
    words: str = ""
    why: Text | None = None
    examined: int | None = None
    amount: Decimal | None = None


def findings_of(entry: Entry) -> list[Finding]:
    """The registry's findings on an entry: of its body, or for a county those on the county itself."""
    if entry.kind == Entry.COUNTY:
        rows = Finding.objects.filter(division_code=entry.division_code, subject_kind="division")
    elif entry.institution_id:
        rows = Finding.objects.filter(institution_id=entry.institution_id)
    else:
        return []
    return list(rows.exclude(settled="dismissed").order_by("lead", "look", "-strength", "finding_id")[:200])


def known(entry: Entry, body: Institution | None, findings: Iterable[Finding], lang: Lang) -> dict[str, Known]:
    """Item's name → what is known on it."""
    held = list(findings)
    facts = {c: getattr(body, c) for c in ("status", "category", "mode", "papers", "registration_type")} if body else {}
    return {
        item.name: _known(entry, item, facts, [f for f in held if item.hears(f.rule)], lang) for _, item in asked(entry)
    }


def unheard(look: PlanLook, findings: Iterable[Finding]) -> list[Finding]:
    """The look's findings that no item of the plan hears."""
    named = BY_NAME.get(look.name)
    if named is None:
        return []
    return [f for f in findings if f.look == named.number and not any(item.hears(f.rule) for item in look.items)]


def _known(entry: Entry, item: Item, facts: dict[str, str], findings: list[Finding], lang: Lang) -> Known:
    breaches = [f for f in findings if not f.lead]
    counted = _in_book(entry, item.counts.book) if item.counts else None
    if breaches:
        said = dict.fromkeys(f.reason_zh if lang == "zh" else f.reason_en for f in breaches)
        at_stake = [Decimal(str(f.amount)) for f in breaches if item.amount and f.amount is not None]
        told = "；".join(said)[:WORDS] if lang == "zh" else "; ".join(said)[:WORDS]
        return Known(findings, Answer.PROBLEM, told, None, counted, sum(at_stake, Decimal("0.00")) or None)
    if facts and not item.concerns(facts):
        column = next(c for c, values in item.applies.items() if facts.get(c) not in values)
        why = Text("台账:{w}", "in the ledger: {w}").format(w=word(column, facts[column]))
        return Known(findings, Answer.NOT_APPLICABLE, why=why, examined=counted)
    return Known(findings, examined=counted)


def _in_book(entry: Entry, book: str) -> int | None:
    """How many rows of a book a body has; None where that cannot be told."""
    if not entry.institution_id:
        return None
    try:
        return rows_of(book, entry.institution_id).count
    except SevenlooksError:
        return None


def titled(findings: Iterable[Finding]) -> list[tuple[Finding, Text]]:
    """Findings with their rules' titles."""
    held = rules()
    return [(f, held[f.rule].title if f.rule in held else Text(f.rule, f.rule)) for f in findings]
