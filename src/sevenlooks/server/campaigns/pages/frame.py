"""What every page of a campaign shows, and which part of it a person sees."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from sevenlooks.server.campaigns import queries
from sevenlooks.server.campaigns.models import Campaign, Receipt
from sevenlooks.server.campaigns.stages import FINISHED, OPEN, TITLES
from sevenlooks.server.registry.pages import own_scope
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope


def frame(request: HttpRequest, campaign: Campaign) -> dict[str, Any]:
    """What every page of a campaign shows: itself, where it is, what it is to one's own division."""
    mine = queries.receipt(campaign, own_scope(request).code)
    return {
        "campaign": campaign,
        "place": Scope(campaign.division_code),
        "state": TITLES[campaign.state],
        "receipt": mine,
        "stage": TITLES[mine.state] if mine else None,
        "at_county": mine is not None and mine.level == Receipt.COUNTY,
        "overdue": _overdue(campaign, mine),
        "here_at": (request.path.split("/") + [""] * 4)[3],  # which of the campaign's pages
    }


def within_of(campaign: Campaign, scope: Scope) -> Scope:
    """The part of a person's scope that a campaign covers."""
    place = Scope(campaign.division_code)
    return place if scope.holds(campaign.division_code) else scope


def opened(campaign: Campaign) -> Campaign:
    if campaign.opened_at is None:
        raise Missing()
    return campaign


def _overdue(campaign: Campaign, mine: Receipt | None) -> bool:
    late = campaign.state == OPEN and timezone.localdate() > campaign.due_on
    return late and (mine is None or mine.state != FINISHED)
