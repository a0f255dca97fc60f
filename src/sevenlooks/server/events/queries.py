"""Reading the events."""

from __future__ import annotations

from django.db.models import QuerySet

from sevenlooks.server.events.chain import FIRST, first_break
from sevenlooks.server.events.models import Event, Head
from sevenlooks.server.web.placed import Scope


def of_thing(kind: str, id: str) -> QuerySet[Event]:
    """What was done to one thing, newest first."""
    return Event.objects.filter(on_kind=kind, on_id=id).order_by("-number")


def within(scope: Scope) -> QuerySet[Event]:
    """Events in a division and below it; those of no division are the nation's alone."""
    if scope.level == "nation":
        return Event.objects.all()
    return Event.objects.filter(division_code__startswith=scope.prefix)


def broken_at() -> int | None:
    """The number of the first event at which the chain breaks; None when it holds."""
    head = Head.objects.filter(pk=1).values_list("number", "link").first() or (0, FIRST)
    return first_break(Event.objects.order_by("number").iterator(chunk_size=5000), head)
