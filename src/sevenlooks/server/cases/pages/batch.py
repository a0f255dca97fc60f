"""Many cases at once: chosen on the work list, one page to confirm, one that tells what came of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from sevenlooks.errors import SevenlooksError
from sevenlooks.language import Text
from sevenlooks.server.cases import paper_packing, queries, terms
from sevenlooks.server.cases.actions import batch as batches
from sevenlooks.server.cases.actions import paper_batches
from sevenlooks.server.cases.actions.batch import ACTS, MOST
from sevenlooks.server.cases.models import Batch, BatchCase
from sevenlooks.server.cases.pages import forms
from sevenlooks.server.cases.queries import Asked
from sevenlooks.server.web.mistakes import Conflict, Missing
from sevenlooks.server.web.pages import page

SHOWN = 20
"""Cases named under each reason; the count beside it has them all."""


@page("cases.read", writes=True)
def choose(request: HttpRequest) -> HttpResponse:
    """The ticked cases, or all of a list, put together for an act."""
    if request.method != "POST":
        return HttpResponseRedirect("/cases/")
    chosen = _all_of_list(request) if request.POST.get("which") == "all" else _ticked(request)
    batch = batches.choose(by=request.user, act=request.POST.get("act", ""), chosen=chosen)
    return HttpResponseRedirect(f"/cases/batch/{batch.pk}/")


@page("cases.read", writes=True)
def batch(request: HttpRequest, number: int) -> HttpResponse:
    """To be confirmed, under way, or done."""
    person: Any = request.user
    found = Batch.objects.filter(pk=number, by=person.username).first()
    if found is None:
        raise Missing()
    if request.method == "POST":
        told: dict[str, Any] = {}
        try:
            told = _told(found.act, request.POST)
            batches.go(by=person, batch=found, told=told, going=forms.whole(request.POST.get("going", "")))
        except Conflict as wrong:
            return _to_confirm(request, found, wrong, told)
        except SevenlooksError as wrong:
            return _to_confirm(request, found, wrong)
        return HttpResponseRedirect(f"/cases/batch/{found.pk}/")
    return _to_confirm(request, found) if found.state == Batch.CHOSEN else _came(request, found)


def _to_confirm(
    request: HttpRequest, found: Batch, wrong: SevenlooksError | None = None, given: dict[str, Any] | None = None
) -> HttpResponse:
    planned = batches.plan(by=request.user, batch=found, told=given or {})
    out = [(why.text, row) for row, why in planned if why]
    told = {
        "batch": found, "act": ACTS[found.act], "going": len(planned) - len(out), "chosen": len(planned),
        "out_count": len(out), "out": _by_reason(out), "some": [row.case for row, why in planned if not why][:SHOWN],
        "typed": request.POST, "wrong": wrong.text if wrong else None,
        "days": {"order": terms.RECTIFYING, "prolong": terms.RECTIFYING, "close": terms.REVISIT}.get(found.act),
    }  # fmt: skip
    return render(request, "cases/batch.html", told, status=wrong.http_status if wrong else 200)


def _came(request: HttpRequest, found: Batch) -> HttpResponse:
    rows = found.cases.select_related("case").order_by("pk")
    counted = Counter(rows.values_list("outcome", flat=True))
    left_out = [(Text(row.said_zh, row.said_en), row) for row in rows.filter(outcome=BatchCase.LEFT_OUT)]
    told = {
        "batch": found, "act": ACTS[found.act], "done": counted[BatchCase.DONE], "waiting": counted[BatchCase.WAITING],
        "chosen": counted.total(), "progress": counted.total() - counted[BatchCase.WAITING],
        "out": _by_reason(left_out), "left_out": len(left_out),
        "some": [row.case for row in rows.filter(outcome=BatchCase.DONE)[:SHOWN]], "packed": paper_packing.state(found),
    }  # fmt: skip
    part = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    return render(request, "cases/batch_state.html" if part else "cases/batch_came.html", told)


def _by_reason(out: list[tuple[Text, BatchCase]]) -> list[tuple[Text, int, list[Any]]]:
    """Why cases are left out: the sentence, how many, and the first of them; the commonest first."""
    held: dict[tuple[str, str], list[Any]] = {}
    for text, row in out:
        held.setdefault((text.zh, text.en), []).append(row.case)
    told = [(Text(*said), len(cases), cases[:SHOWN]) for said, cases in held.items()]
    return sorted(told, key=lambda each: -each[1])


def _ticked(request: HttpRequest) -> dict[int, int]:
    """Key → version of the cases ticked, or shown, as the page had them."""
    name = "shown" if request.POST.get("which") == "page" else "case"
    pairs = (each.partition("-") for each in request.POST.getlist(name))
    return {forms.whole(key): forms.whole(version) for key, _, version in pairs}


def _all_of_list(request: HttpRequest) -> dict[int, int]:
    person: Any = request.user
    asked = Asked.of(QueryDict(request.POST.get("query", "")))
    rows = queries.listed(person.scope.narrowed(asked.division), asked, person.username)
    chosen = dict(rows.order_by(*asked.order).values_list("pk", "version")[: MOST + 1])
    if len(chosen) > MOST:
        raise batches.too_many()
    return chosen


def _told(act: str, sent: QueryDict) -> dict[str, Any]:
    if act in paper_batches.MADE:
        return paper_batches.given(sent)
    return {"why": sent.get("words", "")} if act == "receive" else forms.given(act, sent)
