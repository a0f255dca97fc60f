"""The acts that many cases can share, and what would keep a case from each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sevenlooks.errors import SevenlooksError
from sevenlooks.language import Text
from sevenlooks.server.cases import stages
from sevenlooks.server.cases.actions import paper_batches
from sevenlooks.server.cases.actions.moving import changed, may_move
from sevenlooks.server.cases.actions.opening import hand_to, may_own
from sevenlooks.server.cases.actions.receiving import receive
from sevenlooks.server.cases.actions.rectifying import check, close, may_check, may_close, may_prolong, order, prolong
from sevenlooks.server.cases.actions.revisiting import revisit
from sevenlooks.server.cases.models import BatchCase, Case, Climb
from sevenlooks.server.web.mistakes import Conflict, Missing

May = Callable[[Case, Any, Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Act:
    """`needs`: what it must be given, by the action's own names. `may`: raises what keeps a case from it.

    `form`: the template of what it is given, where that is none of the moves' own.
    """

    said: Text
    permission: str
    do: Callable[..., Any]
    needs: tuple[str, ...] = ()
    may: May | None = None
    form: str = ""


def receive_all(*, by: Any, case: Case, why: str = "", seen: int | None = None) -> None:
    """Receive whatever of a case climbed to one's level; each is an act of its own."""
    for climb in _climbs(case, by):
        receive(by=by, climb=str(climb.pk), words=why)


def _may_receive(case: Case, by: Any, told: Mapping[str, Any]) -> None:
    if not _climbs(case, by).exists():
        raise Conflict("没有报到本级、待签收的逾期。", "Nothing of it waits to be received at this level.")


def _may_prolong(case: Case, by: Any, told: Mapping[str, Any]) -> None:
    if told:
        may_prolong(case, told["working_days"])


def _may_own(case: Case, by: Any, told: Mapping[str, Any]) -> None:
    if told:
        may_own(by, told["owner"], case.division_code)


def _climbs(case: Case, by: Any) -> QuerySet[Climb]:
    return Climb.objects.filter(case=case, division_code=by.scope.code, received_at=None).order_by("pk")


def _moved(name: str, do: Callable[..., Any], *needs: str, may: May | None = None) -> Act:
    """An act that is a move of the table."""
    move = stages.MOVES[name]

    def may_be(case: Case, by: Any, told: Mapping[str, Any]) -> None:
        may_move(case, name, by)
        if may is not None:
            may(case, by, told)

    return Act(move.said, move.permission, do, needs, may_be)


ACTS = {
    "order": _moved("order", order, "measures", "responsible"),
    "prolong": _moved("prolong", prolong, "why", may=_may_prolong),
    "check": _moved("check", check, "found", may=lambda case, by, told: may_check(case, by)),
    "close": _moved("close", close, may=lambda case, by, told: may_close(case)),
    "revisit": _moved("revisit", revisit, "found"),
    "hand_to": Act(Text("变更承办人", "Give another owner"), "cases.handle", hand_to, ("owner",), _may_own),
    "receive": Act(Text("签收逾期", "Receive as overdue"), "cases.receive", receive_all, (), _may_receive),
    **{
        kind: Act(
            paper_batches.said(kind), "cases.handle", paper_batches.doing(kind), (), paper_batches.may(kind),
            "cases/paper_batch.html",
        )
        for kind in paper_batches.MADE
    },
}  # fmt: skip


def left_out(row: BatchCase, act: Act, by: Any, told: Mapping[str, Any]) -> SevenlooksError | None:
    """What keeps a case from the act; None when nothing does."""
    case = row.case
    try:
        if not by.scope.holds(case.division_code):
            raise Missing()
        if case.version != row.version:
            raise changed(case)
        if act.may is not None:
            act.may(case, by, told)
    except SevenlooksError as why:
        return why
    return None
