"""Pages of intake."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from sevenlooks.language import Text
from sevenlooks.server.intake import actions, queries
from sevenlooks.server.intake.models import Intake
from sevenlooks.server.intake.receiving import MOST_BYTES, receives_files
from sevenlooks.server.intake.taking import refusals_of
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of


@page("books.read")
def intakes(request: HttpRequest) -> HttpResponse:
    """What was sent from this division, newest first, and the form for more."""
    person: Any = request.user
    found = queries.intakes(person.scope)
    shown: Page[Intake] = page_of(found, queries.ORDER, request.GET.get("after"))
    told = {
        "scope": person.scope,
        "rows": shown.rows,
        "next": shown.next,
        "count": found.count(),
        "may": person.may("books.take_in"),
        "most": MOST_BYTES >> 20,
    }
    return render(request, "intake/intakes.html", told)


@receives_files
@page("books.take_in", writes=True)
def send(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        files: Any = request.FILES.getlist("files")
        sent = actions.send(by=request.user, files=files, lang=request.lang)
        return HttpResponseRedirect(f"/intake/{sent.intake_id}/")
    return HttpResponseRedirect("/intake/")


@page("books.read")
def intake(request: HttpRequest, id: str) -> HttpResponse:
    """One intake: how far it is, or what it came to, table by table."""
    person: Any = request.user
    found = queries.intake(person.scope, id)
    told = {
        "intake": found,
        "lines": queries.lines_of(found),
        "wrong": Text(found.wrong_zh, found.wrong_en),
        "refusals": found.refused and refusals_of(found).exists() and person.may("books.take_in"),
        "may_run": person.may("runs.start"),
        "may": person.may("books.take_in"),
        "today": timezone.localdate(),
    }
    part = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    return render(request, "intake/intake_state.html" if part else "intake/intake.html", told)


@page("books.take_in")
def refused(request: HttpRequest, id: str) -> FileResponse:
    """The workbook of the refused rows, persons masked, ready to be mended and sent again."""
    person: Any = request.user
    path = refusals_of(queries.intake(person.scope, id))
    if not path.exists():
        raise Missing()
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"refused-{id[:8]}.xlsx")
