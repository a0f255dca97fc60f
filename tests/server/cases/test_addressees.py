"""Landlord, platform, advert host: who may put them to a case, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.server.cases.conftest import Desk

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import actions
from sevenlooks.server.cases.models import Case
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused

pytestmark = pytest.mark.django_db


def test_who_may_not(desk: Desk, case: Case) -> None:
    for who, wrong in (("inspector", Refused), ("auditor", Refused), ("neighbour", Missing)):
        with pytest.raises(wrong):
            actions.add_addressee(by=desk.people[who], case=case, kind="landlord", name="甲物业")
    assert not case.addressees.exists()


@pytest.mark.parametrize(("kind", "name"), (("landlord", " "), ("", "甲物业"), ("neighbour", "甲物业")))
def test_what_is_no_addressee(kind: str, name: str, desk: Desk, case: Case) -> None:
    with pytest.raises(BadRequest):
        actions.add_addressee(by=desk.officer, case=case, kind=kind, name=name)


def test_an_old_page_is_told(desk: Desk, case: Case) -> None:
    actions.add_addressee(by=desk.officer, case=case, kind="landlord", name="甲物业", seen=1)
    with pytest.raises(Conflict):
        actions.add_addressee(by=desk.officer, case=case, kind="platform", name="乙网", seen=1)


def test_the_same_name_again_sets_the_address_and_no_event_says_the_name(desk: Desk, case: Case) -> None:
    told = {"by": desk.officer, "case": case, "kind": "landlord", "name": "张三 13800001234"}
    first = actions.add_addressee(**told)
    again = actions.add_addressee(**told, address="文三路90号")
    assert again.pk == first.pk and (again.name, again.address) == ("张三 138****1234", "文三路90号")
    events = Event.objects.filter(act="case.addressee")
    assert events.count() == 2 and not any("张三" in f"{e.why}{e.detail}" for e in events)


def test_the_page_of_the_case_has_them(desk: Desk, case: Case, browse: Callable[[str], Client]) -> None:
    sent = {"kind": "advert_host", "name": "丙传媒", "address": "文一路1号", "seen": case.version}
    assert browse("neighbour").post(f"/cases/{case.pk}/addressees/", sent).status_code == 404
    assert browse("county").post(f"/cases/{case.pk}/addressees/", sent).status_code == 302
    assert "advert host: 丙传媒" in browse("auditor").get(f"/cases/{case.pk}/").content.decode()
