"""Pages of the API: what it can do, and one's own tokens. Nothing in them comes from another host."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from sevenlooks.server.api import tokens
from sevenlooks.server.api.answers import said
from sevenlooks.server.api.api import description
from sevenlooks.server.api.models import Token
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import ANYBODY, SIGNED_IN, page


@page(ANYBODY)
def openapi(request: HttpRequest) -> JsonResponse:
    """The OpenAPI document: it describes the API and holds nobody's data."""
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})


@page(SIGNED_IN)
def docs(request: HttpRequest) -> HttpResponse:
    """What the API can do, as a page."""
    operations = [
        (method.upper(), address, told)
        for address, methods in description()["paths"].items()
        for method, told in methods.items()
    ]
    return render(request, "api/docs.html", {"operations": operations})


@page(SIGNED_IN, writes=True)
def my_tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens; a new one is shown this once."""
    fresh = None
    if request.method == "POST":
        _, fresh = tokens.make(by=request.user, name=request.POST.get("name", ""))
    response = render(
        request,
        "api/tokens.html",
        {"tokens": Token.objects.filter(person=request.user).order_by("-pk"), "fresh": fresh},
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@page(SIGNED_IN, writes=True)
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    person: Any = request.user
    token = Token.objects.filter(pk=number, person=person, revoked_at=None).first()
    if token is None:
        raise Missing()
    if request.method == "POST":
        tokens.revoke(by=person, token=token)
    return HttpResponseRedirect("/me/tokens/")


@page(ANYBODY)
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """An address that is none of the API's."""
    return said(request, Missing().text, 404)
