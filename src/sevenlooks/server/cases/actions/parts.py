"""Handing parts of a case over to partner departments (移送), and what these do with them.

Each act moves a part by handovers.MOVES, counts the case's open parts anew in the same transaction, and is one event
and one dated row of the case. Always the case is held first, then the part.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.roles import DEPARTMENTS, ROLES
from sevenlooks.server.cases import handovers, stages, terms
from sevenlooks.server.cases.actions.moving import held, wrote
from sevenlooks.server.cases.models import Case, Part, PartStep
from sevenlooks.server.cases.sharing import PERSONAL, SECTIONS
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.pages import NOT_YOURS
from sevenlooks.server.web.placed import Scope, lineage
from sevenlooks.server.web.spoken import without_numbers


@transaction.atomic
def hand_over(*, by: Any, case: Case, department: str, division: str, asked: str, shares: Sequence[str],
              token: str = "", seen: int | None = None) -> Part:  # fmt: skip
    """Hand a part of a case that is not closed over to a department of its county, or of the city or province above.

    `shares`: names of sharing.SECTIONS. Conflict when that department has an open part of the case already.
    """
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    kept = held(by, case)
    same = kept.parts.filter(token=token).first() if token else None
    if same is not None:
        return same  # the same form sent twice
    kept = held(by, kept, seen)
    if kept.stage not in stages.UNSOLVED:
        raise Conflict("案件已办结,不能再移送。", "The case is closed; nothing more of it is handed over.")
    part = Part(case=kept, token=token)
    _address(by, part, department, division, asked, shares)
    _wrote(kept, part, "send", handovers.SENT, by, part.sent_at, part.asked)
    return part


@transaction.atomic
def take(*, by: Any, part: Part, seen: int | None = None) -> Part:
    """Receive a part (签收): the department says that it is its business; the clock of the answer begins."""
    case, kept, now = *_held(by, part, seen), timezone.now()
    kept.taken_at, kept.due_on = now, terms.ends(timezone.localdate(), terms.ANSWERING)
    _move(case, kept, "take", by, now, "")
    return kept


@transaction.atomic
def answer(*, by: Any, part: Part, words: str, done: bool, seen: int | None = None) -> Part:
    """Answer a part (反馈): what was found and done. `done`: False where what was asked could not be done."""
    said = _said(words, "请写明办理情况。", "Say what was found and done.")
    case, kept, now = *_held(by, part, seen), timezone.now()
    kept.answer, kept.done, kept.answered_at = said, done, now
    _move(case, kept, "answer", by, now, said)
    return kept


@transaction.atomic
def refuse(*, by: Any, part: Part, why: str, seen: int | None = None) -> Part:
    """Refuse a part, with the reason. Neither its clock nor the case's stops: the case's side must send it anew."""
    said = _said(why, "退回须写明理由。", "To refuse, give the reason.")
    case, kept = _held(by, part, seen)
    _move(case, kept, "refuse", by, timezone.now(), said)
    return kept


@transaction.atomic
def send_again(*, by: Any, part: Part, department: str, division: str, asked: str, shares: Sequence[str],
               seen: int | None = None) -> Part:  # fmt: skip
    """Send a refused part once more, in other words, to the same or another department."""
    case, kept = _held(by, part, seen)
    _allowed(by, kept, "send_again")
    kept.taken_at = None
    _address(by, kept, department, division, asked, shares)
    _move(case, kept, "send_again", by, kept.sent_at, kept.asked)
    return kept


@transaction.atomic
def withdraw(*, by: Any, part: Part, why: str, seen: int | None = None) -> Part:
    """Take a part back that is not answered, with the reason; the case no longer waits for it."""
    said = _said(why, "撤回须写明理由。", "To withdraw, give the reason.")
    case, kept = _held(by, part, seen)
    _move(case, kept, "withdraw", by, timezone.now(), said)
    return kept


def _held(by: Any, part: Part, seen: int | None) -> tuple[Case, Part]:
    """A part and its case, held. Missing for whom it is neither the own department's part nor the own case."""
    case = held(by, part.case_id)
    kept = Part.objects.select_for_update().get(pk=part.pk)
    kept.case = case
    own = kept.department == by.post.department and kept.division_code == by.division_code
    if by.post.department and not own:
        raise Missing()
    if seen is not None and seen != kept.version:
        raise Conflict(
            "您打开页面之后,这一移送事项已有变化(现为“{now}”),您这一步没有保存。请刷新后再办。",
            "Since you opened the page this part has changed (it now stands at “{now}”); your step was not saved. "
            "Reload and decide anew.",
            now=kept.title,
        )  # fmt: skip
    return case, kept


def _address(by: Any, part: Part, department: str, division: str, asked: str, shares: Sequence[str]) -> None:
    """Whom a part goes to, with what: a new clock until it is received."""
    levels = ROLES[department].levels if department in DEPARTMENTS else ()
    if division not in lineage(part.case.division_code) or Scope(division).level not in levels:
        raise BadRequest(
            "请选择本县或其上级市、省的协同部门。",
            "Choose a partner department of the county, or of the city or province above it.",
        )
    if not set(shares) <= set(SECTIONS):
        raise BadRequest("请选择要提供的内容。", "Choose what of the case it is to see.")
    if PERSONAL in shares and not by.may("cases.personal"):
        raise Refused(NOT_YOURS)  # what one may not open oneself one cannot open to others
    taken = part.case.parts.filter(department=department, division_code=division, stage__in=handovers.OPEN)
    if taken.exclude(pk=part.pk).exists():
        raise Conflict(
            "{place}{department}已有这个案件的未办结移送事项。请在那一项上办理。",
            "The {department} department of {place} has an open part of this case already. Go on in that one.",
            place=Scope(division).name, department=DEPARTMENTS[department],
        )  # fmt: skip
    part.department, part.division_code = department, division
    part.asked = _said(asked, "请写明要该部门办什么。", "Say what the department is asked to do.")
    part.shares = [name for name in SECTIONS if name in shares]
    part.sent_at, part.sent_by = timezone.now(), by.username
    part.due_on = terms.ends(timezone.localdate(), terms.RECEIVING)


def _said(words: str, zh: str, en: str) -> str:
    if not words.strip():
        raise BadRequest(zh, en)
    return without_numbers(words.strip())


def _allowed(by: Any, part: Part, name: str) -> None:
    move = handovers.MOVES[name]
    if not by.may(move.permission):
        raise Refused(NOT_YOURS)
    if part.stage not in move.from_:
        raise Conflict(
            "这一移送事项现为“{now}”,不能“{move}”。请刷新页面查看最新情况。",
            "This part stands at “{now}”; “{move}” is not possible from there. Reload the page to see how things are.",
            now=part.title, move=move.said,
        )  # fmt: skip


def _move(case: Case, part: Part, name: str, by: Any, at: datetime, why: str) -> None:
    _allowed(by, part, name)
    _wrote(case, part, name, handovers.MOVES[name].to, by, at, why)


def _wrote(case: Case, part: Part, name: str, stage: str, by: Any, at: datetime, why: str) -> None:
    part.stage = stage
    part.version += 1
    part.save()
    PartStep.objects.create(
        part=part, move=name, stage=stage, department=part.department, division_code=part.division_code, at=at,
        by=by.username, why=why,
    )  # fmt: skip
    case.parts_open = case.parts.filter(stage__in=handovers.OPEN).count()
    wrote(
        case, f"part_{stage}", by=by, at=at, why=why, department=part.department,
        detail={"part": part.pk, "department": part.department, "division": part.division_code},
    )  # fmt: skip
