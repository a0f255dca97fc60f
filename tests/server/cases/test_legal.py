"""Legal steps beside a case: what is pending is not done, and nothing is decided on somebody who was not heard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal as D
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import actions, queries, stages
from sevenlooks.server.cases.models import LEGAL_STEPS, Case, LegalStep
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.placed import Scope

pytestmark = pytest.mark.django_db


def begun(desk: Desk, case: Case, kind: str = "filed", **told: Any) -> LegalStep:
    return actions.begin_legal(by=desk.officer, case=case, kind=kind, on=timezone.localdate(), **told)


def ended(desk: Desk, case: Case, step: LegalStep, **told: Any) -> LegalStep:
    told = {"result": "done", "outcome": "已办", "on": timezone.localdate()} | told
    return actions.end_legal(by=desk.officer, case=case, step=step.pk, **told)


def pending(case: Case) -> int:
    case.refresh_from_db()
    return case.legal_open


def test_who_may_not_records_nothing(desk: Desk, case: Case) -> None:
    for who, mistake in (("inspector", Refused), ("auditor", Refused), ("neighbour", Missing)):
        with pytest.raises(mistake):
            actions.begin_legal(by=desk.people[who], case=case, kind="filed", on=timezone.localdate())
    step = begun(desk, case)
    for who, mistake in (("inspector", Refused), ("neighbour", Missing)):
        with pytest.raises(mistake):
            actions.end_legal(
                by=desk.people[who], case=case, step=step.pk, on=timezone.localdate(), result="done", outcome="x"
            )
    other = desk.open(token="other")
    with pytest.raises(Missing):
        ended(desk, other, step)
    assert pending(case) == 1


def test_what_is_no_step_or_lies_in_the_future_is_refused(desk: Desk, case: Case) -> None:
    tomorrow = timezone.localdate() + timedelta(1)
    with pytest.raises(BadRequest):
        begun(desk, case, "verdict")
    with pytest.raises(BadRequest):
        actions.begin_legal(by=desk.officer, case=case, kind="filed", on=tomorrow)
    step = begun(desk, case)
    for wrong in ({"on": tomorrow}, {"on": step.begun_on - timedelta(1)}, {"result": "won"}, {"outcome": " "},
                  {"fine": D(1)}):  # fmt: skip
        with pytest.raises(BadRequest):
            ended(desk, case, step, **wrong)
    assert pending(case) == 1


def test_nothing_is_decided_on_who_was_not_heard(desk: Desk, case: Case) -> None:
    begun(desk, case)
    with pytest.raises(Conflict, match="notice and defence"):
        begun(desk, case, "decision")
    heard = begun(desk, case, "notice")
    with pytest.raises(Conflict):
        begun(desk, case, "decision")  # begun is not done
    ended(desk, case, heard)
    with pytest.raises(Conflict):
        begun(desk, case, "service")
    ended(desk, case, begun(desk, case, "decision"), fine=D("3000.00"))
    for after in ("service", "enforcement", "reconsideration", "lawsuit"):
        begun(desk, case, after)
    assert pending(case) == 5


def test_one_of_a_kind_is_pending_at_a_time_and_a_form_counts_once(desk: Desk, case: Case) -> None:
    first = begun(desk, case, token="t", seen=case.version)
    assert begun(desk, case, token="t", seen=case.version) == first
    with pytest.raises(Conflict, match="pending"):
        begun(desk, case)
    ended(desk, case, first)
    with pytest.raises(Conflict, match="county"):
        ended(desk, case, first)
    assert pending(case) == 0 and begun(desk, case) != first


def test_an_old_page_is_told(desk: Desk, case: Case) -> None:
    seen = case.version
    step = begun(desk, case)
    with pytest.raises(Conflict):
        begun(desk, case, "notice", seen=seen)
    with pytest.raises(Conflict):
        ended(desk, case, step, seen=seen)


def test_a_pending_step_holds_up_the_closure_and_hides_nothing(desk: Desk, case: Case) -> None:
    desk.checked(case)
    step = begun(desk, case)
    with pytest.raises(Conflict, match="pending"):
        actions.close(by=desk.officer, case=case)
    shown = queries.listed(Scope("330106"), queries.Asked(show="legal"), "county")
    assert list(shown) == [case] and case in queries.listed(Scope("330106"), queries.Asked(show="mine"), "county")
    assert queries.counts(Scope("330106"))["closed"] == 0 and queries.counts(Scope("330106"))["legal"] == 1
    ended(desk, case, step)
    assert actions.close(by=desk.officer, case=case).stage == stages.CLOSED


def test_a_step_may_begin_after_the_closure_and_stays_on_the_list(desk: Desk, case: Case) -> None:
    for kind in ("notice", "decision"):
        ended(desk, case, begun(desk, case, kind))
    desk.closed(case)
    begun(desk, case, "lawsuit")
    actions.revisit(by=desk.inspector, case=case, found="未反弹")
    assert list(queries.listed(Scope("330106"), queries.Asked(show="legal"), "county")) == [case]


def test_a_dropped_case_has_no_steps_and_a_pending_one_is_not_dropped(desk: Desk, case: Case) -> None:
    step = begun(desk, case)
    with pytest.raises(Conflict):
        actions.drop(by=desk.officer, case=case, why="x")
    ended(desk, case, step, result="ended", outcome="不予立案")
    actions.drop(by=desk.officer, case=case, why="查无此事")
    with pytest.raises(Conflict):
        begun(desk, case)


def test_each_is_one_event_without_words_of_persons(desk: Desk, case: Case) -> None:
    step = begun(desk, case, words="当事人电话13812345678")
    ended(desk, case, step, outcome="送达13812345678")
    told = list(Event.objects.filter(act__startswith="case.legal").order_by("number"))
    assert [(e.act, e.detail["kind"]) for e in told] == [("case.legal_begun", "filed"), ("case.legal_ended", "filed")]
    assert "13812345678" not in str([(e.why, e.detail) for e in told])
    assert case.steps.filter(move__startswith="legal").count() == 2


def test_the_page_says_what_is_pending(desk: Desk, case: Case, browse: Callable[[str], Client]) -> None:
    page = f"/cases/{case.pk}/"
    sent = {"seen": case.version, "token": "t", "kind": "filed", "on": timezone.localdate().isoformat()}
    assert browse("inspector").post(f"{page}legal/begin/", sent).status_code == 403
    assert browse("neighbour").post(f"{page}legal/begin/", sent).status_code == 404
    assert browse("county").post(f"{page}legal/begin/", sent).status_code == 302
    assert "1 pending; what is pending is not done" in browse("auditor").get(page).content.decode()
    step = LegalStep.objects.get(case=case)
    end = {
        "seen": Case.objects.get(pk=case.pk).version,
        "on": sent["on"],
        "result": "done",
        "outcome": "教罚立〔2024〕1号",
    }
    assert browse("county").post(f"{page}legal/{step.pk}/end/", end).status_code == 302
    told = browse("county").get(page).content.decode()
    assert "教罚立〔2024〕1号" in told and "what is pending" not in told


def test_every_step_has_its_words() -> None:
    assert set(LEGAL_STEPS) == {
        "filed", "notice", "hearing", "decision", "service", "enforcement", "reconsideration", "lawsuit",
    }  # fmt: skip
