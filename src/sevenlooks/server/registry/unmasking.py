"""Pages shown whole: for one view, to who may and says why; each is an event."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from sevenlooks.server.registry import actions, pages, queries
from sevenlooks.server.web.pages import page


@page("people.unmask", writes=True)
def book_rows(request: HttpRequest, id: str, table: str) -> HttpResponse:
    """The rows of one book on one body, whole."""
    person: Any = request.user
    body = queries.institution(person.scope, id)
    if request.method != "POST":
        return HttpResponseRedirect(f"/institutions/{id}/rows/{table}/")
    shown = pages.show_rows(request, body, table, whole=True)
    actions.unmask(
        by=person, on=("institution", id), division=body.division_code, why=request.POST.get("why", ""), book=table
    )
    return _once(shown)


@page("people.unmask", writes=True)
def finding(request: HttpRequest, id: str) -> HttpResponse:
    """A finding and its evidence, whole."""
    person: Any = request.user
    found = queries.finding(person.scope, id)
    if request.method != "POST":
        return HttpResponseRedirect(f"/findings/{id}/")
    shown = pages.show_finding(request, found, whole=True)
    actions.unmask(by=person, on=("finding", id), division=found.division_code, why=request.POST.get("why", ""))
    return _once(shown)


def _once(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
