"""Where one is told that something waits."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from sevenlooks.errors import BadRequest
from sevenlooks.language import Text
from sevenlooks.server.cases import actions
from sevenlooks.server.cases.models import Address, Sent
from sevenlooks.server.cases.notices import MOST_FAILED, text, waiting_for
from sevenlooks.server.web.pages import SIGNED_IN, page

STATES = {
    Sent.WAITING: Text("等待发送", "waiting to be sent"),
    Sent.NOTHING: Text("无待办,未发", "nothing waited, nothing was sent"),
    Sent.SENT: Text("已发出", "sent"),
    Sent.FAILED: Text("没有送达", "did not arrive"),
}


@page(SIGNED_IN, writes=True)
def notices(request: HttpRequest) -> HttpResponse:
    """One's addresses, what a notice would say now, and what became of the last ones."""
    person: Any = request.user
    wrong: BadRequest | None = None
    if request.method == "POST":
        kind, address = request.POST.get("kind", ""), request.POST.get("address", "").strip()
        try:
            if request.POST.get("drop"):
                actions.drop_address(by=person, kind=kind)
            else:
                actions.keep_address(by=person, kind=kind, address=address)
            return HttpResponseRedirect("/me/notices/")
        except BadRequest as mistake:
            wrong = mistake
    waiting = waiting_for(person)
    sent = Sent.objects.filter(username=person.username).order_by("-pk")[:10]
    told = {
        "held": {each.kind: each for each in Address.objects.filter(username=person.username)}, "most": MOST_FAILED,
        "mail": bool(settings.DEFAULT_FROM_EMAIL), "now": text(waiting) if waiting.anything else "",
        "sent": [(each, STATES[each.state]) for each in sent],
        "wrong": wrong.text if wrong else None, "typed": request.POST,
    }  # fmt: skip
    return render(request, "cases/notices.html", told, status=wrong.http_status if wrong else 200)
