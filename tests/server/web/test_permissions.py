"""Every address as every post: what lies outside one's division or post is not shown, and reading writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.events.actions import record
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.mistakes import Refused
from sevenlooks.server.web.pages import ANYBODY, DeclaredOnly, page
from tests.server.conftest import POSTS, YUHANG

VALUES = {"id": "I3", "table": "lessons", "username": "neighbour", "code": YUHANG, "number": "1"}
FINDING_OF_NEIGHBOUR = "c" * 32


def addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        else:
            yield route, pattern


def filled(route: str) -> str:
    """An address of the neighbouring county's things."""
    import re

    def value(match: re.Match[str]) -> str:
        if route.startswith("findings/"):
            return FINDING_OF_NEIGHBOUR
        if route.startswith("rules/"):
            return "fees.training_loan"
        return VALUES.get(match[2], "1")

    return "/" + re.sub(r"<(\w+:)?(\w+)>", value, route)


def shown(client: Client, address: str) -> str:
    """The page without its head, in which a token could spell anything."""
    return client.get(address).content.decode().partition("<main")[2]


ALL = sorted(dict(addresses(get_resolver())).items())


@pytest.mark.parametrize(("route", "pattern"), ALL, ids=[route or "/" for route, _ in ALL])
def test_every_address_declares_what_it_asks_for(route: str, pattern: URLPattern) -> None:
    assert getattr(pattern.callback, "permission", None), f"/{route} declares no permission"


@pytest.mark.parametrize("who", POSTS)
def test_no_address_shows_another_countys_rows(
    who: str, browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    client = browse(who)
    above = POSTS[who][1] != "330106"
    for route, pattern in ALL:
        if (
            pattern.callback.permission == ANYBODY
            or "<" not in route
            or route.startswith(("rules/", "runs/", "people/", "api/"))  # tests/server/api walks the API
        ):
            continue
        answer = client.get(filled(route))
        text = answer.content.decode()
        assert answer.status_code < 500, f"{route} fails for {who}"
        if not above:
            assert answer.status_code in (403, 404, 405), f"{who} sees {route}"
            assert "余杭启明教育" not in text and "on I3" not in text, f"{who} sees {route}"


@pytest.mark.parametrize(
    "address", ["/institutions/", "/findings/", "/institutions/?search=启明", "/findings/?rule=fees.training_loan"]
)
def test_lists_and_counts_hold_ones_own_rows_only(
    address: str, browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    text = shown(browse("county"), address)
    assert "余杭" not in text and "I3" not in text
    assert "启明培训中心" in text or "I1" in text
    assert browse("county").get(address + ("&" if "?" in address else "?") + "division=330110").status_code == 404
    assert "I3" in shown(browse("city"), address)


def test_nobody_signed_in_sees_only_the_sign_in(db: None) -> None:
    for route, pattern in ALL:
        if pattern.callback.permission != ANYBODY and (not route.startswith("api/") or route.endswith("docs")):
            answer = Client().get(filled(route))
            assert answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in/"), route


def test_an_undeclared_view_is_refused() -> None:
    with pytest.raises(Refused):
        DeclaredOnly(lambda r: HttpResponse()).process_view(RequestFactory().get("/"), lambda r: HttpResponse(), (), {})


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_write_in_a_reading_view(people: dict[str, Person]) -> None:
    @page("books.read")
    def view(request: object) -> HttpResponse:
        record(by="test", act="thing.done", on=("thing", "1"))
        return HttpResponse("written")

    request = RequestFactory().get("/")
    request.user = people["county"]
    with pytest.raises((OperationalError, PermissionError)):
        view(request)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM events_event")
        assert cursor.fetchone() == (0,)


def test_a_reading_view_answers_no_post(browse: Callable[[str], Client], registry: dict[str, Institution]) -> None:
    assert browse("county").post("/institutions/").status_code == 405


def test_a_post_without_the_permission_is_refused(
    browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    assert browse("inspector").post("/findings/" + "a" * 32 + "/settle/", {"as": "confirmed"}).status_code == 403
    assert browse("administrator").get("/institutions/").status_code == 403
