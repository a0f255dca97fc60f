"""Pages: each view declares what it asks for and whether it may write; what is not declared is refused.

A reading view reads: the database itself refuses a write in it. A writing view is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from sevenlooks.language import Text
from sevenlooks.server.web.mistakes import Refused
from sevenlooks.server.web.readonly import reading
from sevenlooks.server.web.slots import filled

View = Callable[..., HttpResponse]
ANYBODY = "anybody"  # also who has not signed in
SIGNED_IN = "signed_in"


def page(permission: str, *, writes: bool = False) -> Callable[[View], View]:
    """Declare a view. `permission`: ANYBODY, SIGNED_IN, or one that the person's role must hold.

    A reading view answers GET and HEAD; a writing one POST as well, and its GET reads.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def declared(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            if permission != ANYBODY:
                person: Any = request.user
                if not person.is_authenticated:
                    return _signed_out(request)
                if permission != SIGNED_IN and not person.may(permission):
                    raise Refused(NOT_YOURS)
            if request.method in ("GET", "HEAD"):
                with reading():
                    return view(request, *args, **named)
            if not writes:
                return HttpResponseNotAllowed(["GET", "HEAD"])
            with transaction.atomic():
                return view(request, *args, **named)

        declared.permission, declared.writes = permission, writes  # type: ignore[attr-defined]
        return declared

    return declare


def _signed_out(request: HttpRequest) -> HttpResponse:
    """The way to sign in. Of a form that was being filled in meanwhile, nothing typed is lost (slot `typed`)."""
    kept = filled("typed", request) if request.method == "POST" else []
    return kept[0] if kept else redirect_to_login(request.get_full_path())


NOT_YOURS = Text(
    "您的岗位没有这项权限。如需办理,请与本级管理员联系。",
    "Your post does not hold this permission. Ask your level's administrator if you need it.",
)


class DeclaredOnly:
    """Middleware: refuses every view that does not say what it asks for."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: tuple, named: dict) -> None:
        if not hasattr(view, "permission"):
            raise Refused(Text("该地址未声明权限,不予开放。", "This address declares no permission and stays closed."))
