"""Legal steps (法律程序): begun and ended beside the case. What is pending holds up the closure, and hides nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import stages
from sevenlooks.server.cases.actions.moving import held, wrote
from sevenlooks.server.cases.actions.refunds import FEN
from sevenlooks.server.cases.models import LEGAL_STEPS, RESULTS, Case, LegalStep
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.pages import NOT_YOURS
from sevenlooks.server.web.spoken import without_numbers

NEEDS = {
    LegalStep.DECISION: LegalStep.NOTICE,
    LegalStep.SERVICE: LegalStep.DECISION,
    LegalStep.ENFORCEMENT: LegalStep.DECISION,
    LegalStep.RECONSIDERATION: LegalStep.DECISION,
    LegalStep.LAWSUIT: LegalStep.DECISION,
}
"""Step → the one that must have been done before: nothing is decided on somebody who was not heard."""


@transaction.atomic
def begin_legal(*, by: Any, case: Case, kind: str, on: date, words: str = "", token: str = "",
                seen: int | None = None) -> LegalStep:  # fmt: skip
    """A step begins; until it ends the case cannot be closed. One of a kind is pending at a time."""
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    same = LegalStep.objects.filter(case=case, token=token).first() if token else None
    kept = held(by, case, None if same else seen)
    if same is not None:
        return same
    if kind not in LEGAL_STEPS:
        raise BadRequest("请选择法律程序。", "Choose the legal step.")
    if kept.stage == stages.DROPPED:
        raise Conflict("案件已撤,没有可办的法律程序。", "The case was dropped; no legal step can begin.")
    _not_later(on)
    _may_begin(kept, kind)
    made = LegalStep.objects.create(
        case=kept, kind=kind, begun_on=on, words=without_numbers(words.strip()), begun_at=timezone.now(),
        begun_by=by.username, token=token,
    )  # fmt: skip
    kept.legal_open += 1
    wrote(kept, "legal_begun", by=by, why=made.words, detail={"kind": kind, "on": on.isoformat()})
    return made


@transaction.atomic
def end_legal(*, by: Any, case: Case, step: int, on: date, result: str, outcome: str, fine: Decimal | None = None,
              seen: int | None = None) -> LegalStep:  # fmt: skip
    """A step ends, with its result and in words. `fine`: of a decision, in yuan."""
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    kept = held(by, case, seen)
    found = LegalStep.objects.select_for_update().filter(case=kept, pk=step).first()
    if found is None:
        raise Missing()
    if found.ended_at:
        raise Conflict("这一程序已由 {who} 办结。", "{who} has ended this step already.", who=found.ended_by)
    if result not in RESULTS or not outcome.strip():
        raise BadRequest("请选择结果并写明情况。", "Choose the result and say what came of it.")
    if on < found.begun_on:
        raise BadRequest(
            "办结日期不能早于开始日期 {day}。", "It cannot end before it began, {day}.", day=found.begun_on
        )
    _not_later(on)
    found.fine = _fine(found, fine)
    found.ended_on, found.result, found.outcome = on, result, without_numbers(outcome.strip())
    found.ended_at, found.ended_by = timezone.now(), by.username
    found.save()
    kept.legal_open -= 1
    wrote(
        kept, "legal_ended", by=by, why=found.outcome,
        detail={"kind": found.kind, "on": on.isoformat(), "result": result},
    )  # fmt: skip
    return found


def _may_begin(case: Case, kind: str) -> None:
    if case.legal_steps.filter(kind=kind, ended_at=None).exists():
        raise Conflict(
            "“{step}”正在办理,没有重复登记。", "“{step}” is pending already; no second one was recorded.",
            step=LEGAL_STEPS[kind],
        )  # fmt: skip
    before = NEEDS.get(kind)
    if before and not case.legal_steps.filter(kind=before, ended_at__isnull=False).exists():
        raise Conflict(
            "“{before}”还没有办结,不能登记“{step}”。",
            "“{before}” has not been done; “{step}” cannot begin.",
            before=LEGAL_STEPS[before], step=LEGAL_STEPS[kind],
        )  # fmt: skip


def _not_later(on: date) -> None:
    if on > timezone.localdate():
        raise BadRequest("日期不能晚于今天。", "The day cannot lie in the future.")


def _fine(step: LegalStep, fine: Decimal | None) -> Decimal | None:
    if fine is None:
        return None
    if step.kind != LegalStep.DECISION:
        raise BadRequest("只有处罚决定有罚款金额。", "Only a penalty decision carries a fine.")
    if not fine.is_finite() or not 0 < fine < Decimal(10) ** 12 or fine != fine.quantize(FEN):
        raise BadRequest(
            "金额应大于 0,最多两位小数,单位元。", "An amount is more than 0, in yuan, with two decimals at most."
        )
    return fine.quantize(FEN)
