"""The page of one case: where it stands, what it may do next, and its sections."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from sevenlooks.errors import SevenlooksError
from sevenlooks.looks.look import LOOKS
from sevenlooks.server.cases import actions, queries, stages, terms
from sevenlooks.server.cases.earlier import earlier
from sevenlooks.server.cases.models import Case
from sevenlooks.server.cases.pages import addressees, evidence, forms, handovers, legal, papers, penalties, refunds
from sevenlooks.server.registry.pages import own_scope
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.placed import Scope

SECTIONS = (
    evidence.section, refunds.section, penalties.section, legal.section, handovers.section, addressees.section,
    papers.section,
)  # fmt: skip
"""What stands beside the way of a case, in this order; each gives its part of the page, or None."""


@page("cases.read")
def case(request: HttpRequest, id: str) -> HttpResponse:
    return shown(request, queries.case(own_scope(request), id))


@page("cases.read", writes=True)
def move(request: HttpRequest, id: str, name: str) -> HttpResponse:
    """One move of the table, or handing the case to another owner."""
    person: Any = request.user
    found = queries.case(person.scope, id)
    if name not in ACTS:
        raise Missing()
    if request.method != "POST":
        return HttpResponseRedirect(f"/cases/{found.pk}/")
    try:
        after = ACTS[name](by=person, case=found, seen=forms.seen(request), **forms.given(name, request.POST))
    except SevenlooksError as wrong:
        return shown(request, queries.case(person.scope, id), wrong, request.POST.dict())
    return HttpResponseRedirect(f"/cases/{after.pk}/")


def shown(
    request: HttpRequest, found: Case, wrong: SevenlooksError | None = None, typed: dict | None = None
) -> HttpResponse:
    """The page; after a mistake with what was wrong and what had been typed."""
    person: Any = request.user
    moves = [(n, m) for n, m in stages.MOVES.items() if found.stage in m.from_ and person.may(m.permission)]
    told = {
        "case": found, "place": Scope(found.division_code), "moves": moves, "today": timezone.localdate(),
        "overdue": found.live and found.due_on < timezone.localdate(), "never": terms.NEVER,
        "provisional": terms.provisional(found.due_on),
        "looks": [look for look in LOOKS if found.looks & 1 << look.number - 1],
        "sources": found.sources.order_by("pk"), "steps": found.steps.order_by("number"),
        "order": found.orders.order_by("-pk").first(), "orders": found.orders.order_by("-pk"),
        "climbs": found.climbs.order_by("pk"), "may_handle": person.may("cases.handle"),
        "earlier": earlier(
            person.scope, institution_id=found.institution_id, place_id=found.place_id, person_key=found.person_key,
            but=found.pk,
        ),
        "again": Case.objects.filter(reopens=found).first(), "typed": typed or {},
        "wrong": wrong.text if wrong else None,
        "proposed": {"order": terms.RECTIFYING, "prolong": terms.RECTIFYING, "send_back": terms.RECTIFYING,
                     "close": terms.REVISIT},
        "token": (typed or {}).get("token") or forms.new_token(),
        "sections": [part for part in (section(request, found) for section in SECTIONS) if part],
    }  # fmt: skip
    return render(request, "cases/case.html", told, status=wrong.http_status if wrong else 200)


ACTS = {
    "order": actions.order, "prolong": actions.prolong, "report": actions.report, "send_back": actions.send_back,
    "check": actions.check, "close": actions.close, "revisit": actions.revisit, "come_back": actions.come_back,
    "drop": actions.drop, "hand_to": actions.hand_to,
}  # fmt: skip
