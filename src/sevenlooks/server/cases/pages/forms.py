"""Reading what a form sent: sums, whole numbers, the version of the page it was filled in on, what a move is given."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from sevenlooks.errors import BadRequest, SevenlooksError
from sevenlooks.server.cases import queries
from sevenlooks.server.web.asked import day


def stays(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A section's form that is not lost: after a mistake the case's page comes back, saying what was wrong."""

    @wraps(view)
    def answered(request: HttpRequest, id: str, **named: int) -> HttpResponse:
        try:
            return view(request, id, **named)
        except SevenlooksError as wrong:
            person: Any = request.user
            from sevenlooks.server.cases.pages.case import shown  # the page shows every section, this one among them

            return shown(request, queries.case(person.scope, id), wrong)

    return answered


def typed(request: HttpRequest, form: str) -> Mapping[str, str]:
    """What was typed into the form that is sent to this end of an address, while its page comes back; else nothing."""
    return request.POST.dict() if request.method == "POST" and request.path.endswith(f"/{form}/") else {}


def new_token() -> str:
    """One for each form shown, so that it counts once however often it is sent."""
    return secrets.token_hex(12)


def token(request: HttpRequest) -> str:
    return request.POST.get("token", "")[:40]


def seen(request: HttpRequest) -> int:
    """The case's version on the page. BadRequest where the form carries none."""
    return whole(request.POST.get("seen", ""))


def whole(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise BadRequest("请填写整数。", "Give a whole number.")
    return int(text)


def money(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "").replace("\u202f", "").strip())
    except InvalidOperation:
        raise BadRequest("请填写金额,如 1200.00。", "Give an amount, such as 1200.00.") from None


def given(name: str, sent: Mapping[str, str]) -> dict[str, Any]:
    """What a form gives to a move of a case or to handing it on, beside the case itself."""
    words = sent.get("words", "")
    match name:
        case "order":
            return {
                "measures": words,
                "responsible": sent.get("responsible", ""),
                "department": sent.get("department", ""),
                "working_days": whole(sent.get("days", "")),
            }
        case "prolong" | "send_back":
            return {"why": words, "working_days": whole(sent.get("days", ""))}
        case "report":
            return {"done": words}
        case "check" | "revisit":
            return {"found": words}
        case "close":
            return {"why": words, "revisit_in": whole(sent.get("days", ""))}
        case "come_back":
            return {"found": words, "on": day(sent.get("on", "")), "token": sent.get("token", "")[:40]}
        case "hand_to":
            return {"owner": sent.get("owner", "").strip(), "why": words}
        case _:
            return {"why": words}
