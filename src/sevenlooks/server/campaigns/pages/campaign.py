"""Pages on a campaign: begun, opened, sent down, closed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from sevenlooks.errors import SevenlooksError
from sevenlooks.server.campaigns import actions, queries
from sevenlooks.server.campaigns.changes import KINDS, changes
from sevenlooks.server.campaigns.condition import COLUMNS, Condition, choices
from sevenlooks.server.campaigns.freezing import listed
from sevenlooks.server.campaigns.models import Campaign, Entry, Receipt, Step
from sevenlooks.server.campaigns.pages.frame import frame, opened, within_of
from sevenlooks.server.campaigns.pages.progress import sums_of
from sevenlooks.server.campaigns.plan import plans
from sevenlooks.server.campaigns.stages import OPEN, RECEIVED, SENT
from sevenlooks.server.registry.pages import asked_scope, own_scope
from sevenlooks.server.registry.queries import standing
from sevenlooks.server.web.asked import day
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of
from sevenlooks.server.web.placed import Scope


@page("campaigns.read")
def campaigns(request: HttpRequest) -> HttpResponse:
    """Which campaigns there are, and what each still asks of one's own division."""
    scope = own_scope(request)
    shown: Page[Campaign] = page_of(queries.campaigns(scope), ("-id",), request.GET.get("after"))
    mine = {r.campaign_id: r for r in Receipt.objects.filter(division_code=scope.code, campaign__in=shown.rows)}
    rows = [(campaign, Scope(campaign.division_code), mine.get(campaign.pk)) for campaign in shown.rows]
    told = {"rows": rows, "scope": scope, "next": shown.next}
    return render(request, "campaigns/campaigns.html", told)


@page("campaigns.lead", writes=True)
def start(request: HttpRequest) -> HttpResponse:
    """A form for a campaign; what it makes is a draft. What cannot be kept stays on the page as it was typed."""
    person: Any = request.user
    wrong: SevenlooksError | None = None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(f"/campaigns/{_drafted(person, request.POST).pk}/")
        except SevenlooksError as error:
            wrong = error
    told = {
        "plans": plans().values(), "choices": choices(), "today": date.today(), "scope": person.scope,
        "typed": request.POST, "chosen": {f"{c}={value}" for c in COLUMNS for value in request.POST.getlist(c)},
        "wrong": wrong.text if wrong else None,
    }  # fmt: skip
    return render(request, "campaigns/start.html", told, status=wrong.http_status if wrong else 200)


def _drafted(person: Any, typed: QueryDict) -> Campaign:
    return actions.draft(
        by=person, plan=typed.get("plan", ""), title=typed.get("title", ""),
        begins_on=day(typed.get("begins_on", "")), due_on=day(typed.get("due_on", "")),
        condition={column: typed.getlist(column) for column in COLUMNS}, division=typed.get("division", "").strip(),
    )  # fmt: skip


@page("campaigns.read")
def campaign(request: HttpRequest, id: str) -> HttpResponse:
    """How far a campaign is; for a draft, who would be in."""
    scope = own_scope(request)
    found = queries.campaign(scope, id)
    person: Any = request.user
    told = frame(request, found)
    if found.opened_at is None:
        now, condition = standing(), Condition.of(found.condition)
        within = Scope(found.division_code)
        told["bodies"] = condition.bodies(within).count()
        told["statement"] = condition.statement(within, now.as_of, now.run) if now else None
    else:
        within = within_of(found, scope)
        told["sums"] = sums_of(found, within)
        told["open"] = queries.entries(found, within, show="open").count()
    mine = told["receipt"]
    told["came"] = Step.objects.filter(receipt=mine).order_by("at", "pk") if mine else ()
    told["leads"] = person.may("campaigns.lead") and scope.holds(found.division_code)
    stage = mine.state if mine and found.state == OPEN else ""
    told["may_receive"] = person.may("campaigns.answer") and stage == SENT
    told["may_pass_on"] = person.may("campaigns.lead") and stage == RECEIVED and not told["at_county"]
    return render(request, "campaigns/campaign.html", told)


