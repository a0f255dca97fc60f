"""Pages: how a division stands, and what was not judged in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from sevenlooks.server.dashboards import charts, queries
from sevenlooks.server.registry import queries as registry
from sevenlooks.server.registry.pages import asked_scope, own_scope
from sevenlooks.server.registry.strips import strip_of
from sevenlooks.server.web.pages import SIGNED_IN, page
from sevenlooks.server.web.slots import filled

WORST = 10  # bodies shown of a county


@page(SIGNED_IN)
def overview(request: HttpRequest) -> HttpResponse:
    """How a division stands: the answer, its strip, the divisions below, the trend, what was not judged.

    Who may not see that is shown the rooms that are open to them, or led into the only one.
    """
    person: Any = request.user
    if not person.may("findings.read"):
        rooms = [entry.address for entry in filled("rail") if person.may(entry.permission)]
        return HttpResponseRedirect(rooms[0]) if len(rooms) == 1 else render(request, "dashboards/rooms.html")
    scope, now = asked_scope(request), registry.standing()
    why = registry.why_not(now)
    lines, past = queries.lines(scope, why), queries.past(scope)
    told = {
        "scope": scope,
        "way": queries.way_down(own_scope(request), scope),
        "now": now,
        "division": queries.line(scope, why),
        "lines": lines,
        "bars": charts.bars(lines) if len(lines) > 1 else [],
        "tiles": charts.tiles(lines) if scope.level == "nation" else [],
        "most": max((line.share for line in lines), default=0.0),
        "past": past,
        "curves": _curves(past),
        "looks": queries.looks_judged(scope, now),
        "worst": [] if lines else [(b, strip_of(b, why)) for b in _worst(scope)],
        "sections": filled("dashboard.sections", request, scope),
    }
    return render(request, "dashboards/overview.html", told)


@page("findings.read")
def not_judged(request: HttpRequest) -> HttpResponse:
    """What was not judged and why, by look and rule."""
    scope, now = asked_scope(request), registry.standing()
    told = {
        "scope": scope,
        "way": queries.way_down(own_scope(request), scope),
        "bodies": queries.line(scope, {}).all.bodies,
        "looks": queries.looks_judged(scope, now),
        "rules": queries.rules_judged(scope, now, own_scope(request).level == "nation"),
    }
    return render(request, "dashboards/not_judged.html", told)


def _curves(past: list) -> dict[str, charts.Curve]:
    if len(past) < 2:
        return {}
    return {
        "problems": charts.curve(past, [row.problem_bodies for row in past]),
        "coverage": charts.curve(past, [row.judged / row.bodies * 100 if row.bodies else 0.0 for row in past]),
    }


def _worst(scope: Any) -> list:
    return list(registry.institutions(scope, with_="problem").order_by(*registry.INSTITUTION_ORDER)[:WORST])
