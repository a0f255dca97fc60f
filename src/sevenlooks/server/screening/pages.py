"""Pages of screening."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from sevenlooks.errors import BadRequest
from sevenlooks.looks import rules as all_rules
from sevenlooks.looks.look import LOOKS
from sevenlooks.looks.pages import page as rule_page
from sevenlooks.server.registry import queries
from sevenlooks.server.screening import actions
from sevenlooks.server.screening.models import Run, Settling
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page


@page("findings.triage", writes=True)
def settle(request: HttpRequest, id: str) -> HttpResponse:
    person: Any = request.user
    finding = queries.finding(person.scope, id)
    if request.method == "POST":
        actions.settle(by=person, finding=finding, as_=request.POST.get("as", ""), why=request.POST.get("why", ""))
    return HttpResponseRedirect(f"/findings/{id}/")


@page("findings.read")
def rules(request: HttpRequest) -> HttpResponse:
    """What is checked: the rules by look, with how often each found, and how often people dismissed it."""
    now = queries.standing()
    counts = now.rules if now else {}
    told = [(look, [(r, counts.get(r.id)) for r in all_rules().values() if r.look is look]) for look in LOOKS]
    return render(request, "screening/rules.html", {"looks": told})


@page("findings.read")
def rule(request: HttpRequest, id: str) -> HttpResponse:
    found = all_rules().get(id)
    if found is None:
        raise Missing()
    now = queries.standing()
    settled = dict(Settling.objects.filter(rule=id).values_list("verdict").annotate(n=Count("pk")))
    decided = settled.get(Settling.CONFIRMED, 0) + settled.get(Settling.DISMISSED, 0)
    told = {
        "rule": found,
        "page": rule_page(found),
        "counts": (now.rules.get(id) if now else None),
        "settled": settled,
        "decided": decided,
        "false_share": settled.get(Settling.DISMISSED, 0) / decided if decided else None,
    }
    return render(request, "screening/rule.html", told)


@page("runs.start", writes=True)
def runs(request: HttpRequest) -> HttpResponse:
    """The runs, newest first, and a form for another."""
    person: Any = request.user
    if request.method == "POST":
        try:
            as_of = date.fromisoformat(request.POST.get("as_of", ""))
        except ValueError:
            raise BadRequest("请填写数据日,如 2022-06-30。", "Give the day to look from, such as 2022-06-30.") from None
        run = actions.ask_for_run(by=person, as_of=as_of)
        return HttpResponseRedirect(f"/runs/{run.run_id}/")
    return render(request, "screening/runs.html", {"runs": Run.objects.all()[:50], "today": date.today()})


@page("findings.read")
def run(request: HttpRequest, id: str) -> HttpResponse:
    """One run: how far it is, or what it came to."""
    found = get_object_or_404(Run, pk=id)
    told = {"run": found, "steps": len(all_rules()), "running": found.state in (Run.WAITING, Run.RUNNING)}
    part = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    return render(request, "screening/run_state.html" if part else "screening/run.html", told)
