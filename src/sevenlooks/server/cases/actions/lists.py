"""What a person keeps for itself: filters of the work list, and where it is told that something waits."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import webhook
from sevenlooks.server.cases.models import Address, SavedFilter
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.spoken import without_numbers

MOST = 30


@transaction.atomic
def save_filter(*, by: Any, name: str, query: str) -> SavedFilter:
    """Keep a list's query under a name; a name that stands already is given the new query."""
    plain = without_numbers(name.strip())[:60]
    if not plain:
        raise BadRequest("请给筛选起个名字。", "Give the filter a name.")
    mine = SavedFilter.objects.filter(username=by.username)
    if mine.count() >= MOST and not mine.filter(name=plain).exists():
        raise BadRequest(
            "最多保存 {most} 个筛选,请先删掉不用的。", "Keep {most} filters at most; delete one first.", most=MOST
        )
    kept, _ = SavedFilter.objects.update_or_create(username=by.username, name=plain, defaults={"query": query[:400]})
    record(by=by, act="filter.saved", on=("person", by.username), division=by.division_code)
    return kept


@transaction.atomic
def drop_filter(*, by: Any, filter: int) -> None:
    dropped, _ = SavedFilter.objects.filter(username=by.username, pk=filter).delete()
    if not dropped:
        raise Missing()
    record(by=by, act="filter.dropped", on=("person", by.username), division=by.division_code)


@transaction.atomic
def keep_address(*, by: Any, kind: str, address: str) -> Address:
    """Say where one is to be told that something waits. The event names the kind alone; an address may be a secret."""
    if kind == Address.EMAIL:
        _is_email(address)
    elif kind == Address.WEBHOOK:
        webhook.place(address)
    else:
        raise Missing()
    kept, _ = Address.objects.update_or_create(
        username=by.username, kind=kind, defaults={"address": address[:400], "failed": 0}
    )
    record(by=by, act="address.kept", on=("person", by.username), division=by.division_code, detail={"kind": kind})
    return kept


@transaction.atomic
def drop_address(*, by: Any, kind: str) -> None:
    dropped, _ = Address.objects.filter(username=by.username, kind=kind).delete()
    if not dropped:
        raise Missing()
    record(by=by, act="address.dropped", on=("person", by.username), division=by.division_code, detail={"kind": kind})


def _is_email(address: str) -> None:
    if not settings.DEFAULT_FROM_EMAIL:
        raise BadRequest("本站没有配置邮件。", "This site sends no e-mail.")
    try:
        validate_email(address)
    except ValidationError:
        raise BadRequest("邮箱地址不对,请核对。", "This is no e-mail address; look at it again.") from None
