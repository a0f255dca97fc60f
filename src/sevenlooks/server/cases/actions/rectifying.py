"""Putting right: the order, the report, the check by somebody else, the closure."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import stages, terms
from sevenlooks.server.cases.actions.moving import held, move
from sevenlooks.server.cases.models import Case, Evidence, Order
from sevenlooks.server.web.mistakes import Conflict
from sevenlooks.server.web.spoken import without_numbers


@transaction.atomic
def order(*, by: Any, case: Case, measures: str, responsible: str, department: str = "",
          working_days: int = terms.RECTIFYING, seen: int | None = None) -> Case:  # fmt: skip
    """Order the party to put things right: measures, who is responsible, and by when."""
    kept = held(by, case, seen)
    made = _order(by, kept, measures, responsible, department, working_days)
    move(kept, "order", by=by, due=made.due_on, detail={"working_days": working_days})
    return kept


@transaction.atomic
def prolong(*, by: Any, case: Case, working_days: int, why: str, seen: int | None = None) -> Case:
    """A later deadline, from today, with its reason."""
    if not why.strip():
        raise BadRequest("延长期限须写明理由。", "To prolong, give the reason.")
    kept = held(by, case, seen)
    last = may_prolong(kept, working_days)
    made = _order(by, kept, last.measures, last.responsible, last.department, working_days)
    move(kept, "prolong", by=by, due=made.due_on, why=without_numbers(why.strip()))
    return kept


@transaction.atomic
def report(*, by: Any, case: Case, done: str, seen: int | None = None) -> Case:
    """Say that things were put right. Asks for what was done, evidence of it, and every family paid."""
    if not done.strip():
        raise BadRequest("请写明整改了什么。", "Say what was put right.")
    kept = held(by, case, seen)
    _paid(kept)
    if not kept.evidence.filter(when=Evidence.AFTER, replaced_by=None).exists():
        raise Conflict(
            "还没有整改后的证据。请先上传,再报整改完成。",
            "There is no evidence from after. Send it first, then report.",
        )
    due = terms.ends(timezone.localdate(), terms.STEP[stages.REPORTED])
    move(kept, "report", by=by, why=without_numbers(done.strip()), due=due)
    return kept


@transaction.atomic
def send_back(*, by: Any, case: Case, why: str, working_days: int = terms.RECTIFYING, seen: int | None = None) -> Case:
    """What was reported does not hold: back to be put right, with a new deadline."""
    if not why.strip():
        raise BadRequest("退回须写明还缺什么。", "To send back, say what is missing.")
    kept = held(by, case, seen)
    last = _last_order(kept)
    made = _order(by, kept, last.measures, last.responsible, last.department, working_days)
    move(kept, "send_back", by=by, why=without_numbers(why.strip()), due=made.due_on)
    return kept


@transaction.atomic
def check(*, by: Any, case: Case, found: str, seen: int | None = None) -> Case:
    """The independent check (核验): by nobody who handled the case or reported it as put right."""
    if not found.strip():
        raise BadRequest("请写明核验的情况。", "Say what the check showed.")
    kept = held(by, case, seen)
    may_check(kept, by)
    due = terms.ends(timezone.localdate(), terms.STEP[stages.CHECKED])
    move(kept, "check", by=by, why=without_numbers(found.strip()), due=due)
    return kept


@transaction.atomic
def close(*, by: Any, case: Case, why: str = "", revisit_in: int = terms.REVISIT, seen: int | None = None) -> Case:
    """Close (销号) and set the day of the second visit, which is another act on another day.

    Conflict while a department has not answered, a family waits for its money, or a legal step is pending.
    """
    kept = held(by, case, seen)
    may_close(kept)
    due = terms.ends(timezone.localdate(), revisit_in)
    move(kept, "close", by=by, why=without_numbers(why.strip()), due=due)
    return kept


def may_prolong(case: Case, working_days: int) -> Order:
    """The order that holds. BadRequest where a term from today would end no later than its own."""
    last = _last_order(case)
    if terms.ends(timezone.localdate(), working_days) <= last.due_on:
        raise BadRequest(
            "新的期限没有晚于原期限 {due}。", "The new date is not after the old one, {due}.", due=last.due_on
        )
    return last


def may_check(case: Case, by: Any) -> None:
    """Conflict where this person may not pass the check, or a family waits for its money."""
    reporter = case.steps.filter(move="report").order_by("-number").values_list("by", flat=True).first()
    if by.username in (case.owner, reporter):
        raise Conflict(
            "核验须由承办人、报送人以外的人员进行。请由另一名工作人员核验。",
            "The check is for somebody who neither handles the case nor reported it. Ask another person.",
        )
    _paid(case)


def may_close(case: Case) -> None:
    """Conflict where something keeps the case from being closed."""
    _paid(case)
    if case.parts_open:
        raise Conflict(
            "还有 {n} 个部门的移送事项没有反馈,不能销号。",
            "{n} departments have not answered their parts; the case cannot be closed.",
            n=case.parts_open,
        )
    if case.legal_open:
        raise Conflict(
            "还有 {n} 项法律程序没有了结,不能销号;未了结的程序不算办结。",
            "{n} legal steps are still pending; the case cannot be closed, and what is pending is not done.",
            n=case.legal_open,
        )


def _last_order(case: Case) -> Order:
    last = case.orders.order_by("-pk").first()
    if last is None:
        raise Conflict("还没有责令整改。", "Nothing has been ordered yet.")
    return last


def _order(by: Any, case: Case, measures: str, responsible: str, department: str, working_days: int) -> Order:
    if not measures.strip() or not responsible.strip():
        raise BadRequest("请填写整改措施和责任人。", "Give the measures and who is responsible.")
    return Order.objects.create(
        case=case, measures=without_numbers(measures.strip()), responsible=without_numbers(responsible.strip()),
        department=department.strip(), working_days=working_days,
        due_on=terms.ends(timezone.localdate(), working_days), at=timezone.now(), by=by.username,
    )  # fmt: skip


def _paid(case: Case) -> None:
    if case.refunds_paid < case.refunds_due:
        raise Conflict(
            "还有 {owed} 元没有退给家长。退清之前不能走这一步。",
            "{owed} yuan are still owed to families. This step waits until they are paid.",
            owed=f"{case.owed:,.2f}",
        )
