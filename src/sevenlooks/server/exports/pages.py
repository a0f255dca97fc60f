"""Pages of exports."""

from __future__ import annotations

import base64
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from sevenlooks.books import declared
from sevenlooks.language import Text
from sevenlooks.server.exports import actions, queries
from sevenlooks.server.exports.kinds import filters_of, kind_of, said_of, title_of
from sevenlooks.server.exports.making import path_of
from sevenlooks.server.exports.models import Export
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of


@page("books.read", writes=True)
def exports(request: HttpRequest) -> HttpResponse:
    """One's own exports, newest first; POST asks for another."""
    person: Any = request.user
    if request.method == "POST":
        asked = request.POST.dict()
        export = actions.ask(
            by=person, what=asked.get("what", ""), format=asked.get("format", ""), table=asked.get("table", ""),
            scope=person.scope.narrowed(asked.get("division")), filters=asked, lang=request.lang,
        )  # fmt: skip
        return HttpResponseRedirect(f"/exports/{export.export_id}/")
    shown: Page[Export] = page_of(queries.exports(person), queries.ORDER, request.GET.get("after"))
    told = {
        "rows": [(export, title_of(export.what, export.table)) for export in shown.rows],
        "next": shown.next,
        "books": [(name, title_of("rows", name)) for name in declared()],
    }
    return render(request, "exports/exports.html", told)


@page("books.read")
def new(request: HttpRequest) -> HttpResponse:
    """What is to be exported, and in which format."""
    person: Any = request.user
    what, table = request.GET.get("what", ""), request.GET.get("table", "")
    filters = filters_of(kind_of(what), request.GET.dict())
    if what == "rows" and table not in declared():
        raise Missing()
    told = {
        "what": what,
        "table": table,
        "title": title_of(what, table),
        "scope": person.scope.narrowed(request.GET.get("division")),
        "filters": filters,
        "said": said_of(filters),
        "formats": Export.FORMATS,
    }
    return render(request, "exports/new.html", told)


@page("books.read")
def export(request: HttpRequest, id: str) -> HttpResponse:
    """One export: how far it is, or its rows, its digest, and the file."""
    found = queries.export(request.user, id)
    told = {
        "export": found,
        "title": title_of(found.what, found.table),
        "wrong": Text(found.wrong_zh, found.wrong_en),
        "said": said_of(found.filters),
    }
    part = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    return render(request, "exports/export_state.html" if part else "exports/export.html", told)


@page("books.read")
def file(request: HttpRequest, id: str) -> FileResponse:
    return sent(queries.export(request.user, id))


def sent(export: Export) -> FileResponse:
    """The file, with its digest in a head line (RFC 9530). Missing before it is made and after it is gone."""
    path = path_of(export)
    if export.state != Export.DONE or not path.exists():
        raise Missing()
    name = f"{path.stem}-{export.division_code}-{export.asked_at:%Y%m%d}{path.suffix}"
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name)
    response.headers["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(export.digest)).decode()}:"
    return response
