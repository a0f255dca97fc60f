"""Refunds by family, on the page of their case."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from sevenlooks.language import Text
from sevenlooks.server.cases import actions, bank, queries, stages
from sevenlooks.server.cases.due_by_books import dues_of
from sevenlooks.server.cases.models import Case, Repayment
from sevenlooks.server.cases.pages import forms
from sevenlooks.server.web.asked import day
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page

BANK = {
    Repayment.NOT_SEEN: Text("账户流水中未见", "not seen in the accounts' statements"),
    Repayment.NOT_JUDGED: Text(
        "台账没有覆盖这几天的全部账户流水,无法核对",
        "cannot be looked for: the books do not bring the statements of all its accounts for those days",
    ),
    "": Text("尚未与银行流水核对", "nobody has looked at the bank yet"),
}
"""What the bank's side says of a repayment that it does not show."""


def section(request: HttpRequest, case: Case) -> SafeString:
    person: Any = request.user
    refunds = list(case.refunds.order_by("pk").prefetch_related("repayments"))
    paid = [each for refund in refunds for each in refund.repayments.all()]
    told = {
        "case": case, "refunds": refunds, "bank": BANK, "repayments": len(paid),
        "seen": sum((each.amount for each in paid if each.bank == Repayment.SEEN), Decimal(0)),
        "may": person.may("cases.handle") and case.stage in stages.UNSOLVED, "token": forms.new_token(),
        "owe": forms.typed(request, "refunds/owe"), "pay": forms.typed(request, "refunds/pay"),
        "may_look": person.may("cases.handle") and bool(case.institution_id),
    }  # fmt: skip
    return render_to_string("cases/refunds.html", told, request)


@page("cases.handle", writes=True)
def look(request: HttpRequest, id: str) -> HttpResponse:
    """Look for the body's repayments in its statements now, not only at night."""
    person: Any = request.user
    case = queries.case(person.scope, id)
    if request.method == "POST" and case.institution_id:
        bank.look_for([case.institution_id], by=person, today=timezone.localdate())
    return HttpResponseRedirect(f"/cases/{case.pk}/#refunds")


@page("cases.handle", writes=True)
def books(request: HttpRequest, id: str) -> HttpResponse:
    """What the books say families are owed; those chosen are put to the case."""
    person: Any = request.user
    case = queries.case(person.scope, id)
    if not case.institution_id:
        raise Missing()
    if request.method == "POST":
        actions.owe_by_books(
            by=person, case=case, families=request.POST.getlist("family"), seen=forms.seen(request)
        )  # fmt: skip
        return HttpResponseRedirect(f"/cases/{case.pk}/#refunds")
    told, known = dues_of(case.institution_id), set(case.refunds.values_list("family", flat=True))
    kinds = [(name, [due for due in rows if due.family not in known])
             for name, rows in (("asked_for", told.asked_for), ("untaught", told.untaught))]  # fmt: skip
    context = {
        "case": case, "kinds": [(name, rows, sum(due.amount for due in rows)) for name, rows in kinds],
        "untold": told.untold, "may": case.stage in stages.UNSOLVED,
    }  # fmt: skip
    return render(request, "cases/due_by_books.html", context)


@page("cases.handle", writes=True)
@forms.stays
def owe(request: HttpRequest, id: str) -> HttpResponse:
    person: Any = request.user
    case = queries.case(person.scope, id)
    if request.method == "POST":
        actions.owe(
            by=person, case=case, family=request.POST.get("family", ""), due=forms.money(request.POST.get("due", "")),
            why=request.POST.get("why", ""), seen=forms.seen(request),
        )  # fmt: skip
    return HttpResponseRedirect(f"/cases/{case.pk}/#refunds")


@page("cases.handle", writes=True)
@forms.stays
def pay(request: HttpRequest, id: str) -> HttpResponse:
    person: Any = request.user
    case = queries.case(person.scope, id)
    if request.method == "POST":
        actions.pay(
            by=person, case=case, refund=forms.whole(request.POST.get("refund", "")),
            amount=forms.money(request.POST.get("amount", "")), paid_on=day(request.POST.get("paid_on", "")),
            token=forms.token(request), seen=forms.seen(request),
        )  # fmt: skip
    return HttpResponseRedirect(f"/cases/{case.pk}/#refunds")
