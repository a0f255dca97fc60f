"""The page of events: one's own division's, for who may see them."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from sevenlooks.server.events.actions import record
from sevenlooks.server.registry.models import Institution

Browse = Callable[[str], Client]


def test_events_of_another_county_are_not_seen(browse: Browse) -> None:
    record(by="neighbour", act="thing.done", on=("thing", "theirs"), division="330110")
    record(by="county", act="thing.done", on=("thing", "ours"), division="330106")
    record(by="clock", act="thing.done", on=("thing", "the-sites"))
    county = browse("county").get("/events/").content.decode()
    assert "ours" in county and "theirs" not in county and "the-sites" not in county
    assert browse("county").get("/events/?division=330110").status_code == 404
    assert browse("inspector").get("/events/").status_code == 403
    city = browse("city").get("/events/").content.decode()
    assert "ours" in city and "theirs" in city and "the-sites" not in city
    assert "the-sites" in browse("auditor").get("/events/").content.decode()


def test_events_are_paged_and_narrowed(browse: Browse) -> None:
    for number in range(60):
        record(
            by="county" if number % 2 else "other", act="thing.done", on=("thing", f"no{number:02d}"), division="330106"
        )
    first = browse("county").get("/events/").content.decode()
    assert "no59" in first and "no10" in first and "no09" not in first and 'rel="next"' in first
    assert "no58" not in browse("county").get("/events/?who=county").content.decode()
    only = browse("county").get("/events/?kind=thing&id=no07").content.decode()
    assert "no07" in only and "no08" not in only


def test_an_event_opens_what_it_was_done_on(browse: Browse, registry: dict[str, Institution]) -> None:
    browse("county").post(f"/findings/{'a' * 32}/settle/", {"as": "dismissed", "why": "合同已更正"})
    page = browse("county").get("/events/").content.decode()
    assert f'href="/findings/{"a" * 32}/"' in page and "dismissed a finding" in page and "合同已更正" in page
    assert "dismissed a finding" in browse("county").get(f"/findings/{'a' * 32}/").content.decode()
