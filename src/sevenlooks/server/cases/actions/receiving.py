"""The receipt of a level to which an overdue case climbed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.server.cases.models import Climb
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.asked import key
from sevenlooks.server.web.mistakes import Conflict, Missing
from sevenlooks.server.web.spoken import without_numbers


@transaction.atomic
def receive(*, by: Any, climb: str, words: str = "") -> Climb:
    """Receive an overdue case, with words to the level below where there are any."""
    held = Climb.objects.select_for_update().filter(pk=key(climb)).first()
    if held is None or held.division_code != by.scope.code:
        raise Missing()
    if held.received_at:
        raise Conflict("已由 {who} 签收。", "{who} has received it already.", who=held.received_by)
    held.received_at, held.received_by, held.words = timezone.now(), by.username, without_numbers(words.strip())
    held.save()
    record(
        by=by, act="case.received", on=("case", str(held.case_id)), division=held.division_code, why=held.words,
        detail={"level": held.level},
    )  # fmt: skip
    return held
