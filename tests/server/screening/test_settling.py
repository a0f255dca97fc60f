"""Settling findings: a dismissal needs a reason, and stays when the registry is made anew."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.events.models import Event
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.screening import actions
from sevenlooks.server.screening.models import Settling

A = "a" * 32


def test_a_dismissal_without_a_reason_changes_nothing(
    people: dict[str, Person], registry: dict[str, Institution]
) -> None:
    with pytest.raises(BadRequest):
        actions.settle(by=people["county"], finding=Finding.objects.get(pk=A), as_="dismissed", why="  ")
    assert not Settling.objects.exists() and not Event.objects.exists()


def test_a_settled_finding_shows_so_and_is_one_event(
    browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    client = browse("county")
    client.post(f"/findings/{A}/settle/", {"as": "dismissed", "why": "合同已更正"})
    assert Finding.objects.get(pk=A).settled == "dismissed"
    assert list(Event.objects.values_list("act", "on_id", "why")) == [("finding.dismissed", A, "合同已更正")]
    page = client.get("/rules/fees.training_loan/").content.decode()
    assert "1 settled by people, 1 of them dismissed" in page


def test_another_countys_finding_is_not_there_to_settle(
    browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    assert browse("county").post(f"/findings/{'c' * 32}/settle/", {"as": "confirmed"}).status_code == 404
    assert not Settling.objects.exists()


def seen_on(client: Client) -> str:
    page = client.get(f"/findings/{A}/").content.decode()
    return re.findall('name="seen" value="([^"]*)"', page)[0]


def test_of_two_officers_at_once_the_second_is_told_and_loses_nothing(
    browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    first, second = browse("county"), browse("city")
    told = {name: {"seen": seen_on(client)} for name, client in (("first", first), ("second", second))}
    first.post(f"/findings/{A}/settle/", told["first"] | {"as": "confirmed", "why": "看过合同"})
    answer = second.post(f"/findings/{A}/settle/", told["second"] | {"as": "dismissed", "why": "已经退费"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "While you were writing, county settled this finding: confirmed" in page
    assert ">已经退费</textarea>" in page  # what was typed is still there
    assert Settling.objects.get().verdict == Finding.objects.get(pk=A).settled == "confirmed"
    assert Event.objects.filter(act__startswith="finding.").count() == 1
    # Having looked, the second may decide otherwise.
    second.post(f"/findings/{A}/settle/", {"seen": seen_on(second), "as": "dismissed", "why": "已经退费"})
    assert Settling.objects.get().verdict == "dismissed"
    assert list(Event.objects.order_by("number").values_list("act", "who")) == [
        ("finding.confirmed", "county"),
        ("finding.dismissed", "city"),
    ]


def test_a_dismissal_without_a_reason_stays_on_the_page(
    browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    answer = browse("county").post(f"/findings/{A}/settle/", {"as": "", "why": "写了一半"})
    assert answer.status_code == 400 and ">写了一半</textarea>" in answer.content.decode()
    assert not Settling.objects.exists()
