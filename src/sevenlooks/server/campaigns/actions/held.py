"""Holding what a write is about, so that nobody changes it meanwhile: the county's receipt first, then the entry.

Closing a campaign holds all of its receipts; so who holds one sees whether the campaign is still open.
"""

from __future__ import annotations

from typing import Any

from sevenlooks.server.campaigns.models import Campaign, Entry, Receipt
from sevenlooks.server.campaigns.stages import FINISHED, OPEN, SURVEYING, TITLES
from sevenlooks.server.web.mistakes import Conflict, Missing


def own_receipt(by: Any, campaign: Campaign) -> Receipt:
    """The receipt of a person's own division. Missing when the campaign never asked it, Conflict when it is over."""
    return _held(campaign, by.division_code)


def surveying(campaign: Campaign, county: str) -> Receipt:
    """The receipt of a county that may record. Conflict when it has not received, has finished, or all is over."""
    receipt = _held(campaign, county)
    if receipt.state == FINISHED:
        raise Conflict(
            "本县已办结摸排,没有保存。如需更正,请先在“缺项与办结”页恢复摸排。",
            "The county has finished its survey; nothing was saved. To correct it, take the survey up again first.",
        )
    if receipt.state not in SURVEYING:
        raise Conflict(
            "本县还没有签收这项行动(现为“{now}”),没有保存。请先签收。",
            "The county has not received this campaign (it stands at “{now}”); nothing was saved. Receive it first.",
            now=TITLES[receipt.state],
        )
    return receipt


def entry_of(receipt: Receipt, pk: int) -> Entry:
    held = Entry.objects.select_for_update().filter(campaign_id=receipt.campaign_id, pk=pk).first()
    if held is None or held.division_code != receipt.division_code:
        raise Missing()
    return held


def _held(campaign: Campaign, code: str) -> Receipt:
    receipt = Receipt.objects.select_for_update().filter(campaign=campaign, division_code=code).first()
    if receipt is None:
        raise Missing()
    if Campaign.objects.values_list("state", flat=True).get(pk=campaign.pk) != OPEN:
        raise Conflict(
            "这项行动已经结束,没有保存。您刚才填写的内容仍在本页,可抄录备用。",
            "This campaign has been closed; nothing was saved. What you typed still stands on this page.",
        )
    return receipt
