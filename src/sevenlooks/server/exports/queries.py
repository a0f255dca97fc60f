"""Reading exports: everybody sees their own, and only while their post still reaches them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from sevenlooks.server.exports.kinds import KINDS
from sevenlooks.server.exports.models import Export
from sevenlooks.server.web.mistakes import Missing

ORDER = ("-asked_at", "export_id")


def exports(person: Any) -> QuerySet[Export]:
    what = [name for name, kind in KINDS.items() if person.may(kind.permission)]
    return person.scope.of(Export.objects.filter(by=person.username, what__in=what))


def export(person: Any, id: str) -> Export:
    found = exports(person).filter(pk=id).first()
    if found is None:
        raise Missing()
    return found
