"""Making a bulletin."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.server.campaigns import tasks
from sevenlooks.server.campaigns.figures import end_of
from sevenlooks.server.campaigns.models import Bulletin, Campaign
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.placed import Scope


@transaction.atomic
def ask_for_bulletin(*, by: Any, campaign: Campaign, scope: Scope, on: date) -> Bulletin:
    """A bulletin of a campaign in a division as of a data date; its papers are made in the background."""
    made = Bulletin.objects.create(
        campaign=campaign,
        division_code=scope.code,
        on=on,
        until=end_of(on),
        made_by=by.username,
        made_at=timezone.now(),
    )
    transaction.on_commit(lambda: tasks.make_papers.enqueue(made.pk))
    record(
        by=by, act="bulletin.made", on=("bulletin", str(made.pk)), division=scope.code,
        detail={"campaign": campaign.pk, "on": on.isoformat()},
    )  # fmt: skip
    return made
