"""Signing in: wrong tries, waiting, one-time codes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.events.models import Event
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.screening.models import Settling

pytestmark = pytest.mark.django_db
RIGHT = {"username": "county", "password": "a long password"}


def test_a_wrong_password_signs_nobody_in(people: dict[str, Person]) -> None:
    client = Client()
    answer = client.post("/sign-in/", {**RIGHT, "password": "another password"})
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session


def test_somebody_whose_post_ended_does_not_sign_in(people: dict[str, Person]) -> None:
    Person.objects.filter(username="county").update(is_active=False)
    assert Client().post("/sign-in/", RIGHT).status_code == 403


def test_five_wrong_tries_make_it_wait(people: dict[str, Person]) -> None:
    client = Client()
    for _ in range(5):
        client.post("/sign-in/", {**RIGHT, "password": "another password"})
    answer = client.post("/sign-in/", RIGHT)
    assert answer.status_code == 429
    assert "_auth_user_id" not in client.session


def test_a_person_with_codes_needs_one(people: dict[str, Person]) -> None:
    device = TOTPDevice.objects.create(user=people["county"], name="totp", confirmed=True)
    client = Client()
    assert client.post("/sign-in/", RIGHT).status_code == 403
    assert client.post("/sign-in/", {**RIGHT, "code": "000000"}).status_code == 403
    device.refresh_from_db()
    device.throttle_reset()
    code = f"{totp(device.bin_key):06d}"
    assert client.post("/sign-in/", {**RIGHT, "code": code}).status_code == 302
    assert client.session["_auth_user_id"] == str(people["county"].pk)


def test_signing_in_goes_on_within_the_site_only_and_is_an_event(people: dict[str, Person]) -> None:
    answer = Client().post("/sign-in/", {**RIGHT, "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"
    assert Client().post("/sign-in/", {**RIGHT, "next": "/rules/"}).headers["Location"] == "/rules/"
    assert Event.objects.filter(act="person.signed_in", who="county").count() == 2


def test_an_administrator_sets_up_posts_where_they_can_stand(people: dict[str, Person]) -> None:
    from sevenlooks.errors import BadRequest
    from sevenlooks.server.accounts import actions

    told = {"username": "new", "name": "新", "role": "city_officer", "password": "a long password"}
    for division in ("330106", "999999"):
        with pytest.raises(BadRequest):
            actions.add(by=people["administrator"], division=division, **told)
    with pytest.raises(BadRequest):
        actions.add(by=people["administrator"], division="330100", **{**told, "password": "short"})
    assert actions.add(by=people["administrator"], division="330100", **told).scope.name.zh.endswith("杭州市")


FINDING = "a" * 32
REASON = "合同已更正,\n家长确认"


def test_a_session_that_ends_in_the_middle_of_a_form_loses_nothing(
    browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    client = browse("county")
    client.cookies.pop("sessionid")
    answer = client.post(f"/findings/{FINDING}/settle/", {"as": "dismissed", "why": REASON, "seen": ""})
    page = answer.content.decode()
    assert answer.status_code == 403 and "You were signed out meanwhile" in page and "家长确认" in page
    assert not Settling.objects.exists()

    kept = html.unescape(re.findall('name="typed" value="([^"]*)"', page)[0])
    wrong = client.post("/sign-in/", {"username": "county", "password": "wrong", "typed": kept})
    assert html.escape(kept) in wrong.content.decode().replace("&#x27;", "'")  # a wrong password loses nothing either
    again = client.post("/sign-in/", {"username": "county", "password": "a long password", "typed": kept})
    page = again.content.decode()
    assert "not sent yet" in page and "家长确认" in page and not Settling.objects.exists()

    form = dict(re.findall('<input type="hidden" name="([^"]*)" value="([^"]*)"', page.partition("<main")[2]))
    fields = {name: html.unescape(value) for name, value in form.items() if name != "csrfmiddlewaretoken"}
    sent = client.post(f"/findings/{FINDING}/settle/", fields)
    assert sent.status_code == 302 and Settling.objects.get().why == REASON and Settling.objects.count() == 1


def test_no_password_is_kept_and_no_other_site_is_sent_to(client: Client, people: dict[str, Person]) -> None:
    page = client.post("/me/", {"old": "geheim geheim", "new": "geheim neu", "note": "有话要说"}).content.decode()
    assert "有话要说" in page and "geheim" not in page
    elsewhere = json.dumps(["https://elsewhere.example/", [["why", "有话要说"]]])
    answer = client.post(
        "/sign-in/", {"username": "county", "password": "a long password", "typed": elsewhere, "next": "/runs/"}
    )
    assert answer.status_code == 302 and answer.headers["Location"] == "/runs/"
