"""Moving a receipt from stage to stage, each move a dated row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sevenlooks.server.campaigns.models import Receipt, Step
from sevenlooks.server.campaigns.stages import TITLES, may_move
from sevenlooks.server.web.mistakes import Conflict


def move(receipts: Iterable[Receipt], to: str, *, by: str, at: datetime, why: str = "") -> int:
    """Move receipts (held by the caller) on; how many. Conflict when one of them may not go there from where it is."""
    held = list(receipts)
    for receipt in held:
        if not may_move(receipt.state, to):
            raise Conflict(
                "现在是“{now}”,不能改为“{to}”。请刷新页面查看最新情况。",
                "It now stands at “{now}” and cannot become “{to}”. Reload the page to see how things are.",
                now=TITLES[receipt.state], to=TITLES[to],
            )  # fmt: skip
        receipt.state, receipt.state_at, receipt.state_by = to, at, by
    Receipt.objects.bulk_update(held, ("state", "state_at", "state_by"), batch_size=500)
    Step.objects.bulk_create((Step(receipt=r, state=to, at=at, by=by, why=why) for r in held), batch_size=1000)
    return len(held)
