"""Adding to the events. Called within the act's own transaction: the act and its event stand or fall together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from sevenlooks.server.events.chain import link_of
from sevenlooks.server.events.models import Event, Head


@transaction.atomic
def record(
    *,
    by: Any,
    act: str,
    on: tuple[str, str],
    division: str = "",
    why: str = "",
    detail: dict[str, Any] | None = None,
) -> Event:
    """One event. `by`: the person, or a name such as "clock" for the program itself. `on`: kind and id of the thing.

    `detail` must carry no person's number or name: the chain can never be mended.
    """
    Head.objects.get_or_create(pk=1)
    head = Head.objects.select_for_update().get(pk=1)
    event = Event(
        number=head.number + 1,
        at=timezone.now(),
        who=by if isinstance(by, str) else by.username,
        act=act,
        on_kind=on[0],
        on_id=on[1],
        division_code=division,
        why=why,
        detail=detail or {},
    )
    event.link = link_of(head.link, event)
    event.save()
    head.number, head.link = event.number, event.link
    head.save()
    return event


class Told(NamedTuple):
    """One of many events: the act, the thing it was on (kind and id), its division and detail."""

    act: str
    on: tuple[str, str]
    division: str = ""
    detail: dict[str, Any] | None = None


@transaction.atomic
def record_all(*, by: Any, told: Iterable[Told], why: str = "") -> int:
    """Many events of one moment, each its own link of the chain; how many. `detail` as for `record`."""
    Head.objects.get_or_create(pk=1)
    head = Head.objects.select_for_update().get(pk=1)
    who, now, events = by if isinstance(by, str) else by.username, timezone.now(), []
    for each in told:
        event = Event(
            number=head.number + 1, at=now, who=who, act=each.act, on_kind=each.on[0], on_id=each.on[1],
            division_code=each.division, why=why, detail=each.detail or {},
        )  # fmt: skip
        event.link = head.link = link_of(head.link, event)
        head.number = event.number
        events.append(event)
    Event.objects.bulk_create(events, batch_size=500)
    head.save()
    return len(events)
