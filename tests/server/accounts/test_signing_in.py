"""Signing in: wrong tries, waiting, one-time codes."""

from __future__ import annotations

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.events.models import Event

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
