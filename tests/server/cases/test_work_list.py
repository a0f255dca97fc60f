"""The work list: another county's is not in it, a list's number is its rows, a filter is its maker's."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk
from tests.server.conftest import XIHU

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import actions, queries, stages
from sevenlooks.server.cases.models import Case, SavedFilter
from sevenlooks.server.cases.queries import Asked
from sevenlooks.server.registry.queries import HowMany
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope

pytestmark = pytest.mark.django_db
Browse = Callable[[str], Client]


def numbers(client: Client, address: str) -> list[str]:
    page = client.get(address)
    assert page.status_code == 200
    return re.findall(r'<a href="/cases/\d+/">([^<]+)</a>', page.content.decode())


def test_another_county_and_who_may_not_see_nothing(desk: Desk, case: Case, browse: Browse) -> None:
    assert numbers(browse("neighbour"), "/cases/?show=all") == []
    assert numbers(browse("neighbour"), f"/cases/?search={case.number}") == []
    assert browse("neighbour").get(f"/cases/?division={XIHU}").status_code == 404
    assert browse("administrator").get("/cases/").status_code == 403
    assert numbers(browse("city"), "/cases/") == [case.number]


def test_each_list_is_its_condition_and_its_number(desk: Desk) -> None:
    bring = {"opened": desk.open, "ordered": desk.ordered, "reported": desk.reported, "checked": desk.checked,
             "closed": desk.closed}  # fmt: skip
    held = {name: desk.open(name) for name in bring}
    for name, case in held.items():
        if name != "opened":
            bring[name](case)
    dropped = actions.drop(by=desk.officer, case=desk.open("dropped"), why="x")
    Case.objects.filter(pk=held["ordered"].pk).update(legal_open=1, parts_open=2)
    scope = Scope(XIHU)
    for username, name, parties in (
        ("county", "live", {*held}), ("county", "mine", {*held}), ("inspector", "mine", set()),
        ("county", "check", set()), ("inspector", "check", {"reported"}), ("county", "close", {"checked"}),
        ("county", "revisit", {"closed"}), ("county", "legal", {"ordered"}), ("county", "waiting", {"ordered"}),
        ("county", "waiting_late", set()), ("county", "ended", {"dropped"}), ("county", "all", {*held, "dropped"}),
    ):  # fmt: skip
        rows = queries.listed(scope, Asked(show=name), username)
        assert {case.party for case in rows} == parties, name
        assert queries.how_many(scope, username)[name] == HowMany(len(parties)), name
    assert dropped.stage == stages.DROPPED


def test_due_and_overdue_have_both_edges(desk: Desk, case: Case) -> None:
    today = timezone.localdate()
    for days, due, overdue in ((-1, 0, 1), (0, 1, 0), (3, 1, 0), (4, 0, 0)):
        Case.objects.filter(pk=case.pk).update(due_on=today + timedelta(days=days))
        many = queries.how_many(Scope(XIHU), "county")
        assert (many["due"].n, many["overdue"].n) == (due, overdue), days


def test_filters_narrow_and_a_search_finds_what_has_ended(desk: Desk, case: Case, browse: Browse) -> None:
    Case.objects.filter(pk=case.pk).update(looks=0b100, address="文三路90号")
    ended = actions.drop(by=desk.officer, case=desk.open("另一家"), why="x")
    client = browse("county")
    for query in ("look=mutation", "party=person", "owner=nobody", "stage=closed", "search=没有", "search=%00"):
        found = numbers(client, f"/cases/?{query}&show=live")
        assert found == ([case.number] if query == "search=%00" else []), query
    for query in ("look=fees", "party=institution", "owner=county", "stage=opened", "search=文三路"):
        assert numbers(client, f"/cases/?{query}") == [case.number], query
    assert numbers(client, "/cases/?search=另一家") == [ended.number]
    assert numbers(client, "/cases/?count=found") == [case.number]
    assert numbers(client, "/cases/?show=nonsense&stage=nonsense&look=nonsense") == [case.number]


def test_whose_clock_ends_first_stands_first_and_pages_are_whole(desk: Desk, browse: Browse) -> None:
    made = [desk.open(f"第{n}家") for n in range(52)]
    today = timezone.localdate()
    for n, case in enumerate(made):
        Case.objects.filter(pk=case.pk).update(due_on=today + timedelta(days=60 - n // 2))
    order = [c.number for c in Case.objects.order_by("due_on", "pk")]
    client = browse("county")
    first = client.get("/cases/").content.decode()
    (more,) = re.findall(r'after=([^"&]+)"[^>]*rel="next"', first)
    assert numbers(client, "/cases/") + numbers(client, f"/cases/?after={more}") == order
    newest = numbers(client, "/cases/?show=all")
    assert newest == [c.number for c in reversed(made)][:50]


def test_a_saved_filter_is_its_makers_alone(desk: Desk, browse: Browse) -> None:
    client = browse("county")
    query = "show=overdue&look=fees&evil=1"
    assert client.post("/cases/saved/", {"name": "逾期收费", "query": query}).headers["Location"] == (
        "/cases/?show=overdue&look=fees"
    )
    kept = SavedFilter.objects.get()
    assert "逾期收费" in client.get("/cases/").content.decode()
    assert "逾期收费" not in browse("inspector").get("/cases/").content.decode()
    assert browse("inspector").post(f"/cases/saved/{kept.pk}/drop/").status_code == 404
    assert client.post(f"/cases/saved/{kept.pk}/drop/").status_code == 302
    assert not SavedFilter.objects.exists()


def test_a_filter_has_a_name_and_there_is_a_most(desk: Desk) -> None:
    with pytest.raises(BadRequest):
        actions.save_filter(by=desk.officer, name=" ", query="show=due")
    for n in range(30):
        actions.save_filter(by=desk.officer, name=str(n), query="show=due")
    with pytest.raises(BadRequest):
        actions.save_filter(by=desk.officer, name="one more", query="")
    assert actions.save_filter(by=desk.officer, name="3", query="show=ended").query == "show=ended"
    with pytest.raises(Missing):
        actions.drop_filter(by=desk.inspector, filter=SavedFilter.objects.first().pk)


def test_reading_the_list_writes_nothing_and_a_reader_gets_no_acts(desk: Desk, case: Case, browse: Browse) -> None:
    page = browse("auditor").get("/cases/").content.decode()
    assert case.number in page and 'name="act"' not in page and 'type="checkbox"' not in page
    assert browse("auditor").post("/cases/").status_code == 405
