"""The pages of a partner department: its parts, and one of them. Nothing else of a case can be reached from here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from sevenlooks.errors import BadRequest, SevenlooksError
from sevenlooks.language import Text
from sevenlooks.server.cases import actions, handed, sharing
from sevenlooks.server.cases.handovers import MOVES
from sevenlooks.server.cases.models import Part
from sevenlooks.server.cases.pages import forms
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of

SHOWING = {
    "": Text("待办", "to do"),
    "take": Text("待签收", "to receive"),
    "answer": Text("待反馈", "to answer"),
    "overdue": Text("已逾期", "overdue"),
    "refused": Text("已退回", "refused"),
    "ended": Text("已办结", "ended"),
}


@page("parts.answer")
def parts(request: HttpRequest) -> HttpResponse:
    """What was handed over to one's department, those whose clock ends first before the others."""
    person: Any = request.user
    show = request.GET.get("show", "")
    counted = handed.counts(person)
    shown: Page[Part] = page_of(handed.listed(person, show), handed.ORDER, request.GET.get("after"))
    told = {
        "rows": [(part, part.sees(sharing.PARTY)) for part in shown.rows], "next": shown.next, "show": show,
        "showing": [(name, said, counted[name or "to_do"]) for name, said in SHOWING.items()], "counts": counted,
    }  # fmt: skip
    return render(request, "cases/parts.html", told)


@page("parts.answer")
def part(request: HttpRequest, id: str) -> HttpResponse:
    return _shown(request, handed.part(request.user, id))


@page("parts.answer", writes=True)
def act(request: HttpRequest, id: str, name: str) -> HttpResponse:
    """Receive, answer or refuse."""
    person: Any = request.user
    found, sent = handed.part(person, id), request.POST
    if name not in ("take", "answer", "refuse"):
        raise Missing()
    if request.method != "POST":
        return HttpResponseRedirect(f"/parts/{found.pk}/")
    told: dict[str, Any] = {"by": person, "part": found}
    try:
        told["seen"] = forms.seen(request)
        if name == "take":
            actions.take(**told)
        elif name == "refuse":
            actions.refuse(**told, why=sent.get("words", ""))
        else:
            actions.answer(**told, words=sent.get("words", ""), done=_done(sent.get("done", "")))
    except SevenlooksError as wrong:
        return _shown(request, handed.part(person, id), wrong, sent.dict() | {"act": name})
    return HttpResponseRedirect(f"/parts/{found.pk}/")


def _shown(
    request: HttpRequest, found: Part, wrong: SevenlooksError | None = None, typed: dict | None = None
) -> HttpResponse:
    """The page; after a mistake with what was wrong and what had been typed."""
    mine = found.steps.filter(department=found.department, division_code=found.division_code)
    told = {
        "part": found, "shared": handed.shared(found), "sections": sharing.SECTIONS, "steps": mine.order_by("pk"),
        "moves": [(n, m) for n, m in MOVES.items() if m.permission == "parts.answer" and found.stage in m.from_],
        "wrong": wrong.text if wrong else None, "typed": typed or {},
    }  # fmt: skip
    return render(request, "cases/part.html", told, status=wrong.http_status if wrong else 200)


def _done(text: str) -> bool:
    if text not in ("yes", "no"):
        raise BadRequest("请选择是否已按要求办理。", "Say whether what was asked was done.")
    return text == "yes"
