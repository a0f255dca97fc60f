"""Adding to a county's list in the field: bodies in no register, bodies that came into the ledger since, tutors."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.campaigns.actions.answering import Told, new_answer, put
from sevenlooks.server.campaigns.actions.counting import count_added
from sevenlooks.server.campaigns.actions.held import surveying
from sevenlooks.server.campaigns.models import Answer, Campaign, Entry, Receipt
from sevenlooks.server.events.actions import record
from sevenlooks.server.registry import queries as registry
from sevenlooks.server.web.mistakes import Conflict
from sevenlooks.server.web.spoken import without_numbers


@transaction.atomic
def add_unlisted(
    *, by: Any, campaign: Campaign, county: str, name: str, address: str, note: str = "", token: str = ""
) -> Entry:
    """A body in no register, met in the field. Without a name it is called after its address."""
    if not address.strip():
        raise BadRequest("请填写地址。", "Give the address.")
    called = name.strip() or f"无名机构({address.strip()})"
    return _add(by, campaign, county, Entry.UNLISTED, name=called, address=address, note=note, token=token)


@transaction.atomic
def add_later(*, by: Any, campaign: Campaign, institution: str) -> Entry:
    """A body that came into the ledger after the population was frozen. The frozen population stays what it is."""
    body = registry.institution(by.scope, institution)
    if Entry.objects.filter(campaign=campaign, institution_id=body.pk).exists():
        raise Conflict("这家机构已在名单中。", "This institution is on the list already.")
    return _add(
        by, campaign, body.division_code, Entry.LATER, institution_id=body.pk, name=body.name, address=body.address,
        status=body.status, category=body.category,
    )  # fmt: skip


@transaction.atomic
def add_tutor(
    *, by: Any, campaign: Campaign, county: str, address: str, words: str, times: int = 1, in_service: bool = False,
    token: str = "",
) -> Entry:  # fmt: skip
    """Individuals met teaching at a place, counted as person-times. Nobody's name is kept."""
    told = campaign.plan.items("person")
    if not told:
        raise BadRequest("这个方案不统计个人。", "This plan does not count individuals.")
    if not address.strip() or not words.strip():
        raise BadRequest("请填写地点和发现的情况。", "Give the place and what was found.")
    if not 1 <= times <= 1000:
        raise BadRequest("人次应在1至1000之间。", "Person-times are between 1 and 1,000.")
    entry = _add(
        by, campaign, county, Entry.PERSON, name="个人", address=address, times=times, in_service=in_service,
        token=token, items=1, words=words,
    )  # fmt: skip
    return entry


def _add(by: Any, campaign: Campaign, county: str, kind: str, *, words: str = "", **told: Any) -> Entry:
    receipt = surveying(campaign, by.scope.narrowed(county).code)
    same = Entry.objects.filter(campaign=campaign, token=told["token"]).first() if told.get("token") else None
    if same is not None:
        return same  # the same form sent twice
    now = timezone.now()
    entry = Entry(
        campaign=campaign, kind=kind, added_at=now, added_by=by.username, items=len(campaign.plan.items("body")),
    )  # fmt: skip
    for name, value in told.items():
        setattr(entry, name, without_numbers(value.strip()) if name in ("name", "address", "note") else value)
    entry.place_in(receipt.division_code)
    entry.save()
    count_added(entry, receipt)
    if kind == Entry.PERSON:
        _found(receipt, entry, words, by.username, now)
    record(
        by=by, act="survey.added", on=("survey", str(entry.pk)), division=entry.division_code,
        detail={"campaign": campaign.pk, "kind": kind, "institution": entry.institution_id, "times": entry.times},
    )  # fmt: skip
    return entry


def _found(receipt: Receipt, entry: Entry, words: str, by: str, at: datetime) -> None:
    """Tutors are on the list because of what was found: that is their one answer."""
    look, item = entry.campaign.plan.items("person")[0]
    told = Told(item.name, Answer.PROBLEM, without_numbers(words.strip()))
    put(receipt, entry, [new_answer(entry, look, told, by, at)], by=by, at=at)
