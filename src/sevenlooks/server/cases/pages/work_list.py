"""The work list, its saved filters, the counts, and what climbed to one's level."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone

from sevenlooks.language import Text
from sevenlooks.looks.look import LOOKS
from sevenlooks.server.cases import actions, queries, stages, terms
from sevenlooks.server.cases.actions.batch import ACTS, MOST
from sevenlooks.server.cases.ledgers import LEDGERS
from sevenlooks.server.cases.models import Case, Climb, SavedFilter, Source
from sevenlooks.server.cases.models.case import PARTIES
from sevenlooks.server.cases.queries import Asked
from sevenlooks.server.registry.pages import asked_scope, own_scope
from sevenlooks.server.registry.queries import HowMany
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of
from sevenlooks.server.web.slots import filled

LISTS = {
    "live": Text("在办", "under way"),
    "mine": Text("我承办的", "mine"),
    "due": Text("三日内到期", "due within three days"),
    "overdue": Text("已逾期", "overdue"),
    "waiting": Text("等其他部门", "waiting for others"),
    "waiting_late": Text("等其他部门,已逾期", "waiting for others, overdue"),
    "check": Text("待核验", "to be checked"),
    "close": Text("待销号", "to be closed"),
    "revisit": Text("待回访", "to be visited again"),
    "legal": Text("法律程序未了结", "a legal step pending"),
    "ended": Text("已办结", "ended"),
    "all": Text("全部", "all"),
}


@page("cases.read")
def cases(request: HttpRequest) -> HttpResponse:
    """The cases of one's division, those whose clock ends first before the others."""
    person: Any = request.user
    scope, asked = asked_scope(request), Asked.of(request.GET)
    rows = queries.listed(scope, asked, person.username)
    shown: Page[Case] = page_of(rows, asked.order, request.GET.get("after"))
    many = queries.how_many(scope, person.username)
    by_id = {case.pk: case for case in shown.rows}
    leads = Source.objects.filter(case__in=by_id, lead=True)
    told = {
        "suspected": {lead.case_id for lead in leads if lead.worded(by_id[lead.case_id])},
        "rows": shown.rows, "next": shown.next, "asked": asked, "scope": scope, "lists": LISTS.items(), "many": many,
        "count": _count(asked, many, rows), "stages": stages.TITLES.items(), "looks": LOOKS, "parties": PARTIES.items(),
        "today": timezone.localdate(), "never": terms.NEVER, "most": MOST,
        "acts": [(name, act.said) for name, act in ACTS.items() if person.may(act.permission)],
        "may_receive": person.may("cases.receive"),
        "ledgers": [link for name in LEDGERS for link in filled("list.acts", request, name)],
        "saved": SavedFilter.objects.filter(username=person.username).order_by("name"),
    }  # fmt: skip
    return render(request, "cases/cases.html", told)


def _count(asked: Asked, many: dict[str, HowMany], rows: Any) -> HowMany:
    """How many rows the list has: as its tab says, where nothing else narrows it."""
    return HowMany.of(rows) if asked.narrowed or asked.list not in many else many[asked.list]


@page("cases.read", writes=True)
def save_filter(request: HttpRequest) -> HttpResponse:
    """Keep this list's query under a name."""
    if request.method != "POST":
        return HttpResponseRedirect("/cases/")
    query = Asked.of(QueryDict(request.POST.get("query", ""))).query
    actions.save_filter(by=request.user, name=request.POST.get("name", ""), query=query)
    return HttpResponseRedirect(f"/cases/?{query}")


@page("cases.read", writes=True)
def drop_filter(request: HttpRequest, number: int) -> HttpResponse:
    person: Any = request.user
    if not SavedFilter.objects.filter(pk=number, username=person.username).exists():
        raise Missing()
    if request.method == "POST":
        actions.drop_filter(by=person, filter=number)
    return HttpResponseRedirect("/cases/")


@page("cases.read")
def counts(request: HttpRequest) -> HttpResponse:
    """Found, put right, closed, visited again, back again: never one rate."""
    scope = asked_scope(request)
    told = {"scope": scope, "counts": queries.counts(scope), "below": queries.counts_below(scope)}
    return render(request, "cases/counts.html", told)


@page("cases.receive", writes=True)
def climbs(request: HttpRequest) -> HttpResponse:
    """Overdue cases from below, and their receipts."""
    person: Any = request.user
    if request.method == "POST":
        actions.receive(by=person, climb=request.POST.get("climb", ""), words=request.POST.get("words", ""))
        return HttpResponseRedirect("/cases/climbs/")
    rows = Climb.objects.filter(division_code=own_scope(request).code).select_related("case")
    waiting = rows.filter(received_at=None).order_by("pk")
    told = {
        "waiting": waiting[:200], "count": waiting.count(),
        "received": rows.exclude(received_at=None).order_by("-received_at")[:50],
    }  # fmt: skip
    return render(request, "cases/climbs.html", told)
