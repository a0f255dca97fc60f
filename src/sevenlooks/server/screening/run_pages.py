"""Pages on runs: started, watched, compared, every night."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.looks import rules as all_rules
from sevenlooks.server.registry import queries
from sevenlooks.server.registry.models import Past
from sevenlooks.server.registry.pages import asked_scope
from sevenlooks.server.screening import actions
from sevenlooks.server.screening.comparison import KINDS, MOST, compared
from sevenlooks.server.screening.models import Nightly, Run
from sevenlooks.server.web.pages import page

SHOWN = 50


@page("findings.read", writes=True)
def runs(request: HttpRequest) -> HttpResponse:
    """The runs, newest first, with what each found in one's division; another is started by posting here."""
    if request.method == "POST":
        return start(request)
    person: Any = request.user
    newest = Run.objects.all()[:SHOWN]
    came = {row.run: row for row in Past.objects.filter(division_code=person.scope.code, run__in=newest.values("pk"))}
    told = {
        "runs": [(run, actions.STATES[run.state], came.get(run.run_id)) for run in newest],
        "done": Run.objects.filter(state=Run.DONE)[:SHOWN],
        "today": date.today(),
        "nightly": Nightly.objects.filter(pk=1).first() or Nightly(),
        "may": person.may("runs.start"),
    }
    return render(request, "screening/runs.html", told)


@page("runs.start", writes=True)
def start(request: HttpRequest) -> HttpResponse:
    """Ask for a run, from the page of the runs."""
    run = actions.ask_for_run(
        by=request.user, as_of=_day(request.POST.get("as_of", "")), known_on=_moment(request.POST.get("known_on", ""))
    )
    return HttpResponseRedirect(f"/runs/{run.run_id}/")


@page("runs.start", writes=True)
def nightly(request: HttpRequest) -> HttpResponse:
    """Let a run start every night, or no longer."""
    if request.method == "POST":
        actions.set_nightly(by=request.user, on=request.POST.get("on") == "yes", hour=request.POST.get("hour", ""))
    return HttpResponseRedirect("/runs/")


@page("findings.read")
def run(request: HttpRequest, id: str) -> HttpResponse:
    """One run: how far it is, or what it came to in one's division."""
    person: Any = request.user
    found = get_object_or_404(Run, pk=id)
    now = queries.standing()
    told = {
        "run": found,
        "came": Past.objects.filter(run=found.run_id, division_code=person.scope.code).first() or Past(),
        "step": getattr(all_rules().get(found.step), "title", ""),
        "steps": len(all_rules()),
        "running": found.state in (Run.WAITING, Run.RUNNING),
        "shown": now is not None and now.run == found.run_id,
        "before": Run.objects.filter(state=Run.DONE, asked_at__lt=found.asked_at).first(),
    }
    part = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    return render(request, "screening/run_state.html" if part else "screening/run.html", told)


@page("findings.read")
def compare(request: HttpRequest) -> HttpResponse:
    """What is new, gone and persisting between two runs, in a division."""
    asked = {name: request.GET.get(name, "") for name in ("earlier", "later", "kind", "rule")}
    earlier, later = (get_object_or_404(Run, pk=asked[name], state=Run.DONE) for name in ("earlier", "later"))
    scope, kind = asked_scope(request), asked["kind"] if asked["kind"] in KINDS else "new"
    came = compared(earlier, later, scope)
    count, rows = came.shown(kind, asked["rule"])
    now = queries.standing()
    told = {
        "scope": scope,
        "earlier": earlier,
        "later": later,
        "came": came,
        "kinds": KINDS,
        "kind": kind,
        "rule": all_rules().get(asked["rule"]),
        "count": count,
        "most": MOST,
        "rows": rows,
        "shown": now.run if now else "",
        "has": {"new": later.run_id, "gone": earlier.run_id, "persisting": later.run_id}[kind],
    }
    return render(request, "screening/compare.html", told)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadRequest("请填写数据日,如 2022-06-30。", "Give the day to look from, such as 2022-06-30.") from None


def _moment(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        return timezone.make_aware(datetime.fromisoformat(text))
    except ValueError:
        raise BadRequest(
            "台账截至时间应写作 2022-07-01 18:00。", "Write the moment of the books as 2022-07-01 18:00."
        ) from None
