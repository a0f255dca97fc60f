"""Notices (提醒): once a working day at most, a person is told that something waits, and where to look.

A notice goes out of the house, so that it carries numbers alone: no party, no address, no number of a case.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from sevenlooks.methods.calendar import is_rest_day
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import handed, queries, webhook
from sevenlooks.server.cases.models import Address, Case, Climb, Sent

HOUR = 8
MOST_FAILED = 5
"""Tries in a row after which an address is let be, until its owner sets it again."""
AT_ONCE = 500


@dataclass(frozen=True)
class Waiting:
    """How much waits for a person."""

    due: int = 0
    overdue: int = 0
    check: int = 0
    receive: int = 0
    parts: int = 0
    parts_overdue: int = 0

    @property
    def anything(self) -> bool:
        return any(vars(self).values())


def waiting_for(person: Person) -> Waiting:
    """What of a person's own waits; of who checks and handles nothing, also what waits to be checked."""
    lists, told = queries.lists(person.username), dict[str, int]()
    if person.may("cases.handle"):
        mine = Case.objects.filter(person.scope.q(), lists["mine"])
        told["due"], told["overdue"] = (mine.filter(lists[name]).count() for name in ("due", "overdue"))
    elif person.may("cases.check"):
        told["check"] = Case.objects.filter(person.scope.q(), lists["check"]).count()
    if person.may("cases.receive"):
        told["receive"] = Climb.objects.filter(division_code=person.division_code, received_at=None).count()
    if person.may("parts.answer"):
        counted = handed.counts(person)
        told["parts"], told["parts_overdue"] = counted["take"], counted["overdue"]
    return Waiting(**told)


def text(waiting: Waiting) -> str:
    """The notice, in both languages."""
    said = (
        (waiting.due, "三日内到期案件{n}件", "cases due within three days: {n}"),
        (waiting.overdue, "逾期案件{n}件", "cases overdue: {n}"),
        (waiting.check, "待核验案件{n}件", "cases to be checked: {n}"),
        (waiting.receive, "下级逾期待签收{n}件", "overdue cases from below to be received: {n}"),
        (waiting.parts, "待签收移送事项{n}项", "parts to be received: {n}"),
        (waiting.parts_overdue, "逾期移送事项{n}项", "parts overdue: {n}"),
    )
    chinese = "、".join(zh.format(n=n) for n, zh, _ in said if n)
    english = ", ".join(en.format(n=n) for n, _, en in said if n)
    return f"七看:{chinese}。请登录办理:{settings.ADDRESS}\nSevenlooks: {english}. Open {settings.ADDRESS}"


def every_morning(now: datetime) -> None:
    """The site's clock: from HOUR on, on working days, a task for each address not yet told today."""
    today = now.date()
    rest = is_rest_day(today)
    if now.hour < HOUR or (today.weekday() >= 5 if rest is None else rest):
        return
    told = Sent.objects.filter(username=OuterRef("username"), kind=OuterRef("kind"), day=today)
    for address in Address.objects.filter(~Exists(told), failed__lt=MOST_FAILED).order_by("pk")[:AT_ONCE]:
        _ask(address, today)


@transaction.atomic
def _ask(address: Address, day: date) -> None:
    from sevenlooks.server.cases.tasks import send_notice

    sent, new = Sent.objects.get_or_create(
        username=address.username, kind=address.kind, day=day, defaults={"at": timezone.now()}
    )
    if new:
        transaction.on_commit(lambda: send_notice.enqueue(sent.pk))


def send(pk: int) -> None:
    """Tell one person. Whatever goes wrong, it is told in the log and on the person's page, and stops nothing."""
    if not Sent.objects.filter(pk=pk, state=Sent.WAITING).update(state=Sent.FAILED, at=timezone.now()):
        return
    sent = Sent.objects.get(pk=pk)
    mine = Q(username=sent.username)
    address = Address.objects.filter(mine, kind=sent.kind).first()
    person = Person.objects.filter(mine, is_active=True).first()
    waiting = waiting_for(person) if person else Waiting()
    if address is None or not waiting.anything:
        Sent.objects.filter(pk=pk).update(state=Sent.NOTHING)
        return
    try:
        WAYS[address.kind](address.address, waiting)
    except Exception as error:
        logging.getLogger(__name__).warning("a notice by %s did not arrive: %s", address.kind, type(error).__name__)
        Address.objects.filter(pk=address.pk).update(failed=F("failed") + 1)
    else:
        Sent.objects.filter(pk=pk).update(state=Sent.SENT, at=timezone.now())
        Address.objects.filter(pk=address.pk).update(failed=0)


def _by_email(address: str, waiting: Waiting) -> None:
    EmailMessage("七看:有事项待办 / Sevenlooks: something waits", text(waiting), to=[address]).send()


def _by_webhook(address: str, waiting: Waiting) -> None:
    """In the forms that the group robots of WeCom and DingTalk (text) and of Feishu (content) take, beside numbers."""
    said: dict[str, Any] = {"msgtype": "text", "text": {"content": text(waiting)}}
    said |= {"msg_type": "text", "content": {"text": text(waiting)}}
    webhook.post(address, said | {"waiting": vars(waiting), "open": settings.ADDRESS})


WAYS = {Address.EMAIL: _by_email, Address.WEBHOOK: _by_webhook}
