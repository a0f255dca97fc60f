"""What every page carries: the rail in the order of the way of the data, and the head line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from sevenlooks.language import Text
from sevenlooks.server.web.slots import filled


@dataclass(frozen=True)
class RailEntry:
    """An entry of the left rail. `permission`: who may not open it does not see it."""

    title: Text
    address: str
    permission: str


def of_page(request: HttpRequest) -> dict[str, Any]:
    """`request`, `user`, `lang`, `rail`, `head` (facts of the head line: where, as of when,
    by which rulebook; each a title, what it says and, if it has one, its address)."""
    person: Any = getattr(request, "user", None)
    signed_in = person is not None and person.is_authenticated
    entries = [entry for entry in filled("rail") if signed_in and person.may(entry.permission)]
    here = max((e.address for e in entries if _within(request.path, e.address)), key=len, default="")
    return {
        "request": request,
        "user": person,
        "lang": getattr(request, "lang", "zh"),
        "rail": entries,
        "here": here,
        "head": filled("head", request) if signed_in else [],
    }


def _within(path: str, room: str) -> bool:
    """Whether a page lies in a room; the first page is a room of one page."""
    return path == room if room == "/" else path.startswith(room)
