"""Recording what was found at an entry, item by item, and that a problem was put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.campaigns import stages
from sevenlooks.server.campaigns.actions.counting import recount
from sevenlooks.server.campaigns.actions.held import entry_of, surveying
from sevenlooks.server.campaigns.actions.moving import move
from sevenlooks.server.campaigns.models import Answer, Entry, Receipt
from sevenlooks.server.campaigns.plan import Item, PlanLook
from sevenlooks.server.campaigns.queries import asked
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.mistakes import Conflict
from sevenlooks.server.web.spoken import without_numbers


@dataclass(frozen=True)
class Told:
    """What somebody records on one item. `seen`: the answer that stood there when the form was opened; None: none."""

    item: str
    verdict: str
    words: str = ""
    examined: int | None = None
    wrong: int | None = None
    amount: Decimal | None = None
    seen: int | None = None

    def says(self, answer: Answer) -> bool:
        """Whether this is what an answer says already."""
        mine = (self.verdict, self.words, self.examined, self.wrong, self.amount)
        return mine == (answer.verdict, answer.words, answer.examined, answer.wrong, answer.amount)


@transaction.atomic
def answer(*, by: Any, entry: Entry, told: Iterable[Told]) -> int:
    """Record answers on some items of an entry, all or none; how many were new.

    BadRequest for what is incomplete, Conflict when somebody else answered meanwhile or the county may not record.
    """
    receipt = surveying(entry.campaign, entry.division_code)
    held = entry_of(receipt, entry.pk)
    held.campaign = entry.campaign
    now = timezone.now()
    standing = {a.item: a for a in Answer.objects.filter(entry=held, superseded_at=None)}
    asking = {item.name: (look, item) for look, item in asked(held)}
    fresh = []
    for each in map(_tidied, told):
        look, item = asking.get(each.item) or _unknown(each)
        _check(each, item)
        before = standing.get(each.item)
        if before is not None and each.says(before):
            continue
        _check_seen(each, item, before)
        fresh.append(new_answer(held, look, each, by.username, now))
    if not fresh:
        return 0
    put(receipt, held, fresh, by=by.username, at=now)
    record(
        by=by, act="survey.answered", on=("survey", str(held.pk)), division=held.division_code,
        detail={"campaign": held.campaign_id, "items": {a.item: a.verdict for a in fresh}},
    )  # fmt: skip
    return len(fresh)


@transaction.atomic
def rectify(*, by: Any, entry: Entry, item: str, how: str) -> Answer:
    """Record that a problem was put right (整改), and how. Its county may have finished; the campaign must be open."""
    if not how.strip():
        raise BadRequest("请写明如何整改。", "Say how it was put right.")
    receipt = Receipt.objects.select_for_update().get(campaign=entry.campaign, division_code=entry.division_code)
    if receipt.state != stages.FINISHED:
        receipt = surveying(entry.campaign, entry.division_code)
    held = entry_of(receipt, entry.pk)
    now = timezone.now()
    problem = Answer.objects.filter(entry=held, item=item, superseded_at=None, verdict=Answer.PROBLEM).first()
    if problem is None or problem.rectified_at is not None:
        raise Conflict("这一项没有待整改的问题。", "There is no problem left to put right under this item.")
    problem.rectified_at, problem.rectified_by = now, by.username
    problem.rectified_how = without_numbers(how.strip())
    problem.save(update_fields=["rectified_at", "rectified_by", "rectified_how"])
    recount(held, receipt, at=now)
    record(
        by=by, act="survey.rectified", on=("survey", str(held.pk)), division=held.division_code,
        detail={"campaign": held.campaign_id, "item": item},
    )  # fmt: skip
    return problem


def put(receipt: Receipt, entry: Entry, fresh: list[Answer], *, by: str, at: datetime) -> None:
    """Answers in place of those that stood; the county's first one starts it."""
    items = [a.item for a in fresh]
    Answer.objects.filter(entry=entry, item__in=items, superseded_at=None).update(superseded_at=at)
    Answer.objects.bulk_create(fresh)
    if receipt.state == stages.RECEIVED:
        move([receipt], stages.STARTED, by=by, at=at)
    recount(entry, receipt, at=at)


def new_answer(entry: Entry, look: PlanLook, told: Told, by: str, at: datetime) -> Answer:
    made = Answer(
        campaign_id=entry.campaign_id, entry=entry, look=look.name, item=told.item, verdict=told.verdict,
        words=told.words, examined=told.examined, wrong=told.wrong, amount=told.amount, at=at, by=by,
    )  # fmt: skip
    made.place_in(entry.division_code)
    return made


def _tidied(told: Told) -> Told:
    """Without numbers of persons, and without what a verdict does not carry."""
    counted, money = told.verdict in (Answer.FINE, Answer.PROBLEM), told.verdict == Answer.PROBLEM
    return Told(
        told.item, told.verdict, without_numbers(told.words.strip()) if told.verdict != Answer.FINE else "",
        told.examined if counted else None, told.wrong if counted else None, told.amount if money else None, told.seen,
    )  # fmt: skip


def _check(told: Told, item: Item) -> None:
    if told.verdict not in Answer.VERDICTS:
        raise _wrong(item, "请选择一个结论。", "choose an answer.")
    if told.verdict == Answer.PROBLEM and not told.words:
        raise _wrong(item, "有问题须写明情况。", "say what the problem is.")
    if told.verdict == Answer.NOT_CHECKED and not told.words:
        raise _wrong(item, "无法核查须写明原因。", "say why it could not be checked.")
    if item.counts and told.verdict in (Answer.FINE, Answer.PROBLEM):
        if told.examined is None or told.wrong is None:
            raise _wrong(item, "请填写排查数量和不合规数量,没有则填0。",
                         "give how many were examined and how many were wrong; 0 for none.")  # fmt: skip
        if not 0 <= told.wrong <= told.examined:
            raise _wrong(item, "不合规数量不能多于排查数量。", "no more can be wrong than were examined.")
        if told.wrong and told.verdict == Answer.FINE:
            raise _wrong(item, "有不合规数量,结论应为“有问题”。", "something was wrong, so the answer is “a problem”.")
    if told.amount is not None and told.amount < 0:
        raise _wrong(item, "金额不能为负。", "an amount cannot be negative.")


def _check_seen(told: Told, item: Item, before: Answer | None) -> None:
    if (before is None and told.seen is None) or (before is not None and before.pk == told.seen):
        return
    raise Conflict(
        "“{item}”刚刚已由{by}在{at}记录,没有保存。请核对最新内容后再改。",
        "“{item}” was recorded just now by {by} at {at}; nothing was saved. Look at what stands there first.",
        item=item.title,
        by=before.by if before else "",
        at=f"{timezone.localtime(before.at):%H:%M}" if before else "",
    )


def _wrong(item: Item, zh: str, en: str) -> BadRequest:
    said = BadRequest("“{item}”:" + zh + "没有保存。", "“{item}”: " + en + " Nothing was saved.", item=item.title)
    return said


def _unknown(told: Told) -> tuple[PlanLook, Item]:
    raise BadRequest("方案中没有“{item}”这一项。", "The plan has no item “{item}”.", item=told.item)
