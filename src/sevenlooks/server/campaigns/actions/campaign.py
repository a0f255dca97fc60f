"""Beginning and ending a campaign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.campaigns import stages
from sevenlooks.server.campaigns.actions.moving import move
from sevenlooks.server.campaigns.condition import Condition
from sevenlooks.server.campaigns.freezing import freeze
from sevenlooks.server.campaigns.models import Campaign, Receipt
from sevenlooks.server.campaigns.plan import plans
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.mistakes import Conflict, Missing
from sevenlooks.server.web.placed import Scope


@transaction.atomic
def draft(
    *, by: Any, plan: str, title: str, begins_on: date, due_on: date, condition: Mapping[str, Iterable[str]],
    division: str = "",
) -> Campaign:  # fmt: skip
    """A campaign not yet begun, over the person's division or one below it that is no county."""
    scope = by.scope.narrowed(division)
    if plan not in plans():
        raise BadRequest("请选择一个方案。", "Choose a plan.")
    if not title.strip():
        raise BadRequest("请填写行动名称。", "Give the campaign a name.")
    if due_on < begins_on:
        raise BadRequest("截止日期不能早于开始日期。", "The due date cannot be before the first day.")
    if scope.level == "county":
        raise BadRequest("专项行动由部、省、市发起。", "Campaigns are started by the ministry, a province or a city.")
    campaign = Campaign.objects.create(
        division_code=scope.code, plan_id=plan, title=title.strip(), begins_on=begins_on, due_on=due_on,
        condition=Condition.of(condition).stored(), drafted_by=by.username, drafted_at=timezone.now(),
    )  # fmt: skip
    record(by=by, act="campaign.drafted", on=("campaign", str(campaign.pk)), division=scope.code, detail={"plan": plan})
    return campaign


@transaction.atomic
def drop(*, by: Any, campaign: Campaign) -> None:
    """Throw a draft away."""
    held = _held(by, campaign)
    if held.state != stages.DRAFT:
        raise _cannot(held, stages.CLOSED)
    record(by=by, act="campaign.dropped", on=("campaign", str(held.pk)), division=held.division_code)
    held.delete()


@transaction.atomic
def open_campaign(*, by: Any, campaign: Campaign) -> Campaign:
    """Freeze the population and send the campaign to the level below."""
    held = _held(by, campaign)
    if not stages.may_move(held.state, stages.OPEN):
        raise _cannot(held, stages.OPEN)
    now = timezone.now()
    held.state, held.opened_at = stages.OPEN, now
    freeze(held, by=by.username, at=now)
    held.save()
    below = Receipt.objects.filter(campaign=held)
    first = below.filter(parent_code=held.division_code) | below.filter(division_code=held.division_code)
    sent = move(first, stages.SENT, by=by.username, at=now)
    record(
        by=by, act="campaign.opened", on=("campaign", str(held.pk)), division=held.division_code,
        detail={"bodies": held.bodies, "digest": held.digest, "sent": sent},
    )  # fmt: skip
    return held


@transaction.atomic
def close(*, by: Any, campaign: Campaign, why: str = "") -> Campaign:
    """End a campaign. While counties have not finished it needs a reason."""
    list(Receipt.objects.select_for_update().filter(campaign=campaign).values_list("pk", flat=True))
    held = _held(by, campaign)
    if not stages.may_move(held.state, stages.CLOSED):
        raise _cannot(held, stages.CLOSED)
    counties = Receipt.objects.filter(campaign=held, level=Receipt.COUNTY)
    unfinished = counties.exclude(state=stages.FINISHED).count()
    if unfinished and not why.strip():
        raise BadRequest(
            "还有{n}个县没有完成。提前结束须写明理由。",
            "{n} counties have not finished. To close all the same, give the reason.",
            n=unfinished,
        )
    held.state, held.closed_at = stages.CLOSED, timezone.now()
    held.save(update_fields=["state", "closed_at"])
    record(
        by=by, act="campaign.closed", on=("campaign", str(held.pk)), division=held.division_code, why=why.strip(),
        detail={"unfinished": unfinished},
    )  # fmt: skip
    return held


def _held(by: Any, campaign: Campaign) -> Campaign:
    """The campaign, held; Missing unless the person stands at its own level or above."""
    held = Campaign.objects.select_for_update().filter(pk=campaign.pk).first()
    if held is None or not Scope(by.division_code).holds(held.division_code):
        raise Missing()
    return held


def _cannot(campaign: Campaign, to: str) -> Conflict:
    return Conflict(
        "这项行动现在是“{now}”,不能再改为“{to}”。",
        "This campaign is now “{now}” and cannot become “{to}”.",
        now=stages.TITLES[campaign.state],
        to=stages.TITLES[to],
    )
