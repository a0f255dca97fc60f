"""The chain: each event's link is the SHA-256 of the link before it and of its own fields in one canonical form."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Protocol

FIRST = "0" * 64


class Linked(Protocol):
    number: int
    at: datetime
    who: str
    act: str
    on_kind: str
    on_id: str
    division_code: str
    why: str
    detail: dict[str, Any]
    link: str


def link_of(before: str, event: Linked) -> str:
    """The link of an event that follows the link `before`: 64 hex digits."""
    told = {
        "number": event.number,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "who": event.who,
        "act": event.act,
        "on": [event.on_kind, event.on_id],
        "division": event.division_code,
        "why": event.why,
        "detail": event.detail,
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def first_break(events: Iterable[Linked], head: tuple[int, str]) -> int | None:
    """The number of the first event that is altered, missing or out of order; None when the chain holds to its head."""
    number, link = 0, FIRST
    for event in events:
        if event.number != number + 1 or event.link != link_of(link, event):
            return number + 1
        number, link = event.number, event.link
    return None if (number, link) == head else number + 1
