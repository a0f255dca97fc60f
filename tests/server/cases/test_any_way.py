"""Properties: whatever is tried in whatever order, no money is lost, no check skipped, no case counted twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Sum
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.server.cases.conftest import Desk
from tests.server.conftest import XIHU

from sevenlooks.errors import SevenlooksError
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import actions, queries, stages
from sevenlooks.server.cases.models import Case, Evidence, Repayment
from sevenlooks.server.web.placed import Scope

pytestmark = pytest.mark.django_db

TRIED = (
    "order", "prolong", "report", "send_back", "check", "close", "revisit", "come_back", "drop", "hand_to", "owe",
    "owe_less", "pay", "overpay", "show",
)  # fmt: skip
WHO = ("county", "inspector", "city")
ON = {stages.OPENED: "order", stages.RECTIFYING: "report", stages.REPORTED: "check", stages.CHECKED: "close",
      stages.CLOSED: "revisit", stages.REVISITED: "come_back"}  # fmt: skip


def act(desk: Desk, name: str, by: Person, case: Case) -> None:
    """Try one act; a refusal is an answer like another. "on" is whatever leads on from where the case stands."""
    if name == "on":
        case.refresh_from_db()
        name = ON.get(case.stage, "order")
        if name == "report":
            ready(desk, case)
        by = desk.people["inspector" if name in ("check", "revisit", "come_back") else "county"]
    today, words = timezone.localdate(), "原因"
    first = case.refunds.order_by("pk").first()
    tries: dict[str, Callable[[], object]] = {
        "order": lambda: actions.order(by=by, case=case, measures=words, responsible="甲", working_days=5),
        "prolong": lambda: actions.prolong(by=by, case=case, working_days=20, why=words),
        "report": lambda: actions.report(by=by, case=case, done=words),
        "send_back": lambda: actions.send_back(by=by, case=case, why=words),
        "check": lambda: actions.check(by=by, case=case, found=words),
        "close": lambda: actions.close(by=by, case=case),
        "revisit": lambda: actions.revisit(by=by, case=case, found=words),
        "come_back": lambda: actions.come_back(by=by, case=case, found=words, on=today),
        "drop": lambda: actions.drop(by=by, case=case, why=words),
        "hand_to": lambda: actions.hand_to(by=by, case=case, owner="county"),
        "owe": lambda: actions.owe(by=by, case=case, family=f"第{case.refunds.count()}家", due=Decimal("300.10")),
        "owe_less": lambda: actions.owe(by=by, case=case, family=first.family, due=Decimal("0.10"), why=words),
        "pay": lambda: actions.pay(by=by, case=case, refund=first.pk, amount=Decimal("100.05"), paid_on=today),
        "overpay": lambda: actions.pay(by=by, case=case, refund=first.pk, amount=Decimal("900"), paid_on=today),
        "show": lambda: desk.shown(case) if not case.evidence.exists() else None,
    }
    if name in ("owe_less", "pay", "overpay") and first is None:
        return
    try:
        tries[name]()
    except SevenlooksError:
        return


def ready(desk: Desk, case: Case) -> None:
    """What a report asks for: evidence, and every family paid."""
    act(desk, "show", desk.officer, case)
    for refund in case.refunds.all():
        if refund.owed:
            actions.pay(by=desk.officer, case=case, refund=refund.pk, amount=refund.owed, paid_on=timezone.localdate())


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tried=st.lists(st.tuples(st.sampled_from(TRIED) | st.just("on"), st.sampled_from(WHO)), max_size=40))
def test_no_order_of_acts_breaks_a_case(desk: Desk, tried: list[tuple[str, str]]) -> None:
    case = desk.open()
    for name, who in tried:
        act(desk, name, desk.people[who], case)
    family = [case, *Case.objects.filter(reopens=case)]
    for each in family:
        each.refresh_from_db()
        money_is_whole(each)
        nothing_was_skipped(each)
    assert len(family) <= 2 and (len(family) == 2) == (case.stage == stages.BACK)


def money_is_whole(case: Case) -> None:
    """The case's sums are its families', a family's is its payments', and nobody was paid more than due."""
    families = list(case.refunds.all())
    assert case.refunds_due == sum(refund.due for refund in families)
    assert case.refunds_paid == sum(refund.paid for refund in families)
    for refund in families:
        paid = Repayment.objects.filter(refund=refund).aggregate(all=Sum("amount"))["all"] or 0
        assert refund.paid == paid <= refund.due


def nothing_was_skipped(case: Case) -> None:
    """Every stage was reached by a move that leads there, the check by another than owner and reporter, all paid."""
    moves = list(case.steps.order_by("number"))
    assert [step.number for step in moves] == list(range(1, len(moves) + 1))
    at, reporter = "", ""
    for step in moves:
        if step.move in stages.MOVES:
            assert at in stages.MOVES[step.move].from_ and step.stage == stages.MOVES[step.move].to
        if step.move == "report":
            reporter = step.by
        if step.move == "check":
            assert step.by != reporter
        at = step.stage
    assert at == case.stage and case.live == (case.stage in stages.LIVE)
    if case.stage in (stages.CHECKED, stages.CLOSED, stages.REVISITED, stages.BACK):
        assert case.put_right_at and case.refunds_paid == case.refunds_due
        assert case.evidence.filter(when=Evidence.AFTER).exists()
    if case.stage in (stages.CLOSED, stages.REVISITED, stages.BACK):
        assert case.closed_at


def test_a_case_stands_once_in_each_count(desk: Desk) -> None:
    for finish in ("nothing", "closed", "revisited", "back", "dropped"):
        case = desk.open(name=finish)
        if finish == "dropped":
            actions.drop(by=desk.officer, case=case, why="x")
        elif finish != "nothing":
            desk.closed(case)
        if finish == "revisited":
            actions.revisit(by=desk.inspector, case=case, found="x")
        if finish == "back":
            actions.come_back(by=desk.inspector, case=case, found="x", on=date(2024, 6, 1))
    counted = queries.counts(Scope(XIHU))
    assert counted == {
        "found": 4, "found_again": 1, "put_right": 3, "closed": 3, "revisited": 1, "back": 1, "legal": 0
    }  # fmt: skip
    for name, number in counted.items():
        assert queries.listed(Scope(XIHU), queries.Asked(count=name), "").count() == number
