"""What a partner department sees: its own parts, and of their cases the sections that each part shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from sevenlooks.looks import rules
from sevenlooks.server.cases import sharing
from sevenlooks.server.cases.handovers import ANSWERED, REFUSED, SENT, SHOWING, TAKEN, WITHDRAWN
from sevenlooks.server.cases.models import Evidence, Part, Source
from sevenlooks.server.web.asked import key
from sevenlooks.server.web.mistakes import Missing

ORDER = ("due_on", "id")


def mine(person: Any) -> QuerySet[Part]:
    """The parts of the person's own department in its own division, neither above it nor below."""
    return Part.objects.filter(department=person.post.department, division_code=person.division_code)


def part(person: Any, id: str) -> Part:
    """One part. Missing when there is none, or it is another department's or division's."""
    found = mine(person).select_related("case").filter(pk=key(id)).first()
    if found is None:
        raise Missing()
    return found


def wanted() -> dict[str, Q]:
    """Name of a list → its parts; "" is what the department has still to do."""
    to_do = Q(stage__in=SHOWING)
    return {
        "": to_do,
        "take": Q(stage=SENT),
        "answer": Q(stage=TAKEN),
        "overdue": to_do & Q(due_on__lt=timezone.localdate()),
        "refused": Q(stage=REFUSED),
        "ended": Q(stage__in=(ANSWERED, WITHDRAWN)),
    }


def listed(person: Any, show: str) -> QuerySet[Part]:
    return mine(person).filter(wanted().get(show, Q())).select_related("case")


def counts(person: Any) -> dict[str, int]:
    return mine(person).aggregate(**{name or "to_do": Count("pk", filter=q) for name, q in wanted().items()})


def shared(part: Part) -> dict[str, Any]:
    """Section → what it shows, for the sections that the part shares and its department sees now."""
    return {name: tells(part) for name, tells in _TELLS.items() if part.sees(name)}


def evidence(part: Part, id: int) -> Evidence:
    """One file that the part shares. Missing when it does not, or the file was replaced."""
    found = part.case.evidence.filter(pk=id, replaced_by=None).first()
    if found is None or not part.sees(sharing.PERSONAL if found.personal else sharing.EVIDENCE):
        raise Missing()
    return found


def _rules(part: Part) -> list[tuple[Any, str, bool]]:
    """Title of the rule, its clause, whether it is a lead only."""
    sources: QuerySet[Source] = part.case.sources.exclude(rule="").order_by("pk")
    return [(rules()[s.rule].title if s.rule in rules() else s.rule, s.cites, s.lead) for s in sources]


def _evidence(part: Part, personal: bool) -> QuerySet[Evidence]:
    return part.case.evidence.filter(personal=personal, replaced_by=None).order_by("pk")


def _answers(part: Part) -> QuerySet[Part]:
    return part.case.parts.filter(stage=ANSWERED).exclude(pk=part.pk).order_by("answered_at")


_TELLS: dict[str, Callable[[Part], Any]] = {
    sharing.PARTY: lambda part: part.case,
    sharing.MATTER: lambda part: part.case,
    sharing.RULES: _rules,
    sharing.ORDER: lambda part: part.case.orders.order_by("-pk").first(),
    sharing.REFUNDS: lambda part: part.case,
    sharing.FAMILIES: lambda part: part.case.refunds.order_by("pk"),
    sharing.EVIDENCE: lambda part: _evidence(part, personal=False),
    sharing.PERSONAL: lambda part: _evidence(part, personal=True),
    sharing.ANSWERS: _answers,
}
