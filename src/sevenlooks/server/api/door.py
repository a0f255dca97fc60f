"""The door of the API: who comes in, and that a write is one transaction, done once however often it is sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from ninja.throttling import SimpleRateThrottle
from ninja.utils import check_csrf

from sevenlooks.errors import BadRequest
from sevenlooks.server.api.answers import NOT_HERE, UNKNOWN, said
from sevenlooks.server.api.models import KEPT, Answered
from sevenlooks.server.api.tokens import person_of
from sevenlooks.server.web.mistakes import Conflict
from sevenlooks.server.web.pages import SIGNED_IN

KEY = re.compile(r"[A-Za-z0-9_-]{1,200}")
RATE = "600/m"
"""Requests of one person, counted by each process of the server."""
View = Callable[..., HttpResponse]


class PerPerson(SimpleRateThrottle):
    def get_cache_key(self, request: HttpRequest) -> str:
        return f"api-{request.user.pk}"


def door(view: View) -> View:
    """Lets in who is signed in or sends a token; what they may is declared by each operation behind it."""

    @csrf_exempt  # a token needs none; a session's is looked at below
    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if not _known(request):
            response = said(request, UNKNOWN, 401)
            response.headers["WWW-Authenticate"] = "Bearer"
            return response
        if request.method in ("GET", "HEAD"):
            response = view(request, *args, **named)
        else:
            response = _once(request, lambda: view(request, *args, **named))
        if response.status_code == 405:
            allowed = response.headers["Allow"]
            response = said(request, NOT_HERE, 405)
            response.headers["Allow"] = allowed
        return response

    entered.permission, entered.writes = SIGNED_IN, True
    return entered


def _known(request: HttpRequest) -> bool:
    kind, _, text = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        person = person_of(text.strip())
        if person is not None:
            request.user = person
        return person is not None
    if not request.user.is_authenticated:
        return False
    return request.method in ("GET", "HEAD") or check_csrf(request) is None


def _once(request: HttpRequest, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it in one transaction; what went wrong leaves nothing. The same key again gets the first answer."""
    person: Any = request.user
    key = request.headers.get("Idempotency-Key")
    try:
        with transaction.atomic():
            mine = _begun(person.username, key, _fingerprint(request)) if key is not None else None
            if mine is not None and mine.status:
                response = HttpResponse(mine.answer, status=mine.status, content_type="application/json; charset=utf-8")
                response.headers["Idempotency-Replayed"] = "true"
                return response
            response = act()
            if response.status_code >= 400:
                transaction.set_rollback(True)
            elif mine is not None:
                mine.status, mine.answer = response.status_code, response.content.decode()
                mine.save()
            return response
    except (BadRequest, Conflict) as error:
        return said(request, error.text, error.http_status)


def _begun(who: str, key: str, request: str) -> Answered:
    """The row of this key: a new one, or the earlier one with its answer. Of two at once, one waits for the other."""
    if not KEY.fullmatch(key):
        raise BadRequest(
            "Idempotency-Key 只能用字母、数字、_ 和 -,最多200个字符。",
            "An Idempotency-Key has letters, digits, _ and - only, 200 at most.",
        )
    Answered.objects.filter(who=who, key=key, at__lt=timezone.now() - KEPT).delete()
    try:
        with transaction.atomic():
            return Answered.objects.create(who=who, key=key, request=request)
    except IntegrityError:
        earlier = Answered.objects.get(who=who, key=key)
    if earlier.request != request:
        raise Conflict(
            "这个 Idempotency-Key 已用于另一个请求。请换一个。",
            "This Idempotency-Key was used for another request. Take a new one.",
        )
    return earlier


def _fingerprint(request: HttpRequest) -> str:
    text = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    return hashlib.sha256(text).hexdigest()
