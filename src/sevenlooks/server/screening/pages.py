"""Pages of screening."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from sevenlooks.errors import SevenlooksError
from sevenlooks.looks import rules as all_rules
from sevenlooks.looks.look import BY_NAME, LOOKS, Look
from sevenlooks.looks.pages import page as rule_page
from sevenlooks.looks.reasons import reason
from sevenlooks.screening import saying
from sevenlooks.server.registry import queries
from sevenlooks.server.registry.pages import asked_scope, own_scope, show_finding
from sevenlooks.server.screening import actions
from sevenlooks.server.screening.models import Ranked, Settling
from sevenlooks.server.screening.ranking import ORDER
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of


@page("findings.triage", writes=True)
def settle(request: HttpRequest, id: str) -> HttpResponse:
    """Settling a finding. What cannot be saved stays on the page as it was typed."""
    person: Any = request.user
    finding = queries.finding(person.scope, id)
    if request.method == "POST":
        told = {name: request.POST.get(name, "") for name in ("why", "seen")}
        try:
            actions.settle(by=person, finding=finding, as_=request.POST.get("as", ""), **told)
        except SevenlooksError as error:
            request.unsettled = error.text
            shown = show_finding(request, queries.finding(person.scope, id))
            shown.status_code = error.http_status
            return shown
    return HttpResponseRedirect(f"/findings/{id}/")


@page("findings.read")
def rules(request: HttpRequest) -> HttpResponse:
    """What is checked: the rules by look, with how many bodies each judged and what it found in one's division."""
    counts = queries.by_rule(own_scope(request))
    told = [(look, [(r, counts.get(r.id)) for r in all_rules().values() if r.look is look]) for look in LOOKS]
    return render(request, "screening/rules.html", {"looks": told, "ran": queries.standing() is not None})


@page("findings.read")
def rule(request: HttpRequest, id: str) -> HttpResponse:
    """One rule: its page, what it came to in one's division, and how often people dismissed its findings."""
    found = all_rules().get(id)
    if found is None:
        raise Missing()
    now = queries.standing()
    settled = dict(Settling.objects.filter(rule=id).values_list("verdict").annotate(n=Count("pk")))
    decided = settled.get(Settling.CONFIRMED, 0) + settled.get(Settling.DISMISSED, 0)
    told = {
        "rule": found,
        "page": rule_page(found),
        "counts": queries.by_rule(own_scope(request)).get(id),
        "why": [reason(code) for code in now.rules.get(id, {}).get("why", ())] if now else [],
        "settled": settled,
        "decided": decided,
        "false_share": settled.get(Settling.DISMISSED, 0) / decided if decided else None,
    }
    return render(request, "screening/rule.html", told)


@page("findings.read")
def ranking(request: HttpRequest) -> HttpResponse:
    """Whom to visit first, and why."""
    scope = asked_scope(request)
    shown: Page[Ranked] = page_of(scope.of(Ranked.objects.all()), ORDER, request.GET.get("after"))
    told = {
        "scope": scope,
        "rows": [(row, saying.subject(row.kind, row.key), _shares(row)) for row in shown.rows],
        "next": shown.next,
        "count": queries.HowMany.of(scope.of(Ranked.objects.all())),
    }
    return render(request, "screening/ranking.html", told)


def _shares(row: Ranked) -> list[tuple[Look, float]]:
    """The looks that make up a body's priority, the largest part first."""
    return sorted(((BY_NAME[name], share) for name, share in row.shares.items()), key=lambda pair: -pair[1])
