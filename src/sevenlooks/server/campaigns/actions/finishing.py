"""A county's end of its survey: gaps are listed and explained before it may finish; it may take it up again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest, SevenlooksError
from sevenlooks.server.campaigns import stages
from sevenlooks.server.campaigns.actions.answering import Told, new_answer, put
from sevenlooks.server.campaigns.actions.held import own_receipt, surveying
from sevenlooks.server.campaigns.actions.moving import move
from sevenlooks.server.campaigns.models import Answer, Campaign, Receipt
from sevenlooks.server.campaigns.queries import gaps, open_items
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.spoken import without_numbers


class Unfinished(SevenlooksError):
    """A survey with gaps that nobody has explained."""

    http_status = 409


@transaction.atomic
def explain_gaps(*, by: Any, campaign: Campaign, county: str, why: Mapping[int, str]) -> int:
    """Why the open items of some entries (by number) could not be checked; how many entries were explained.

    Each open item gets the answer “could not be checked” with its reason.
    """
    receipt = surveying(campaign, by.scope.narrowed(county).code)
    told = {pk: without_numbers(words.strip()) for pk, words in why.items() if words.strip()}
    if not told:
        raise BadRequest("请至少填写一处缺项的原因。", "Give the reason of one gap at least.")
    now = timezone.now()
    explained = list(gaps(campaign, receipt.division_code).select_for_update().filter(pk__in=told))
    for entry in explained:
        fresh = [
            new_answer(entry, look, Told(item.name, Answer.NOT_CHECKED, told[entry.pk]), by.username, now)
            for look, item in open_items(entry)
        ]
        put(receipt, entry, fresh, by=by.username, at=now)
    record(
        by=by, act="survey.gaps_explained", on=("campaign", str(campaign.pk)), division=receipt.division_code,
        detail={"entries": [entry.pk for entry in explained]},
    )  # fmt: skip
    return len(explained)


@transaction.atomic
def finish(*, by: Any, campaign: Campaign) -> Receipt:
    """Finish one's county's survey. Unfinished while an entry has an open item: answer it, or say why it stays open."""
    receipt = own_receipt(by, campaign)
    left = gaps(campaign, receipt.division_code).count()
    if left:
        raise Unfinished(
            "还有{n}家(处)没有逐项填完,不能办结。请补查,或在下方写明每一处的原因。",
            "{n} entries still have open items, so the survey cannot be finished. Answer them, or say why.",
            n=left,
        )
    if receipt.state == stages.RECEIVED and not receipt.asked:
        move([receipt], stages.STARTED, by=by.username, at=timezone.now())  # nobody to survey: nothing left to do
    move([receipt], stages.FINISHED, by=by.username, at=timezone.now())
    record(by=by, act="campaign.finished", on=("campaign", str(campaign.pk)), division=receipt.division_code)
    return receipt


@transaction.atomic
def take_up_again(*, by: Any, campaign: Campaign, why: str) -> Receipt:
    """Go on with a survey that was finished, with the reason."""
    if not why.strip():
        raise BadRequest("请写明恢复摸排的原因。", "Say why the survey is taken up again.")
    receipt, said = own_receipt(by, campaign), without_numbers(why.strip())
    move([receipt], stages.STARTED, by=by.username, at=timezone.now(), why=said)
    record(
        by=by, act="campaign.taken_up_again", on=("campaign", str(campaign.pk)), division=receipt.division_code,
        why=said,
    )  # fmt: skip
    return receipt
