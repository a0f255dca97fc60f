"""What events put into other pages; the apps above lend the words (slots `event.words`, `event.addresses`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sevenlooks.language import Text
from sevenlooks.server.events.models import Event
from sevenlooks.server.events.queries import of_thing
from sevenlooks.server.web.context import RailEntry
from sevenlooks.server.web.slots import filled

SHOWN = 20  # events on a thing's own page; the page of events has them all


@dataclass(frozen=True)
class Told:
    """An event, its act in words, and the page of what it was done on."""

    event: Event
    act: Text
    address: str


def rail() -> RailEntry:
    return RailEntry(Text("留痕", "Events"), "/events/", "events.read")


def acts() -> dict[str, Text]:
    """Act → its words, as the apps that record them say."""
    return {act: words for part in filled("event.words") for act, words in part.items()}


def told(event: Event) -> Told:
    address = {kind: at for part in filled("event.addresses") for kind, at in part.items()}.get(event.on_kind, "")
    return Told(event, acts().get(event.act, Text(event.act, event.act)), address.replace("{id}", event.on_id))


def of_institution(request: HttpRequest, body: Any) -> SafeString | None:
    return _of(request, "institution", body.pk)


def of_finding(request: HttpRequest, finding: Any) -> SafeString | None:
    return _of(request, "finding", finding.pk)


def _of(request: HttpRequest, kind: str, id: str) -> SafeString | None:
    """What was done to one thing, for who may see events."""
    person: Any = request.user
    if not person.may("events.read"):
        return None
    rows = [told(event) for event in of_thing(kind, id)[:SHOWN]]
    return render_to_string("events/of_thing.html", {"rows": rows, "kind": kind, "id": id}, request)
