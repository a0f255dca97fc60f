"""Notices: nothing of anybody leaves the house, nobody is told twice a day, and nothing stops for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import actions, notices, webhook
from sevenlooks.server.cases.models import Address, Case, Sent
from sevenlooks.server.cases.notices import every_morning, send, waiting_for
from sevenlooks.server.cases.tasks import send_notice
from sevenlooks.server.events.models import Event

pytestmark = pytest.mark.django_db
Browse = Callable[[str], Client]
Asked = Callable[[datetime], list[int]]
MONDAY = timezone.make_aware(datetime(2024, 3, 4, 8, 0))
HOLIDAY = timezone.make_aware(datetime(2024, 10, 1, 9, 0))


@pytest.fixture(autouse=True)
def house(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEFAULT_FROM_EMAIL, settings.ADDRESS = "site@example.cn", "https://sevenlooks.example.cn/"  # type: ignore[attr-defined]
    settings.WEBHOOKS = frozenset()  # type: ignore[attr-defined]


@pytest.fixture
def asked(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable
) -> Callable[[datetime], list[int]]:
    """The tasks that the clock asks for at a moment."""

    def at(now: datetime) -> list[int]:
        keys: list[int] = []
        monkeypatch.setattr(type(send_notice), "enqueue", lambda self, pk: keys.append(pk))
        with django_capture_on_commit_callbacks(execute=True):
            every_morning(now)
        return keys

    return at


@pytest.fixture
def told(desk: Desk, case: Case) -> Address:
    """An overdue case of an officer who has an e-mail address."""
    Case.objects.filter(pk=case.pk).update(due_on=timezone.localdate() - timedelta(days=1), address="文三路90号")
    return actions.keep_address(by=desk.officer, kind="email", address="officer@example.cn")


def test_at_night_on_holidays_and_without_an_address_nothing_is_asked_for(asked: Asked, told: Address) -> None:
    assert asked(MONDAY - timedelta(minutes=1)) == asked(HOLIDAY) == asked(MONDAY - timedelta(days=1)) == []
    told.delete()
    assert asked(MONDAY) == []


def test_once_a_day_however_often_the_clock_and_the_worker_run(asked: Asked, told: Address) -> None:
    (key,) = asked(MONDAY)
    assert asked(MONDAY) == asked(MONDAY + timedelta(hours=5)) == []
    send(key)
    send(key)
    assert len(mail.outbox) == 1 and Sent.objects.get().state == Sent.SENT
    assert len(asked(MONDAY + timedelta(days=1))) == 1


def test_who_has_nothing_waiting_is_not_written_to(desk: Desk, asked: Asked) -> None:
    actions.keep_address(by=desk.people["auditor"], kind="email", address="a@example.cn")
    (key,) = asked(MONDAY)
    send(key)
    assert mail.outbox == [] and Sent.objects.get().state == Sent.NOTHING


def test_nothing_of_anybody_leaves_the_house(
    desk: Desk, case: Case, asked: Asked, told: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted: list[str] = []
    monkeypatch.setattr(webhook, "post", lambda address, told: posted.append(json.dumps(told, ensure_ascii=False)))
    actions.keep_address(by=desk.officer, kind="webhook", address="https://hook.example.cn/x")
    for key in asked(MONDAY):
        send(key)
    (message,) = mail.outbox
    case.refresh_from_db()
    for said in (f"{message.subject}\n{message.body}", *posted):
        for word in (
            case.party,
            case.number,
            case.matter,
            case.address,
            case.owner,
            case.division_code,
            f"/{case.pk}/",
        ):
            assert word not in said
        assert "逾期案件1件" in said and "cases overdue: 1" in said and "https://sevenlooks.example.cn/" in said
    assert len(posted) == 1 and json.loads(posted[0])["waiting"]["overdue"] == 1


def test_a_failure_is_told_blocks_nothing_and_ends_after_some(
    desk: Desk, asked: Asked, told: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise TimeoutError("officer@example.cn")

    monkeypatch.setitem(notices.WAYS, "email", broken)
    for day in range(notices.MOST_FAILED):
        (key,) = asked(MONDAY + timedelta(days=day))
        send(key)
        send(key)
    told.refresh_from_db()
    assert told.failed == notices.MOST_FAILED and set(Sent.objects.values_list("state", flat=True)) == {Sent.FAILED}
    assert asked(MONDAY + timedelta(days=7)) == []
    actions.keep_address(by=desk.officer, kind="email", address=told.address)
    assert len(asked(MONDAY + timedelta(days=8))) == 1


def test_what_waits_is_ones_own(desk: Desk, case: Case, told: Address) -> None:
    assert waiting_for(desk.officer).overdue == 1
    assert not waiting_for(desk.people["city"]).anything and not waiting_for(desk.people["neighbour"]).anything
    desk.reported(desk.open("另一家"))
    assert waiting_for(desk.inspector) == notices.Waiting(check=1)


def test_addresses_are_looked_at_and_their_event_keeps_them_secret(desk: Desk) -> None:
    for kind, address in (("email", "no address"), ("email", "a@b.cn\nBcc: x@y.cn"), ("webhook", "ftp://x.cn/"),
                          ("webhook", "http://hook.example.cn/")):  # fmt: skip
        with pytest.raises(BadRequest):
            actions.keep_address(by=desk.officer, kind=kind, address=address)
    actions.keep_address(by=desk.officer, kind="webhook", address="https://hook.example.cn/?key=secret")
    event = Event.objects.get(act="address.kept")
    assert event.detail == {"kind": "webhook"}


def test_the_page_is_ones_own_and_shows_no_webhooks_secret(desk: Desk, told: Address, browse: Browse) -> None:
    actions.keep_address(by=desk.officer, kind="webhook", address="https://hook.example.cn/?key=secret")
    page = browse("county").get("/me/notices/").content.decode()
    assert "officer@example.cn" in page and "secret" not in page and "cases overdue: 1" in page
    assert "officer@example.cn" not in browse("inspector").get("/me/notices/").content.decode()
    assert browse("county").post("/me/notices/", {"kind": "email", "address": "x"}).status_code == 400
    assert browse("county").post("/me/notices/", {"kind": "email", "drop": "1"}).status_code == 302
    assert [a.kind for a in Address.objects.all()] == ["webhook"]
    assert browse("inspector").post("/me/notices/", {"kind": "webhook", "drop": "1"}).status_code == 404
