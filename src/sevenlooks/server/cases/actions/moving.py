"""Holding a case, and moving it: the only place where a stage is written."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from sevenlooks.server.cases import stages
from sevenlooks.server.cases.models import Case, Step
from sevenlooks.server.cases.stages import MOVES, TITLES
from sevenlooks.server.cases.terms import NEVER
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.pages import NOT_YOURS

TIMES = {
    stages.CHECKED: "put_right_at",
    stages.CLOSED: "closed_at",
    stages.REVISITED: "revisited_at",
    stages.BACK: "back_at",
    stages.DROPPED: "dropped_at",
}


def held(by: Any, case: Case | int, seen: int | None = None) -> Case:
    """The case, held until the transaction ends. `seen`: the version on the page that the person acts from.

    Missing outside the person's division; Conflict when somebody else has changed the case since.
    """
    pk = case if isinstance(case, int) else case.pk
    found = Case.objects.select_for_update().filter(pk=pk).first()
    if found is None or not by.scope.holds(found.division_code):
        raise Missing()
    if seen is not None and seen != found.version:
        raise changed(found)
    return found


def changed(case: Case) -> Conflict:
    """What somebody is told who acts from an old page."""
    last = case.steps.order_by("-number").first()
    return Conflict(
        "您打开页面之后,{who}已在这个案件上办理了别的事项(现为“{now}”),您这一步没有保存。请刷新后再办。",
        "Since you opened the page {who} has acted on this case (it now stands at “{now}”); your step was not saved. "
        "Reload and decide anew.",
        who=last.by if last else "—", now=TITLES[case.stage],
    )  # fmt: skip


def move(case: Case, name: str, *, by: Any, at: datetime | None = None, why: str = "", due: date = NEVER,
         detail: dict[str, Any] | None = None) -> Step:  # fmt: skip
    """Move a held case on, with its dated row and its event; a new clock runs to `due`.

    Conflict when it may not go there from where it is, Refused when the person's post does not hold the move.
    """
    may_move(case, name, by)
    allowed, now = MOVES[name], at or timezone.now()
    case.stage, case.live = allowed.to, allowed.to in stages.LIVE
    case.clock += 1
    set_clock(case, due)
    moment = TIMES.get(allowed.to)
    if name == "send_back":
        case.put_right_at = None  # it was not
    elif moment and getattr(case, moment) is None:
        setattr(case, moment, now)
    return wrote(case, name, by=by, at=now, why=why, detail=detail)


def may_move(case: Case, name: str, by: Any) -> None:
    """Conflict or Refused where `move` would be."""
    allowed = MOVES[name]
    if not by.may(allowed.permission):
        raise Refused(NOT_YOURS)
    if case.stage not in allowed.from_:
        raise Conflict(
            "案件现为“{now}”,不能“{move}”。请刷新页面查看最新情况。",
            "The case stands at “{now}”; “{move}” is not possible from there. Reload the page to see how things are.",
            now=TITLES[case.stage], move=allowed.said,
        )  # fmt: skip


def set_clock(case: Case, due: date) -> None:
    case.due_on, case.climbs_on = due, due if due == NEVER else due + timedelta(days=1)


def wrote(case: Case, name: str, *, by: Any, at: datetime | None = None, why: str = "",
          detail: dict[str, Any] | None = None, department: str = "") -> Step:  # fmt: skip
    """Save a held case after a write, with its dated row and its event. `department`: whose part was written."""
    case.version += 1
    case.save()
    step = Step.objects.create(
        case=case, number=case.version, move=name, stage=case.stage, due_on=case.due_on, at=at or timezone.now(),
        by=by.username, why=why, department=department,
    )  # fmt: skip
    record(
        by=by, act=f"case.{name}", on=("case", str(case.pk)), division=case.division_code, why=why, detail=detail,
    )  # fmt: skip
    return step
