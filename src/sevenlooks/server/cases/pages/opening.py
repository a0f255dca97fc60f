"""Opening a case from a finding, a visit, a complaint, a survey's entry, or from nothing but what was seen."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from sevenlooks.errors import SevenlooksError
from sevenlooks.server.cases import actions
from sevenlooks.server.cases.drafts import Draft, draft
from sevenlooks.server.cases.earlier import earlier
from sevenlooks.server.cases.models import Case, Source
from sevenlooks.server.cases.pages import forms
from sevenlooks.server.cases.persons import key_of
from sevenlooks.server.registry import queries as registry
from sevenlooks.server.web.asked import day
from sevenlooks.server.web.mistakes import Conflict
from sevenlooks.server.web.pages import page


@page("cases.handle", writes=True)
def open_case(request: HttpRequest) -> HttpResponse:
    """A form, filled in from what the case comes from; then the case."""
    person: Any = request.user
    asked = request.POST if request.method == "POST" else request.GET
    told = draft(person.scope, asked.get("kind", ""), asked.get("key", ""))
    if not told.institution_id and asked.get("institution"):
        body = registry.institution(person.scope, asked["institution"])
        told = Draft(told.source, Case.INSTITUTION, body.name, body.pk, "", body.division_code, body.address)
    if request.method == "POST":
        try:
            case = _opened(request, person, told)
        except (Conflict, SevenlooksError) as wrong:
            return _form(request, person, told, request.POST.dict(), wrong)
        return HttpResponseRedirect(f"/cases/{case.pk}/")
    return _form(request, person, told, {}, None)


def _opened(request: HttpRequest, person: Any, told: Draft) -> Case:
    sent = request.POST
    before = sent.get("earlier", "")
    party = actions.Party(
        kind=told.party_kind if told.institution_id else sent.get("party_kind", ""),
        name=told.party or sent.get("party", ""), county=told.county or sent.get("county", ""),
        institution_id=told.institution_id, place_id=told.place_id,
        person_key=key_of(sent.get("identity", "")), in_service=bool(sent.get("in_service")),
        address=sent.get("address", ""),
        sources=(told.source,) if told.source.kind != Source.OTHER else (),
    )  # fmt: skip
    return actions.open_case(
        by=person, party=party, matter=sent.get("matter", ""), conduct_on=day(sent.get("conduct_on", "")),
        owner=sent.get("owner", "").strip(), earlier=forms.whole(before) if before else None,
        token=forms.token(request),
    )  # fmt: skip


def _form(request: HttpRequest, person: Any, told: Draft, typed: dict, wrong: SevenlooksError | None) -> HttpResponse:
    """The form; what was typed stays, but for an identity number, which is never sent back."""
    typed.pop("identity", None)
    shown = asdict(told) | typed
    shown["conduct_on"] = typed.get("conduct_on") or (told.conduct_on.isoformat() if told.conduct_on else "")
    before = earlier(person.scope, institution_id=told.institution_id, place_id=told.place_id)
    at_county = person.scope.level == "county"
    shown["county"] = shown.get("county") or (person.scope.code if at_county else "")
    context = {
        "draft": told, "typed": shown, "wrong": wrong.text if wrong else None, "earlier": before,
        "token": typed.get("token") or forms.new_token(), "at_county": at_county, "today": timezone.localdate(),
        "source": told.source,
    }  # fmt: skip
    return render(request, "cases/open.html", context, status=wrong.http_status if wrong else 200)
