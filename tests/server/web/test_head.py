"""The head line of every page: where, as of when and as known on, by which rulebook; and the rail beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from sevenlooks.server.registry.models import Institution, Standing
from sevenlooks.server.web.placed import Scope, lineage
from tests.server.conftest import XIHU

Browse = Callable[[str], Client]
PAGES = (
    "/", "/me/", "/people/", "/not-judged/", "/institutions/", "/institutions/I1/", "/institutions/I1/rows/lessons/",
    "/findings/", f"/findings/{'a' * 32}/", "/rules/", "/rules/fees.training_loan/", "/ranking/", "/runs/", "/intake/",
    "/campaigns/", "/exports/", "/events/", "/api/v1/docs", "/tokens/",
)  # fmt: skip


def head(page: str) -> str:
    return re.sub("<[^>]+>", " ", page.partition('<dl class="head">')[2].partition("</dl>")[0])


@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_where_as_of_when_and_by_which_rulebook(
    browse: Browse, registry: dict[str, Institution], address: str
) -> None:
    page = browse("ministry").get(address)
    if page.status_code == 403:
        page = browse("administrator").get(address)
    said = head(page.content.decode())
    assert "Division" in said and "As of" in said and "books as known on" in said and "Rulebook" in said, address


def test_where_is_the_division_that_the_page_speaks_of(browse: Browse, registry: dict[str, Institution]) -> None:
    ministry = browse("ministry")
    assert "the nation" in head(ministry.get("/").content.decode())
    for address in (f"/?division={XIHU}", "/institutions/I1/", f"/findings/{'a' * 32}/"):
        assert "浙江省 · 杭州市 · 西湖区" in head(ministry.get(address).content.decode()), address


def test_before_the_first_run_the_head_says_so(browse: Browse, registry: dict[str, Institution]) -> None:
    Standing.objects.all().delete()
    assert "nothing was run yet" in head(browse("county").get("/institutions/").content.decode())


@pytest.mark.parametrize(
    ("address", "entry"),
    [("/", "/"), ("/institutions/I1/", "/institutions/"), ("/runs/", "/runs/"), ("/me/", ""), ("/not-judged/", "")],
)
def test_the_rail_marks_the_room_that_one_is_in_and_no_other(
    browse: Browse, registry: dict[str, Institution], address: str, entry: str
) -> None:
    rail = browse("county").get(address).content.decode().partition('<nav class="rail"')[2].partition("</nav>")[0]
    assert re.findall('href="([^"]*)" aria-current="page"', rail) == [entry] * bool(entry)


@pytest.mark.parametrize(
    ("code", "city", "level"),
    [
        ("330106", "330100", "county"),
        ("330100", "330100", "city"),
        ("429004", "429004", "county"),  # hangs from its province
        ("110101", "110101", "county"),
        ("441900", "441900", "county"),  # a city without counties does what a county does
        ("420000", "420000", "province"),
    ],
)
def test_what_a_division_lies_under_and_which_level_it_is(code: str, city: str, level: str) -> None:
    assert lineage(code) == (code, city, f"{code[:2]}0000") and Scope(code).level == level
    assert Scope(code).holds(code) and Scope(f"{code[:2]}0000").holds(code) and not Scope("510000").holds(code)
