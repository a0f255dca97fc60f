"""What ties a body to others, each tie with what shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sevenlooks.language import Text
from sevenlooks.looks import rules
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.web.placed import Scope

MOST = 20  # of each kind


@dataclass(frozen=True)
class Link:
    """`address`: the finding or the rows that show the tie."""

    other: Institution
    said: Text
    address: str
    lead: bool = False


def links_of(body: Institution, scope: Scope) -> list[Link]:
    """Ties to bodies within the scope: campuses, one telephone, one code, and findings that name both."""
    return [*_ledger(body, scope), *_findings(body, scope)]


def _ledger(body: Institution, scope: Scope) -> Iterator[Link]:
    kinds = (
        ({"pk": body.parent_id}, Text("上级机构", "its parent body")),
        ({"parent_id": body.pk}, Text("下属校区", "its campus")),
        ({"phone_key": body.phone_key}, Text("同一联系电话", "the same telephone")),
        ({"uscc": body.uscc}, Text("同一统一社会信用代码", "the same social credit code")),
    )
    for condition, said in kinds:
        if all(condition.values()):
            filled = {f"{column}__gt": "" for column in condition}
            others = scope.of(Institution.objects.filter(**condition, **filled)).exclude(pk=body.pk).order_by("pk")
            for other in others[:MOST]:
                yield Link(other, said, f"/institutions/{other.pk}/rows/institutions/")


def _findings(body: Institution, scope: Scope) -> Iterator[Link]:
    pairs = [
        *scope.of(Finding.objects.filter(institution_id=body.pk, linked_id__gt="")).order_by("-strength")[:MOST],
        *scope.of(Finding.objects.filter(linked_id=body.pk, linked_id__gt="")).order_by("-strength")[:MOST],
    ]
    named = {f.linked_id if f.institution_id == body.pk else f.institution_id for f in pairs}
    others = scope.of(Institution.objects.all()).in_bulk(named)
    for finding in pairs:
        other = others.get(finding.linked_id if finding.institution_id == body.pk else finding.institution_id)
        rule = rules().get(finding.rule)
        if other and rule:
            yield Link(other, rule.title, f"/findings/{finding.finding_id}/", finding.lead)
