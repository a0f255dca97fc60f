"""Refunds by family: what is due, what was paid. The case carries the sums; nothing is ever taken away unsaid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import stages
from sevenlooks.server.cases.actions.moving import held, wrote
from sevenlooks.server.cases.models import Case, Refund, Repayment
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.pages import NOT_YOURS
from sevenlooks.server.web.spoken import without_numbers

FEN = Decimal("0.01")
MOST = Decimal(10_000_000)
EARLIEST = date(2000, 1, 1)  # from then on the law says within which days the bank shows a payment


@transaction.atomic
def owe(*, by: Any, case: Case, family: str, due: Decimal, why: str = "", seen: int | None = None) -> Refund:
    """What a family is owed, in yuan. For a family that stands there already it sets the amount anew, with a reason."""
    kept, named = _held(by, case, seen), without_numbers(family.strip())[:80]
    if not named:
        raise BadRequest("请填写合同编号或家庭的代称。", "Give the contract's number or a label for the family.")
    if kept.stage not in (stages.OPENED, stages.RECTIFYING):
        raise Conflict(
            "已报整改完成,应退金额不能再改。请先退回整改。",
            "The case was reported as put right; what is due stays as it is. Send it back first.",
        )
    amount = yuan(due)
    known = Refund.objects.select_for_update().filter(case=kept, family=named).first()
    if known and not why.strip():
        raise BadRequest("更改应退金额须写明理由。", "To change what is due, give the reason.")
    if known and amount < known.paid:
        raise BadRequest("已退 {paid} 元,应退不能更少。", "{paid} yuan are paid; less cannot be due.", paid=known.paid)
    refund = known or Refund(case=kept, family=named, at=timezone.now(), by=by.username)
    kept.refunds_due += amount - (known.due if known else 0)
    refund.due = amount
    refund.save()
    wrote(kept, "owe", by=by, why=without_numbers(why.strip()), detail={"due": str(amount)})
    return refund


@transaction.atomic
def pay(*, by: Any, case: Case, refund: int, amount: Decimal, paid_on: date, token: str = "",
        seen: int | None = None) -> Repayment:  # fmt: skip
    """Money paid back to a family, in yuan; never more than it is owed."""
    kept = _held(by, case, seen)
    owed = Refund.objects.select_for_update().filter(case=kept, pk=refund).first()
    if owed is None:
        raise Missing()
    same = Repayment.objects.filter(refund=owed, token=token).first() if token else None
    if same is not None:
        return same
    paid = yuan(amount)
    if paid > owed.due - owed.paid:
        raise BadRequest("只欠 {left} 元。", "Only {left} yuan are owed.", left=owed.due - owed.paid)
    if paid_on > timezone.localdate():
        raise BadRequest("退款日期不能晚于今天。", "The day of payment cannot lie in the future.")
    if paid_on < EARLIEST:
        raise BadRequest("请核对退款日期。", "Check the day of payment; it lies too far back.")
    made = Repayment.objects.create(
        refund=owed, amount=paid, paid_on=paid_on, token=token, at=timezone.now(), by=by.username
    )
    owed.paid += paid
    owed.save()
    kept.refunds_paid += paid
    wrote(kept, "pay", by=by, detail={"paid": str(paid), "on": paid_on.isoformat()})
    return made


def yuan(amount: Decimal) -> Decimal:
    """An amount to the fen. BadRequest for none, less, or what has parts of a fen."""
    if not amount.is_finite() or not 0 < amount <= MOST or amount != amount.quantize(FEN):
        raise BadRequest(
            "金额应大于 0,最多两位小数,单位元。", "An amount is more than 0, in yuan, with two decimals at most."
        )
    return amount.quantize(FEN)


def _held(by: Any, case: Case, seen: int | None) -> Case:
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    kept = held(by, case, seen)
    if kept.stage not in stages.UNSOLVED:
        raise Conflict("案件已办结,退费不能再改。", "The case is closed; its refunds stay as they are.")
    return kept
