"""Progress by division and county."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sevenlooks.server.campaigns import progress as counted
from sevenlooks.server.campaigns import queries
from sevenlooks.server.campaigns.models import Campaign
from sevenlooks.server.campaigns.pages.frame import frame, opened, within_of
from sevenlooks.server.registry.pages import asked_scope, own_scope
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.placed import Scope

SIZE = 100


def sums_of(campaign: Campaign, scope: Scope) -> counted.Sum:
    """A division's counties added up."""
    return counted.total(scope.code, counted.counties(campaign, scope, timezone.localdate())[0])


@page("campaigns.read")
def progress(request: HttpRequest, id: str) -> HttpResponse:
    """Who has started and finished, who is overdue, who will miss the date."""
    found = opened(queries.campaign(own_scope(request), id))
    scope = within_of(found, asked_scope(request))
    rows, over = counted.counties(found, scope, timezone.localdate())
    show = request.GET.get("show", "")
    as_list = bool(show) or scope.level in ("city", "county")
    after = request.GET.get("after", "")
    listed = [row for row in rows if row.shows(show) and row.code > after] if as_list else []
    total = counted.total(scope.code, rows)
    told = frame(request, found) | {
        "scope": scope, "sums": total, "over": over, "show": show,
        "units": [] if as_list else counted.by_next_level(scope, rows), "counties": listed[:SIZE],
        "shows": [(name, title, total.shown[name]) for name, title in counted.SHOWS.items()],
        "next": listed[SIZE - 1].code if len(listed) > SIZE else None, "as_list": as_list,
    }  # fmt: skip
    return render(request, "campaigns/progress.html", told)
