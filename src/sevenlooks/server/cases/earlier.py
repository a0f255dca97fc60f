"""Earlier cases of the same operator, under whatever name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from sevenlooks.language import Text
from sevenlooks.server.cases.models import Case
from sevenlooks.server.registry.links import links_of
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.placed import Scope

MOST = 20


@dataclass(frozen=True)
class Earlier:
    """An earlier case and what ties it to this party. A lead is no more than that: people decide."""

    case: Case
    said: Text
    lead: bool = False


def earlier(scope: Scope, *, institution_id: str = "", place_id: str = "", person_key: str = "",
            but: int | None = None) -> list[Earlier]:  # fmt: skip
    """Cases within the scope of the same body, place or person, or of bodies tied to it; the newest first."""
    found: dict[int, Earlier] = {}
    for each in _all(scope, institution_id, place_id, person_key):
        if each.case.pk != but:
            found.setdefault(each.case.pk, each)
    return sorted(found.values(), key=lambda e: -e.case.pk)[:MOST]


def _all(scope: Scope, institution_id: str, place_id: str, person_key: str) -> Iterator[Earlier]:
    cases = scope.of(Case.objects.all())
    same = (
        (Q(institution_id=institution_id), institution_id, Text("同一机构", "the same body")),
        (Q(place_id=place_id), place_id, Text("同一点位", "the same place")),
        (Q(person_key=person_key), person_key, Text("同一人", "the same person")),
    )
    for condition, known, said in same:
        if known:
            yield from (Earlier(case, said) for case in cases.filter(condition)[:MOST])
    body = Institution.objects.filter(pk=institution_id).first() if institution_id else None
    if body:
        ties = {link.other.pk: link for link in links_of(body, scope)}
        for case in cases.filter(institution_id__in=ties)[:MOST]:
            link = ties[case.institution_id]
            yield Earlier(case, link.said, link.lead)
