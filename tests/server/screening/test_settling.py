"""Settling findings: a dismissal needs a reason, and stays when the registry is made anew."""

from __future__ import annotations

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
