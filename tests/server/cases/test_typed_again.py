"""Forms of a case's sections after a mistake: the page comes back with what was wrong and what had been typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk

from sevenlooks.server.cases import actions
from sevenlooks.server.cases.models import Case

pytestmark = pytest.mark.django_db
Browse = Callable[[str], Client]


def sent(browse: Browse, case: Case, form: str, **typed: str) -> tuple[int, str]:
    case.refresh_from_db()
    answer = browse("county").post(f"/cases/{case.pk}/{form}/", {"seen": case.version, "token": "t", **typed})
    return answer.status_code, answer.content.decode()


def value(page: str, field: str) -> list[str]:
    return [re.search(r'value="([^"]*)"', tag)[1] for tag in re.findall(rf'<input [^>]*name="{field}"[^>]*>', page)]  # type: ignore[index]


def test_a_form_that_was_right_leads_back_to_its_section(desk: Desk, case: Case, browse: Browse) -> None:
    assert sent(browse, case, "refunds/owe", family="甲家", due="1200.00")[0] == 302
    assert sent(browse, case, "legal/begin", kind="filed", on=timezone.localdate().isoformat())[0] == 302


def test_a_family_typed_with_no_sum(desk: Desk, case: Case, browse: Browse) -> None:
    status, page = sent(browse, case, "refunds/owe", family="甲家", due="一千二", why="合同")
    assert status == 400 and "Give an amount" in page
    assert [value(page, field) for field in ("family", "due")] == [["甲家"], ["一千二"]] and 'value="合同"' in page


def test_a_payment_is_typed_into_its_own_familys_row(desk: Desk, case: Case, browse: Browse) -> None:
    desk.owed(case, "100.00", "甲家")
    second = desk.owed(case, "200.00", "乙家")
    status, page = sent(browse, case, "refunds/pay", refund=str(second), amount="250.00", paid_on="2022-05-01")
    assert status in (400, 409) and value(page, "amount") == ["100.00", "250.00"] and "2022-05-01" in page


def test_a_legal_step_and_its_end(desk: Desk, case: Case, browse: Browse) -> None:
    tomorrow = (timezone.localdate() + timedelta(1)).isoformat()
    status, page = sent(browse, case, "legal/begin", kind="notice", on=tomorrow, words="杭西教罚告〔2022〕1号")
    assert status == 400 and 'value="notice" selected' in page and 'value="杭西教罚告〔2022〕1号"' in page
    step = actions.begin_legal(by=desk.officer, case=case, kind="filed", on=timezone.localdate())
    typed = {"on": tomorrow, "result": "done", "outcome": "已经送达"}
    status, page = sent(browse, case, f"legal/{step.pk}/end", **typed)
    assert status == 400 and ">已经送达</textarea>" in page and tomorrow in page


def test_a_neighbour_is_told_nothing(desk: Desk, case: Case, browse: Browse) -> None:
    answer = browse("neighbour").post(f"/cases/{case.pk}/refunds/owe/", {"seen": "1", "family": "甲家", "due": "x"})
    assert answer.status_code == 404 and case.party not in answer.content.decode()
