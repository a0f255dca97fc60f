"""Whom the case is to be told to (告知对象), on the page of their case."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sevenlooks.server.cases import actions, queries
from sevenlooks.server.cases.models import Case
from sevenlooks.server.cases.models.addressees import ADDRESSEES
from sevenlooks.server.cases.pages import forms
from sevenlooks.server.web.pages import page


def section(request: HttpRequest, case: Case) -> SafeString | None:
    person: Any = request.user
    known, may = list(case.addressees.order_by("pk")), person.may("cases.handle") and case.live
    told = {"case": case, "addressees": known, "kinds": ADDRESSEES.items(), "may": may}
    return render_to_string("cases/addressees.html", told, request) if known or may else None


@page("cases.handle", writes=True)
def add(request: HttpRequest, id: str) -> HttpResponse:
    person: Any = request.user
    case = queries.case(person.scope, id)
    if request.method == "POST":
        actions.add_addressee(
            by=person, case=case, kind=request.POST.get("kind", ""), name=request.POST.get("name", ""),
            address=request.POST.get("address", ""), seen=forms.seen(request),
        )  # fmt: skip
    return HttpResponseRedirect(f"/cases/{case.pk}/#addressees")
