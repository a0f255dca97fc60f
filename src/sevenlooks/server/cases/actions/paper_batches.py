"""The same paper for many cases: an act of a batch for each kind that needs no words of its own."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from sevenlooks.language import Text
from sevenlooks.reports.notices import KINDS
from sevenlooks.reports.notices.kinds.kind import NO_BASIS
from sevenlooks.reports.notices.kinds.penalty import NO_PROPOSAL
from sevenlooks.reports.notices.kinds.rectify import NO_ORDER
from sevenlooks.server.cases.actions.papers import STATING, SUSPICION, make_paper, may_be_made
from sevenlooks.server.cases.models import Case
from sevenlooks.server.cases.paper_matter import basis_of
from sevenlooks.server.web.mistakes import Conflict

MADE = ("rectify", "stop", "closure", "penalty")
"""Kinds of which a batch can be made."""


def said(kind: str) -> Text:
    return Text("制作{paper}", "Make: {paper}").format(paper=KINDS[kind].title)


def doing(kind: str) -> Callable[..., Any]:
    return partial(make_paper, kind=kind)


def may(kind: str) -> Callable[[Case, Any, Mapping[str, Any]], None]:
    """What can be known of a thousand cases at once: the stage, the row that the paper tells, and its clauses."""

    def may_be(case: Case, by: Any, told: Mapping[str, Any]) -> None:
        may_be_made(case, KINDS[kind])
        if kind == "rectify" and not case.orders.exists():
            raise Conflict(NO_ORDER.zh, NO_ORDER.en)
        if kind == "penalty" and not case.proposals.exists():
            raise Conflict(NO_PROPOSAL.zh, NO_PROPOSAL.en)
        if told and kind in ("rectify", "stop") and not told["basis"].strip() and not basis_of(case, kind):
            raise Conflict(NO_BASIS.zh, NO_BASIS.en)
        if kind in STATING and case.suspected:
            raise Conflict(SUSPICION.zh, SUSPICION.en)

    return may_be


def given(sent: Mapping[str, str]) -> dict[str, str]:
    """What the form of a batch gives every paper of it; the token ties them together."""
    return {"words": sent.get("words", ""), "basis": sent.get("basis", ""), "token": secrets.token_hex(12)}
