"""The bulletin on screen, the rows behind each number, and its papers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from sevenlooks.books.divisions import name
from sevenlooks.errors import BadRequest
from sevenlooks.language import LANGS
from sevenlooks.reports.formats import FORMATS
from sevenlooks.reports.paper import Number, share, shown
from sevenlooks.server.campaigns import actions, queries
from sevenlooks.server.campaigns.annexes import cells, columns, with_names
from sevenlooks.server.campaigns.figures import (
    UNIT_COLUMNS,
    Moment,
    by_unit,
    end_of,
    figures,
    measures,
)
from sevenlooks.server.campaigns.models import Bulletin, Campaign
from sevenlooks.server.campaigns.pages.frame import frame, opened, within_of
from sevenlooks.server.campaigns.strip import Seen, seen
from sevenlooks.server.campaigns.tasks import file_of
from sevenlooks.server.registry.pages import asked_scope, own_scope
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of
from sevenlooks.server.web.placed import Scope
from sevenlooks.server.web.strip import CLEAN, FOUND, NOT_JUDGED, NUMERALS, Cell


@page("campaigns.read")
def bulletin(request: HttpRequest, id: str) -> HttpResponse:
    """The numbers of a data date, each a link to the rows it counts; and the bulletins made."""
    found = opened(queries.campaign(own_scope(request), id))
    moment = _moment(request, found)
    on = _data_date(request, found)
    units = by_unit(moment) if moment.scope.below else None
    values = figures(moment, units)
    held = {m.name: m for m in measures(found.plan)}
    rows = [
        (m, values[m.name], _share(m.of, values, m.name), held[m.of].label if m.of else None) for m in held.values()
    ]
    looks = [(look, [r for r in rows if r[0].look == look.name or r[0].item in {i.name for i in look.items}])
             for look in found.plan.looks]  # fmt: skip
    told = frame(request, found) | {
        "scope": moment.scope, "on": on, "today": timezone.localdate(), "until": moment.until,
        "overall": [r for r in rows if r[0].source in ("counties", "bodies", "persons")], "looks": looks,
        "strip": _strip(moment, values, on),
        "unit_columns": [held[name] for name in UNIT_COLUMNS],
        "units": [(code, name(code), [row.get(c, 0) for c in UNIT_COLUMNS]) for code, row in (units or {}).items()],
        "made": moment.scope.of(Bulletin.objects.filter(campaign=found))[:20], "papers": PAPERS,
    }  # fmt: skip
    return render(request, "campaigns/bulletin.html", told)


PAPERS = [(lang, ending.lstrip("."), f"{lang}-{ending.lstrip('.')}") for lang in LANGS for ending in FORMATS]


@page("campaigns.answer", writes=True)
def make(request: HttpRequest, id: str) -> HttpResponse:
    """Asking for the papers of a data date."""
    person: Any = request.user
    found = opened(queries.campaign(person.scope, id))
    if request.method != "POST":
        return HttpResponseRedirect(f"/campaigns/{found.pk}/bulletin/")
    on = _data_date(request, found)
    scope = within_of(found, person.scope.narrowed(request.POST.get("division")))
    made = actions.ask_for_bulletin(by=person, campaign=found, scope=scope, on=on)
    return HttpResponseRedirect(f"/campaigns/bulletins/{made.pk}/")


@page("campaigns.read")
def made(request: HttpRequest, id: str) -> HttpResponse:
    """One bulletin that was made: its papers, or how far they are."""
    found = queries.bulletin(own_scope(request), id)
    told = frame(request, found.campaign) | {"bulletin": found, "scope": Scope(found.division_code), "papers": PAPERS}
    part = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    return render(request, "campaigns/made_state.html" if part else "campaigns/made.html", told)


@page("campaigns.read")
def paper(request: HttpRequest, id: str, table: str) -> HttpResponse | FileResponse:
    """A paper to take away. `table`: language and format, such as zh-pdf."""
    found = queries.bulletin(own_scope(request), id)
    lang, _, ending = table.partition("-")
    if table not in [key for _, _, key in PAPERS] or found.state != Bulletin.DONE:
        raise Missing()
    file = file_of(found, f"{lang}.{ending}")
    if not file.exists():
        raise Missing()
    called = f"campaign-{found.campaign_id}-{found.division_code}-{found.on:%Y%m%d}-{lang}.{ending}"
    return FileResponse(file.open("rb"), as_attachment=True, filename=called)


@page("campaigns.read")
def rows(request: HttpRequest, id: str, table: str) -> HttpResponse:
    """The rows that one number of the bulletin counts."""
    found = opened(queries.campaign(own_scope(request), id))
    asked = {m.address: m for m in measures(found.plan)}.get(table)
    if asked is None:
        raise Missing()
    moment = _moment(request, found)
    counted = asked.rows(moment)
    value = asked.value(counted.order_by().aggregate(n=asked.counted(moment))["n"])
    shown_: Page[Any] = page_of(with_names(asked.source, counted), ("pk",), request.GET.get("after"))
    lang = request.lang
    table_ = [(row, [shown(cell) for cell in cells(asked.source, row, found.plan, lang)]) for row in shown_.rows]
    told = frame(request, found) | {
        "measure": asked, "value": value, "columns": columns(asked.source, lang), "rows": table_,
        "next": shown_.next, "scope": moment.scope, "on": _data_date(request, found), "until": moment.until,
        "count": counted.count(),
    }  # fmt: skip
    return render(request, "campaigns/rows.html", told)


def _strip(moment: Moment, values: dict[str, Any], on: date) -> list[Cell]:
    """The squares of the strip, each opening what was found in its look."""
    return [
        Cell(NUMERALS[one.look.number - 1], _STATES[one.state], next(iter(one.found.values()), 0), one.said,
             _opened(moment, one, on))
        for one in seen(moment, values)
    ]  # fmt: skip


def _opened(moment: Moment, one: Seen, on: date) -> str:
    if not one.found:
        return ""
    table = next(iter(one.found)).replace(".", "-")
    return f"/campaigns/{moment.campaign.pk}/rows/{table}/?on={on}&division={moment.scope.code}"


_STATES = {"breach": FOUND, "clean": CLEAN, "not_judged": NOT_JUDGED}


def _moment(request: HttpRequest, campaign: Campaign) -> Moment:
    return Moment(campaign, within_of(campaign, asked_scope(request)), end_of(_data_date(request, campaign)))


def _share(of: str, values: dict, name: str) -> str:
    return share(Number(values[name]), Number(values[of])) if of else ""


def _data_date(request: HttpRequest, campaign: Campaign) -> date:
    """The data date asked for; yesterday otherwise, the last day whose numbers stay (today, where it opened today)."""
    text = request.POST.get("on") or request.GET.get("on")
    today = timezone.localdate()
    if not text:
        opened_on = timezone.localtime(campaign.opened_at).date() if campaign.opened_at else today
        return max(opened_on, today - timedelta(days=1))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadRequest("请填写数据日,如 2022-05-31。", "Give the data date, such as 2022-05-31.") from None
    if day > today:
        raise BadRequest("数据日不能晚于今天。", "A data date cannot lie ahead.")
    return day
