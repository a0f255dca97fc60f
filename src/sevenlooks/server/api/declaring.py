"""Declaring operations: each says its permission; a router takes none that does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.decorators import decorate_view

from sevenlooks.server.api.answers import said
from sevenlooks.server.web.pages import NOT_YOURS
from sevenlooks.server.web.readonly import reading

Function = Callable[..., Any]


def asks(permission: str, said: str) -> Callable[[Function], Function]:
    """Declare an operation: what the person's role must hold, and in Chinese what its docstring says in English."""

    def declare(operation: Function) -> Function:
        operation.permission, operation.said = permission, said  # type: ignore[attr-defined]
        return decorate_view(guarded(permission))(operation)

    return declare


def guarded(permission: str) -> Callable[[Function], Function]:
    """Refuses who does not hold the permission. A GET reads: the database refuses a write in it; any other method is

    one transaction already (door).
    """

    def guard(run: Function) -> Function:
        @wraps(run)
        def guarded_run(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            person: Any = request.user
            if not person.may(permission):
                return said(request, NOT_YOURS, 403)
            if request.method == "GET":
                with reading():
                    return run(request, *args, **named)
            return run(request, *args, **named)

        return guarded_run

    return guard


class Declared(Router):
    """A router of declared operations only."""

    def add_api_operation(self, path: str, methods: list[str], view_func: Function, **named: Any) -> Any:
        if not hasattr(view_func, "permission"):
            raise ImproperlyConfigured(f"the operation {view_func.__name__} declares no permission")
        named["summary"] = view_func.said  # type: ignore[attr-defined]
        return super().add_api_operation(path, methods, view_func, **named)
