"""The page of events: who did what, on what, why and when."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sevenlooks.server.events import parts, queries
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of


@page("events.read")
def events(request: HttpRequest) -> HttpResponse:
    """What was done in one's division, newest first; narrowed by person, act or thing."""
    person: Any = request.user
    asked = {name: request.GET.get(name, "").strip() for name in ("who", "act", "kind", "id")}
    scope = person.scope.narrowed(request.GET.get("division"))
    fields = {"who": "who", "act": "act", "kind": "on_kind", "id": "on_id"}
    found = queries.within(scope).filter(**{fields[name]: value for name, value in asked.items() if value})
    shown: Page[Event] = page_of(found, ("-number",), request.GET.get("after"))
    told = {
        "scope": scope,
        "rows": [parts.told(event) for event in shown.rows],
        "next": shown.next,
        "asked": asked,
        "acts": parts.acts(),
    }
    return render(request, "events/events.html", told)
