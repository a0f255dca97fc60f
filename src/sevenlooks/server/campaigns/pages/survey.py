"""Pages of the survey: the work list, one entry item by item, adding in the field, gaps and the end."""

from __future__ import annotations

import re
import secrets
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from sevenlooks.errors import BadRequest, SevenlooksError
from sevenlooks.server.campaigns import actions, queries
from sevenlooks.server.campaigns.actions.finishing import Unfinished
from sevenlooks.server.campaigns.models import Entry
from sevenlooks.server.campaigns.pages.frame import frame, opened
from sevenlooks.server.campaigns.pages.sheet import sheet
from sevenlooks.server.campaigns.stages import SURVEYING
from sevenlooks.server.registry.pages import asked_scope, own_scope
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of


@page("campaigns.read")
def work_list(request: HttpRequest, id: str) -> HttpResponse:
    """The work list: whom to examine, and how far each is."""
    found = opened(queries.campaign(own_scope(request), id))
    scope = asked_scope(request)
    asked = {name: request.GET.get(name, "") for name in ("show", "search")}
    rows = queries.entries(found, scope, **asked)
    shown: Page[Entry] = page_of(rows, queries.ENTRY_ORDER, request.GET.get("after"))
    told = frame(request, found) | {
        "scope": scope, "rows": shown.rows, "next": shown.next, "count": rows.count(), "asked": asked,
        "showing": queries.SHOWING.items(),
    }  # fmt: skip
    return render(request, "campaigns/work_list.html", told)


@page("campaigns.read")
def survey(request: HttpRequest, id: str) -> HttpResponse:
    """One entry: what is known, and what was recorded, item by item."""
    entry = queries.entry(own_scope(request), id)
    return render(request, "campaigns/survey.html", sheet(request, entry))


@page("campaigns.survey", writes=True)
def record(request: HttpRequest, id: str) -> HttpResponse:
    """Recording answers on the items of one look. What cannot be saved stays on the page as it was typed."""
    entry, person = queries.entry(own_scope(request), id), request.user
    if request.method != "POST":
        return HttpResponseRedirect(f"/campaigns/surveys/{entry.pk}/")
    look = request.POST.get("look", "")
    try:
        saved = actions.answer(by=person, entry=entry, told=_told(request, entry, look))
    except SevenlooksError as error:
        told = sheet(request, queries.entry(own_scope(request), id), typed=request.POST) | {"wrong": error.text}
        return render(request, "campaigns/survey.html", told, status=error.http_status)
    return HttpResponseRedirect(f"/campaigns/surveys/{entry.pk}/?saved={saved}#{look}")


@page("campaigns.survey", writes=True)
def rectify(request: HttpRequest, id: str) -> HttpResponse:
    entry = queries.entry(own_scope(request), id)
    if request.method == "POST":
        item = request.POST.get("item", "")
        actions.rectify(by=request.user, entry=entry, item=item, how=request.POST.get("how", ""))
    return HttpResponseRedirect(f"/campaigns/surveys/{entry.pk}/")


@page("campaigns.survey", writes=True)
def add(request: HttpRequest, id: str) -> HttpResponse:
    """Adding what the list does not hold: a body in no register, tutors, a body that came into the ledger since."""
    scope, person = own_scope(request), request.user
    found = opened(queries.campaign(scope, id))
    wrong = None
    if request.method == "POST":
        try:
            entry = _added(request, person, found)
        except SevenlooksError as error:
            wrong = error
        else:
            return HttpResponseRedirect(f"/campaigns/surveys/{entry.pk}/")
    told = frame(request, found) | {
        "scope": scope, "token": request.POST.get("token") or secrets.token_hex(16), "typed": request.POST,
        "wrong": wrong.text if wrong else None, "persons": bool(found.plan.items("person")),
    }  # fmt: skip
    return render(request, "campaigns/add.html", told, status=wrong.http_status if wrong else 200)


