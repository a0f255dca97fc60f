"""The way down: receiving (签收) and passing on (转发)."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.campaigns import stages
from sevenlooks.server.campaigns.actions.held import own_receipt
from sevenlooks.server.campaigns.actions.moving import move
from sevenlooks.server.campaigns.models import Campaign, Receipt
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.spoken import without_numbers


@transaction.atomic
def receive(*, by: Any, campaign: Campaign) -> Receipt:
    """Sign for a campaign that was sent to one's own division."""
    receipt = own_receipt(by, campaign)
    move([receipt], stages.RECEIVED, by=by.username, at=timezone.now())
    record(by=by, act="campaign.received", on=("campaign", str(campaign.pk)), division=receipt.division_code)
    return receipt


@transaction.atomic
def pass_on(*, by: Any, campaign: Campaign, words: str = "") -> int:
    """Pass a received campaign on to every division of the next level, with words of one's own; to how many."""
    receipt = own_receipt(by, campaign)
    if receipt.level == Receipt.COUNTY:
        raise BadRequest("县级不再转发,请开展摸排。", "A county passes nothing on; it surveys.")
    now, said = timezone.now(), without_numbers(words.strip())
    move([receipt], stages.PASSED_ON, by=by.username, at=now, why=said)
    below = Receipt.objects.select_for_update().filter(campaign=campaign, parent_code=receipt.division_code)
    sent = move(below, stages.SENT, by=by.username, at=now, why=said)
    record(
        by=by, act="campaign.passed_on", on=("campaign", str(campaign.pk)), division=receipt.division_code, why=said,
        detail={"sent": sent},
    )  # fmt: skip
    return sent
