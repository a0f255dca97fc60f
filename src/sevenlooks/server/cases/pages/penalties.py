"""The penalty that is proposed (处罚建议): the article of the day, its range with the arithmetic, a choice and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from sevenlooks.errors import SevenlooksError
from sevenlooks.language import Lang, Text
from sevenlooks.law.articles import Circumstance, articles_on, circumstances_on, waiting_on
from sevenlooks.law.penalties import Assessment, grades
from sevenlooks.server.cases import actions, penalty_words, queries, stages
from sevenlooks.server.cases.actions.penalties import Facts, assessed, in_force
from sevenlooks.server.cases.due_by_books import receipts_of
from sevenlooks.server.cases.models import Case
from sevenlooks.server.cases.pages import forms
from sevenlooks.server.cases.repeats import repeats
from sevenlooks.server.web.asked import day
from sevenlooks.server.web.pages import page


def section(request: HttpRequest, case: Case) -> SafeString | None:
    person: Any = request.user
    made = list(case.proposals.order_by("-pk"))
    may = person.may("cases.handle") and case.stage != stages.DROPPED
    told = {"case": case, "made": [penalty_words.told(each) for each in made], "may": may}
    return render_to_string("cases/penalties.html", told, request) if made or may else None


@page("cases.handle", writes=True)
def propose(request: HttpRequest, id: str) -> HttpResponse:
    """Choose the article; then reckon as often as one likes, and put the proposal to the case."""
    person: Any = request.user
    case = queries.case(person.scope, id)
    if request.method != "POST":
        return _shown(request, case, request.GET.dict())
    sent = request.POST
    typed = sent.dict() | {name: sent.getlist(name) for name in ("met", "given", "kinds")}
    told: Assessment | None = None
    try:
        facts = _facts(request)
        told = assessed(case, facts)
        if sent.get("act") == "propose":
            fine = sent.get("fine", "").strip()
            actions.propose(
                by=person, case=case, facts=facts, kinds=sent.getlist("kinds"), why=sent.get("why", ""),
                fine=forms.money(fine) if fine else None, token=forms.token(request), seen=forms.seen(request),
            )  # fmt: skip
            return HttpResponseRedirect(f"/cases/{case.pk}/#penalty")
    except SevenlooksError as wrong:
        return _shown(request, case, typed, told, wrong)
    return _shown(request, case, typed, told)


def _facts(request: HttpRequest) -> Facts:
    sent = request.POST
    return Facts(
        conduct_on=day(sent.get("on", "")), article=sent.get("article", ""), grade=sent.get("grade", ""),
        received=forms.money(sent.get("received", "")), refunded=forms.money(sent.get("refunded", "")),
        met=[forms.whole(n) for n in sent.getlist("met")],
        circumstances={key: sent.get(f"why_{key}", "") for key in sent.getlist("given")},
    )  # fmt: skip


def _shown(
    request: HttpRequest, case: Case, typed: dict, told: Assessment | None = None, wrong: SevenlooksError | None = None
) -> HttpResponse:
    """The articles of the day to choose from; with one chosen, its form and what was reckoned."""
    conduct_on, article = case.conduct_on, None
    try:
        conduct_on = day(typed["on"]) if typed.get("on") else case.conduct_on
        article = in_force(case, conduct_on, typed["article"]) if typed.get("article") else None
    except SevenlooksError as mistake:
        wrong = wrong or mistake
    context: dict[str, Any] = {
        "case": case, "on": conduct_on, "today": timezone.localdate(), "article": article, "reach": told,
        "articles": [(a, penalty_words.of_article(a)) for a in articles_on(conduct_on)],
        "waiting": [penalty_words.of_article(a) for a in waiting_on(conduct_on)],
        "wrong": wrong.text if wrong else None, "went_on": conduct_on != case.conduct_on,
        "typed": typed, "token": typed.get("token") or forms.new_token(), "seen": typed.get("seen") or case.version,
    }  # fmt: skip
    if article:
        first = request.method != "POST"
        context |= {
            "title": penalty_words.of_article(article), "grades": penalty_words.of_grades(grades(article)),
            "conditions": [(n, t, not first and str(n) in typed["met"]) for n, t in enumerate(article.all_of)],
            "circumstances": _circumstances(request, case, conduct_on, typed if not first else None),
            "receipts": receipts_of(case.institution_id) if case.institution_id else None,
        }  # fmt: skip
        if told:
            context |= {"reckoned": penalty_words.reckoned(told), "kinds": penalty_words.of_kinds(told, typed["kinds"])}
    return render(request, "cases/penalty.html", context, status=wrong.http_status if wrong else 200)


def _circumstances(
    request: HttpRequest, case: Case, conduct_on: date, typed: dict | None
) -> list[tuple[Circumstance, Text, bool, str]]:
    """Each with its weight, whether it is ticked, and why: as typed, at first as the case itself shows."""
    asked = circumstances_on(conduct_on)
    shows = _shows(request, case, conduct_on, asked) if typed is None else {}
    given = shows if typed is None else {key: typed.get(f"why_{key}", "") for key in typed["given"]}
    return [(c, penalty_words.WEIGHTS[c.weight], c.key in given, given.get(c.key, "")) for c in asked]


def _shows(request: HttpRequest, case: Case, conduct_on: date, asked: tuple[Circumstance, ...]) -> dict[str, str]:
    """What the case shows of itself: an earlier decision, an in-service teacher, money paid back."""
    person: Any = request.user
    lang: Lang = getattr(request, "lang", "zh")
    shows: dict[str, Text] = {}
    for each in asked:
        for repeat in repeats(person.scope, case, conduct_on, each)[:1] if each.years else ():
            shows[each.key] = repeat.said
    if case.in_service:
        shows["in_service"] = penalty_words.IN_SERVICE
    if case.refunds_paid:
        shows["harm_removed"] = penalty_words.PAID_BACK.format(n=penalty_words.yuan(case.refunds_paid))
    return {key: said.in_(lang) for key, said in shows.items()}