@page("campaigns.answer", writes=True)
def gaps(request: HttpRequest, id: str) -> HttpResponse:
    """What is still open in one's county, and why; the survey's end."""
    scope = own_scope(request)
    found = opened(queries.campaign(scope, id))
    mine = queries.receipt(found, scope.code)
    if mine is None or mine.level != mine.COUNTY:
        raise Missing()
    wrong: SevenlooksError | None = None
    if request.method == "POST":
        try:
            _ended(request, found, scope.code)
        except Unfinished as error:
            wrong = error
        else:
            return HttpResponseRedirect(f"/campaigns/{found.pk}/gaps/")
    open_: Page[Entry] = page_of(queries.gaps(found, scope.code), ("id",), request.GET.get("after"))
    unchecked = queries.not_checked(found, scope.code)
    told = frame(request, found) | {
        "rows": [(entry, queries.open_items(entry)) for entry in open_.rows], "next": open_.next,
        "count": queries.gaps(found, scope.code).count(), "unchecked": [(a, found.plan.item(a.item)[1]) for a in
                                                                       unchecked[:200]],
        "unchecked_count": unchecked.count(), "wrong": wrong.text if wrong else None,
        "surveying": mine.state in SURVEYING,
    }  # fmt: skip
    return render(request, "campaigns/gaps.html", told, status=wrong.http_status if wrong else 200)


def _ended(request: HttpRequest, campaign: Any, county: str) -> None:
    person, act = request.user, request.POST.get("act")
    if act == "finish":
        actions.finish(by=person, campaign=campaign)
    elif act == "again":
        actions.take_up_again(by=person, campaign=campaign, why=request.POST.get("why", ""))
    else:
        why = {int(m[1]): text for name, text in request.POST.items() if (m := re.fullmatch(r"why\.(\d{1,17})", name))}
        actions.explain_gaps(by=person, campaign=campaign, county=county, why=why)


def _added(request: HttpRequest, person: Any, campaign: Any) -> Entry:
    told, county = request.POST, request.POST.get("county") or person.division_code
    same = {"by": person, "campaign": campaign}
    match told.get("kind"):
        case "later":
            return actions.add_later(**same, institution=told.get("institution", ""))
        case "tutor":
            times = told.get("times", "")
            return actions.add_tutor(
                **same, county=county, address=told.get("address", ""), words=told.get("words", ""),
                times=int(times) if times.isascii() and times.isdigit() else 0,
                in_service="in_service" in told, token=told.get("token", ""),
            )  # fmt: skip
    return actions.add_unlisted(
        **same, county=county, name=told.get("name", ""), address=told.get("address", ""), note=told.get("note", ""),
        token=told.get("token", ""),
    )  # fmt: skip


def _told(request: HttpRequest, entry: Entry, look: str) -> list[actions.Told]:
    """What the form says on the items of one look; items without an answer are left out."""
    told = []
    for of, item in queries.asked(entry):
        said = {part: request.POST.get(f"{part}.{item.name}", "").strip() for part in
                ("verdict", "words", "examined", "wrong", "amount", "seen")}  # fmt: skip
        if of.name == look and said["verdict"]:
            told.append(actions.Told(
                item.name, said["verdict"], said["words"], _whole(said["examined"]), _whole(said["wrong"]),
                _yuan(said["amount"]), _whole(said["seen"]),
            ))  # fmt: skip
    return told


def _whole(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10) and not text.isdecimal():
        raise BadRequest("“{t}”不是整数,没有保存。", "“{t}” is no whole number; nothing was saved.", t=text[:20])
    return int(text)


def _yuan(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        amount = Decimal(text.replace(",", ""))
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 12:
            raise InvalidOperation
    except InvalidOperation:
        raise BadRequest("“{t}”不是金额,没有保存。", "“{t}” is no amount; nothing was saved.", t=text[:20]) from None
    return amount.quantize(Decimal("0.01"))
