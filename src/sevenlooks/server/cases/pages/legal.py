"""Legal steps on the page of their case (法律程序): what is pending, what came of each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from sevenlooks.server.cases import actions, queries, stages
from sevenlooks.server.cases.models import LEGAL_STEPS, RESULTS, Case
from sevenlooks.server.cases.pages import forms
from sevenlooks.server.web.asked import day
from sevenlooks.server.web.pages import page


def section(request: HttpRequest, case: Case) -> SafeString | None:
    person: Any = request.user
    steps = list(case.legal_steps.order_by("begun_on", "pk"))
    may = person.may("cases.handle") and case.stage != stages.DROPPED
    told = {
        "case": case, "steps": steps, "may": may, "kinds": LEGAL_STEPS.items(), "results": RESULTS.items(),
        "today": timezone.localdate(), "begun": forms.typed(request, "legal/begin"),
        "ended": {step.pk: forms.typed(request, f"legal/{step.pk}/end") for step in steps},
    }  # fmt: skip
    told["token"] = told["begun"].get("token") or forms.new_token()
    return render_to_string("cases/legal.html", told, request) if steps or may else None


@page("cases.handle", writes=True)
@forms.stays
def begin(request: HttpRequest, id: str) -> HttpResponse:
    person: Any = request.user
    case = queries.case(person.scope, id)
    if request.method == "POST":
        actions.begin_legal(
            by=person, case=case, kind=request.POST.get("kind", ""), on=day(request.POST.get("on", "")),
            words=request.POST.get("words", ""), token=forms.token(request), seen=forms.seen(request),
        )  # fmt: skip
    return HttpResponseRedirect(f"/cases/{case.pk}/#legal")


@page("cases.handle", writes=True)
@forms.stays
def end(request: HttpRequest, id: str, step: int) -> HttpResponse:
    person: Any = request.user
    case, sent = queries.case(person.scope, id), request.POST
    if request.method == "POST":
        fine = sent.get("fine", "").strip()
        actions.end_legal(
            by=person, case=case, step=step, on=day(sent.get("on", "")), result=sent.get("result", ""),
            outcome=sent.get("outcome", ""), fine=forms.money(fine) if fine else None, seen=forms.seen(request),
        )  # fmt: skip
    return HttpResponseRedirect(f"/cases/{case.pk}/#legal")
