"""Other departments on a case's page (移送与反馈): their parts, and the forms to hand over, send again, withdraw."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sevenlooks.books.divisions import known
from sevenlooks.errors import SevenlooksError
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.accounts.roles import DEPARTMENTS, ROLES
from sevenlooks.server.cases import actions, handovers, queries, sharing, stages
from sevenlooks.server.cases.models import Case, Part, PartStep
from sevenlooks.server.cases.pages import forms
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.placed import Scope, lineage


def section(request: HttpRequest, case: Case) -> SafeString | None:
    person: Any = request.user
    steps = Prefetch("steps", PartStep.objects.order_by("pk"))
    may, parts = person.may("cases.handle"), list(case.parts.order_by("pk").prefetch_related(steps))
    told = {
        "case": case, "parts": parts, "may": may, "sections": sharing.SECTIONS,
        "may_hand_over": may and case.stage in stages.UNSOLVED,
        "departments": DEPARTMENTS.items(), "divisions": _divisions(case),
        "again": handovers.MOVES["send_again"].from_,
    }  # fmt: skip
    return render_to_string("cases/handovers.html", told, request) if parts or told["may_hand_over"] else None


@page("cases.handle", writes=True)
def hand_over(request: HttpRequest, id: str) -> HttpResponse:
    """The form for a department, filled in with the least that it needs; then its part."""
    case = queries.case(_person(request).scope, id)
    if request.method != "POST":
        return _form(request, case, None, _asked(request))
    return _sent(request, case, None)


@page("cases.handle", writes=True)
def send_again(request: HttpRequest, id: str, part: int) -> HttpResponse:
    """The same form for a part that was refused, with what stands in it."""
    case = queries.case(_person(request).scope, id)
    refused = _part(case, part)
    if request.method != "POST":
        told = {"department": refused.department, "division": refused.division_code, "asked": refused.asked}
        asked = told | _asked(request)
        if asked["department"] == refused.department:
            asked["shares"] = refused.shares
        return _form(request, case, refused, asked)
    return _sent(request, case, refused)


@page("cases.handle", writes=True)
def withdraw(request: HttpRequest, id: str, part: int) -> HttpResponse:
    case = queries.case(_person(request).scope, id)
    found = _part(case, part)
    if request.method == "POST":
        actions.withdraw(by=request.user, part=found, why=request.POST.get("words", ""), seen=forms.seen(request))
    return HttpResponseRedirect(f"/cases/{case.pk}/#parts")


def _sent(request: HttpRequest, case: Case, part: Part | None) -> HttpResponse:
    sent = request.POST
    told: dict[str, Any] = {
        "by": request.user, "department": sent.get("department", ""), "division": sent.get("division", ""),
        "asked": sent.get("asked", ""), "shares": sent.getlist("shares"),
    }  # fmt: skip
    try:
        told["seen"] = forms.seen(request)
        if part is None:
            actions.hand_over(**told, case=case, token=forms.token(request))
        else:
            actions.send_again(**told, part=part)
    except SevenlooksError as wrong:
        return _form(request, case, part, sent.dict() | {"shares": told["shares"]}, wrong)
    return HttpResponseRedirect(f"/cases/{case.pk}/#parts")


def _form(
    request: HttpRequest, case: Case, part: Part | None, typed: dict, wrong: SevenlooksError | None = None
) -> HttpResponse:
    """The form for one department and division. Missing for what is no department, or not within reach."""
    department, person = typed.get("department", ""), _person(request)
    divisions = [place for place in _divisions(case) if department in DEPARTMENTS and _stands(department, place)]
    place = next((place for place in divisions if place.code == typed.get("division")), None)
    if place is None and not divisions:
        raise Missing()
    place = place or divisions[0]
    told = {
        "case": case, "part": part, "department": department, "said": DEPARTMENTS[department], "place": place,
        "departments": DEPARTMENTS.items(), "divisions": _divisions(case), "least": sharing.LEAST[department],
        "sections": [item for item in sharing.SECTIONS.items() if _may_share(person, item[0])],
        "chosen": typed.get("shares", sharing.LEAST[department].sections), "typed": typed,
        "token": typed.get("token") or forms.new_token(), "wrong": wrong.text if wrong else None,
        "seen": part.version if part else case.version,
        "anybody": Person.objects.filter(role=department, division_code=place.code, is_active=True).exists(),
    }  # fmt: skip
    return render(request, "cases/hand_over.html", told, status=wrong.http_status if wrong else 200)


def _asked(request: HttpRequest) -> dict[str, Any]:
    return {name: request.GET[name] for name in ("department", "division") if name in request.GET}


def _divisions(case: Case) -> list[Scope]:
    """The case's county, and the city and province above it where there are such."""
    return [Scope(code) for code in dict.fromkeys(lineage(case.division_code)) if known(code)]


def _stands(department: str, place: Scope) -> bool:
    return place.level in ROLES[department].levels


def _may_share(person: Person, section: str) -> bool:
    return section != sharing.PERSONAL or person.may("cases.personal")


def _part(case: Case, id: int) -> Part:
    found = case.parts.filter(pk=id).first()
    if found is None:
        raise Missing()
    return found


def _person(request: HttpRequest) -> Any:
    return request.user
