"""Adding to the events. Called within the act's own transaction: the act and its event stand or fall together."""

from __future__ import annotations

from typing import Any

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