@page("campaigns.lead", writes=True)
def act(request: HttpRequest, id: str, table: str) -> HttpResponse:
    """Acts of who leads: open, drop, close, pass-on."""
    person: Any = request.user
    found = queries.campaign(person.scope, id)
    if request.method == "POST":
        match table:
            case "open":
                actions.open_campaign(by=person, campaign=found)
            case "drop":
                actions.drop(by=person, campaign=found)
                return HttpResponseRedirect("/campaigns/")
            case "close":
                actions.close(by=person, campaign=found, why=request.POST.get("why", ""))
            case "pass-on":
                actions.pass_on(by=person, campaign=found, words=request.POST.get("words", ""))
            case _:
                raise Missing()
    return HttpResponseRedirect(f"/campaigns/{found.pk}/")


@page("campaigns.answer", writes=True)
def receive(request: HttpRequest, id: str) -> HttpResponse:
    person: Any = request.user
    found = queries.campaign(person.scope, id)
    if request.method == "POST":
        actions.receive(by=person, campaign=found)
    return HttpResponseRedirect(f"/campaigns/{found.pk}/")


@page("campaigns.read")
def receipts(request: HttpRequest, id: str) -> HttpResponse:
    """Who has received and passed on, and who has not."""
    scope = asked_scope(request)
    found = queries.campaign(own_scope(request), id)
    show, level = request.GET.get("show", ""), request.GET.get("level", "")
    rows = queries.receipts(found, scope)
    rows = rows.filter(level=level) if level in LEVELS else rows
    waits = {"waiting": ("waiting",), "unreceived": ("sent",), "unpassed": ("received",)}
    if show in waits:
        rows = rows.filter(state__in=waits[show])
    if show == "unpassed":
        rows = rows.exclude(level=Receipt.COUNTY)
    shown: Page[Receipt] = page_of(rows, ("division_code",), request.GET.get("after"))
    steps: dict[int, dict[str, Step]] = {}
    for step in Step.objects.filter(receipt__in=shown.rows).order_by("at", "pk"):
        steps.setdefault(step.receipt_id, {})[step.state] = step
    told = frame(request, found) | {
        "rows": [(r, Scope(r.division_code), steps.get(r.pk, {})) for r in shown.rows], "next": shown.next,
        "count": rows.count(), "show": show, "level": level, "scope": scope,
    }  # fmt: skip
    return render(request, "campaigns/receipts.html", told)


LEVELS = (Receipt.PROVINCE, Receipt.CITY, Receipt.COUNTY)


@page("campaigns.read")
def population(request: HttpRequest, id: str) -> HttpResponse:
    """Who is in, how that can be checked, and what the ledger has changed since."""
    found = opened(queries.campaign(own_scope(request), id))
    scope = within_of(found, asked_scope(request))
    held = changes(found, scope)
    kind = request.GET.get("kind", "")
    shown: Page[Any] | None = page_of(held[kind], ("pk",), request.GET.get("after")) if kind in held else None
    told = frame(request, found) | {
        "changes": [(name, title, held[name].count()) for name, title in KINDS.items()], "kind": kind,
        "shown": shown, "scope": scope, "title": KINDS.get(kind), "next": shown.next if shown else None,
        "may_add": request.user.may("campaigns.survey") and found.state == OPEN,
        "own": queries.receipt(found, scope.code) if scope.code != found.division_code else None,
    }  # fmt: skip
    return render(request, "campaigns/population.html", told)


@page("campaigns.read")
def population_list(request: HttpRequest, id: str) -> HttpResponse:
    """The text that was hashed: of the whole campaign for who may see all of it, else of one's own county."""
    found = opened(queries.campaign(own_scope(request), id))
    scope = own_scope(request)
    rows = Entry.objects.filter(campaign=found, kind=Entry.LEDGER)
    if not scope.holds(found.division_code):
        if scope.level != "county":
            scope = scope.narrowed(request.GET.get("division"))
        rows = scope.of(rows)
    text = listed(found.statement_zh, rows.values_list("institution_id", flat=True).iterator(chunk_size=20_000))
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="campaign-{found.pk}-{scope.code}.txt"'
    return answer
