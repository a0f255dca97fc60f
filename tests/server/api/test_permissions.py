"""Who comes in, and that nobody sees or does through the API what the pages would not let them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import timezone

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.api import tokens
from sevenlooks.server.api.api import api, description
from sevenlooks.server.api.declaring import Declared, guarded
from sevenlooks.server.api.models import Token
from sevenlooks.server.events.actions import record
from sevenlooks.server.events.models import Event
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.screening.models import Run
from tests.server.conftest import POSTS

pytestmark = pytest.mark.django_db
Program = Callable[[str], Client]
THINGS = {"institutions/{id}": "I3", "findings/{id}": "c" * 32, "exports/{id}": "none", "divisions/{code}": "330110"}
SHOWING = [p for p, methods in description()["paths"].items() if "get" in methods]


def address(path: str) -> str:
    """An address of the neighbouring county's things."""
    for shape, value in THINGS.items():
        path = path.replace(shape, shape.split("/")[0] + "/" + value)
    return path.replace("rules/{id}", "rules/fees.training_loan").replace("{id}", "none")


def test_an_undeclared_operation_is_refused_when_the_site_starts() -> None:
    with pytest.raises(ImproperlyConfigured):

        @Declared().get("/x")
        def undeclared(request: HttpRequest) -> None: ...


def test_every_operation_is_declared() -> None:
    operations = [
        operation
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    assert operations and all(hasattr(operation.view_func, "permission") for operation in operations)


@pytest.mark.parametrize("path", SHOWING)
def test_nobody_comes_in_without_a_name(path: str, db: None) -> None:
    for headers in ({}, {"authorization": "Bearer sl_none"}, {"authorization": "Bearer"}, {"authorization": "Basic x"}):
        answer = Client(headers=headers).get(address(path))
        assert answer.status_code == 401 and answer.headers["WWW-Authenticate"] == "Bearer", path
        assert answer.json()["status"] == 401


@pytest.mark.parametrize("who", POSTS)
def test_no_operation_shows_another_countys_rows(who: str, program: Program, registry: dict[str, Institution]) -> None:
    client = program(who)
    for path in SHOWING:
        answer = client.get(address(path))
        text = answer.content.decode()
        if POSTS[who][1] == "330106":
            assert "余杭" not in text and "I3" not in text, f"{who} sees {path}"
            if "{" in path and "rules" not in path:
                assert answer.status_code == 404, path
        elif who == "administrator":
            assert answer.status_code == 403, path


@pytest.mark.parametrize("path", ["institutions", "findings"])
def test_lists_and_counts_hold_ones_own_rows_only(
    path: str, program: Program, registry: dict[str, Institution]
) -> None:
    own = program("county").get(f"/api/v1/{path}").json()
    assert own["count"] == len(own["rows"]) == 2 and "I3" not in str(own)
    assert program("county").get(f"/api/v1/{path}?division=330110").status_code == 404
    assert program("city").get(f"/api/v1/{path}").json()["count"] == 3


def test_a_post_without_the_permission_is_refused_and_does_nothing(
    program: Program, registry: dict[str, Institution]
) -> None:
    settle = program("inspector").post(
        f"/api/v1/findings/{'a' * 32}/settle", {"as": "confirmed"}, content_type="application/json"
    )
    run = program("auditor").post("/api/v1/runs", {"as_of": "2022-06-30"}, content_type="application/json")
    neighbour = program("neighbour").post(
        f"/api/v1/findings/{'a' * 32}/settle", {"as": "confirmed"}, content_type="application/json"
    )
    assert (settle.status_code, run.status_code, neighbour.status_code) == (403, 403, 404)
    assert not Finding.objects.exclude(settled="").exists() and not Run.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_write_in_a_reading_operation(people: dict[str, Person]) -> None:
    @guarded("books.read")
    def reads(request: HttpRequest) -> None:
        record(by="test", act="thing.done", on=("thing", "1"))

    request = RequestFactory().get("/")
    request.user = people["county"]
    with pytest.raises((DatabaseError, PermissionError)):
        reads(request)
    assert not Event.objects.filter(act="thing.done").exists()


def test_a_session_writes_only_with_its_forms_token(people: dict[str, Person]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["county"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/api/v1/runs").status_code == 200
    answer = client.post("/api/v1/runs", {"as_of": "2022-06-30"}, content_type="application/json")
    assert answer.status_code == 401 and not Run.objects.exists()


def test_a_token_ends_is_revoked_and_goes_with_its_person(people: dict[str, Person]) -> None:
    token, text = tokens.make(by=people["county"], name="test")
    assert tokens.person_of(text) == people["county"] and text not in str(Token.objects.values())
    for field, value in (("ends_on", timezone.localdate() - timedelta(days=1)), ("revoked_at", timezone.now())):
        before = getattr(token, field)
        Token.objects.filter(pk=token.pk).update(**{field: value})
        assert tokens.person_of(text) is None
        Token.objects.filter(pk=token.pk).update(**{field: before})
    Token.objects.filter(pk=token.pk).update(ends_on=timezone.localdate())
    assert tokens.person_of(text) == people["county"]
    Person.objects.filter(pk=people["county"].pk).update(is_active=False)
    assert tokens.person_of(text) is None


def test_a_token_is_shown_once_and_revoked_by_its_owner_only(browse: Callable[[str], Client]) -> None:
    page = browse("county").post("/me/tokens/", {"name": "统计"})
    text = page.content.decode().split("<code>")[1].split("<")[0]
    assert text.startswith("sl_") and page.headers["Cache-Control"] == "no-store"
    assert text not in browse("county").get("/me/tokens/").content.decode()
    number = Token.objects.get().pk
    assert browse("neighbour").post(f"/me/tokens/{number}/revoke/").status_code == 404
    assert tokens.person_of(text)
    assert browse("county").post(f"/me/tokens/{number}/revoke/").status_code == 302
    assert tokens.person_of(text) is None
    assert list(Event.objects.values_list("act", flat=True)) == ["token.made", "token.revoked"]
