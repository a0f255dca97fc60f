"""The way of a case: what may not be skipped, and what each move leaves behind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.server.cases.conftest import Desk
from tests.server.conftest import XIHU

from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import actions, queries, stages
from sevenlooks.server.cases.models import Case
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.placed import Scope

pytestmark = pytest.mark.django_db


def test_nobody_opens_a_case_who_may_not(people: dict[str, Person]) -> None:
    party = actions.Party(kind=Case.PLACE, name="无名", county=XIHU)
    for who in ("inspector", "auditor", "administrator"):
        with pytest.raises(Refused):
            actions.open_case(by=people[who], party=party, matter="x", conduct_on=date(2024, 3, 2))
    with pytest.raises(Missing):
        actions.open_case(by=people["neighbour"], party=party, matter="x", conduct_on=date(2024, 3, 2))


def test_the_future_has_no_conduct(desk: Desk) -> None:
    party = actions.Party(kind=Case.PLACE, name="无名", county=XIHU)
    with pytest.raises(BadRequest):
        actions.open_case(by=desk.officer, party=party, matter="x", conduct_on=date(2999, 1, 1))


def test_another_countys_case_is_not_there(desk: Desk, case: Case) -> None:
    with pytest.raises(Missing):
        actions.order(by=desk.people["neighbour"], case=case, measures="x", responsible="y")


def test_no_step_is_skipped(desk: Desk, case: Case) -> None:
    for skip in (
        lambda: actions.report(by=desk.officer, case=case, done="x"),
        lambda: actions.check(by=desk.inspector, case=case, found="x"),
        lambda: actions.close(by=desk.officer, case=case),
        lambda: actions.revisit(by=desk.inspector, case=case, found="x"),
        lambda: actions.come_back(by=desk.inspector, case=case, found="x", on=timezone.localdate()),
    ):
        with pytest.raises(Conflict):
            skip()
    case.refresh_from_db()
    assert case.stage == stages.OPENED and case.steps.count() == 1


def test_the_check_is_somebody_elses(desk: Desk, case: Case) -> None:
    desk.reported(case)
    with pytest.raises(Conflict, match="another person"):
        actions.check(by=desk.officer, case=case, found="x")
    assert actions.check(by=desk.inspector, case=case, found="x").put_right_at is not None


def test_what_is_sent_back_was_not_put_right(desk: Desk, case: Case) -> None:
    desk.checked(case)
    sent = actions.send_back(by=desk.inspector, case=case, why="仍在招生")
    assert sent.stage == stages.RECTIFYING and sent.put_right_at is None


def test_nothing_is_reported_without_evidence_or_while_a_family_waits(desk: Desk, case: Case) -> None:
    desk.ordered(case)
    with pytest.raises(Conflict, match="evidence"):
        actions.report(by=desk.officer, case=case, done="x")
    desk.shown(case)
    refund = desk.owed(case)
    with pytest.raises(Conflict, match=r"1,200\.00"):
        actions.report(by=desk.officer, case=case, done="x")
    actions.pay(by=desk.officer, case=case, refund=refund, amount=Decimal("1200.00"), paid_on=timezone.localdate())
    assert actions.report(by=desk.officer, case=case, done="x").stage == stages.REPORTED


def test_the_same_form_twice_is_one_case(desk: Desk) -> None:
    assert desk.open(token="t1").pk == desk.open(token="t1").pk
    assert Case.objects.count() == 1


def test_a_finding_is_in_one_live_case_at_a_time(desk: Desk) -> None:
    source = actions.From("finding", "a" * 32, look=3)
    party = actions.Party(kind=Case.PLACE, name="无名", county=XIHU, sources=(source,))
    told = {"by": desk.officer, "party": party, "matter": "x", "conduct_on": date(2024, 3, 2)}
    first = actions.open_case(**told)
    with pytest.raises(Conflict, match=first.number):
        actions.open_case(**told)
    actions.drop(by=desk.officer, case=first, why="查无此事")
    assert actions.open_case(**told).looks == 0b100


def test_who_acts_on_an_old_page_is_told(desk: Desk, case: Case) -> None:
    seen = Case.objects.get(pk=case.pk).version
    desk.ordered(case)
    with pytest.raises(Conflict, match="county"):
        actions.drop(by=desk.officer, case=case, why="x", seen=seen)


def test_the_whole_way_and_back_again(desk: Desk, case: Case) -> None:
    desk.closed(case)
    again = actions.come_back(by=desk.inspector, case=case, found="又开课", on=timezone.localdate())
    old = Case.objects.get(pk=case.pk)
    assert (old.stage, old.live, again.reopens_id, again.stage) == (stages.BACK, False, old.pk, stages.OPENED)
    assert again.owner == old.owner and again.number != old.number
    counted = queries.counts(Scope(XIHU))
    assert counted == {
        "found": 1, "found_again": 1, "put_right": 1, "closed": 1, "revisited": 0, "back": 1, "legal": 0
    }  # fmt: skip


def test_each_move_is_one_event(desk: Desk, case: Case) -> None:
    desk.closed(case)
    actions.revisit(by=desk.inspector, case=case, found="未反弹")
    events = Event.objects.filter(on_kind="case", on_id=str(case.pk)).order_by("number")
    assert [e.act for e in events] == [f"case.{a}" for a in ("open", "order", "report", "check", "close", "revisit")]


def test_numbers_of_persons_are_masked(desk: Desk) -> None:
    told = desk.open(name="张三 13800001234")
    assert "13800001234" not in told.party
