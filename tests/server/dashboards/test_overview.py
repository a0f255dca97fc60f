"""The first page: the answer of one's own division, and nothing of another's."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sevenlooks.server.registry.models import Institution, Standing
from sevenlooks.server.registry.tallying import tally

Browse = Callable[[str], Client]


def text_of(client: Client, address: str = "/") -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", client.get(address).content.decode()))


def test_before_any_run_nothing_is_called_clean(browse: Browse) -> None:
    assert "nothing here was judged" in text_of(browse("county"))


def test_a_county_sees_its_own_numbers_and_no_other_division(browse: Browse, registry: dict[str, Institution]) -> None:
    told = text_of(browse("county"))
    assert "Of 2 institutions 1 have breaches or leads (1 have breaches), 2 findings in all; 2 were judged" in told
    assert "余杭" not in told
    for outside in ("330110", "330100", "000000"):
        assert browse("county").get(f"/?division={outside}").status_code == 404, outside


def test_each_level_sees_the_next_one_below_it(browse: Browse, registry: dict[str, Institution]) -> None:
    for who, below in (("ministry", "浙江省"), ("province", "杭州市"), ("city", "余杭区")):
        page = browse(who).get("/").content.decode()
        assert f">{below}</a>" in page, who
        assert "Of <a href=" in page and ">3</a> institutions" in page, who


@pytest.mark.parametrize("division", ["000000", "330000", "330100", "330106", "330110"])
def test_every_number_opens_as_many_rows_as_it_says(
    division: str, browse: Browse, registry: dict[str, Institution]
) -> None:
    client = browse("ministry")
    page = client.get(f"/?division={division}").content.decode()
    links = set(re.findall(r'<a href="(/(?:institutions|findings)/\?[^"]+)">(\d+)</a>', page))
    assert links
    for address, number in links:
        body = client.get(address.replace("&amp;", "&")).content.decode()
        rows = len(re.findall(r"<tr>", body)) - 1
        assert rows == int(number), (address, number)


def test_the_squares_of_a_strip_open_the_bodies_they_count(browse: Browse, registry: dict[str, Institution]) -> None:
    client = browse("city")
    page = client.get("/").content.decode()
    squares = re.findall(
        r'href="(/institutions/\?[^"]+)" class="cell (found|lead)[^>]*>.*?class="count"[^>]*>(\d+)<', page
    )
    assert squares
    for address, _, number in squares:
        body = client.get(address.replace("&amp;", "&")).content.decode()
        assert len(re.findall(r"<tr>", body)) - 1 == int(number), address


def test_who_may_see_no_findings_gets_the_rooms_that_are_open(browse: Browse, registry: dict[str, Institution]) -> None:
    told = text_of(browse("administrator"))
    assert "People" in told and "institutions" not in told


def test_a_trend_needs_two_runs(browse: Browse, registry: dict[str, Institution]) -> None:
    assert "a trend needs two" in text_of(browse("county"))
    tally("earlier", date(2022, 5, 31), {})
    page = browse("county").get("/").content.decode()
    assert "<polyline" in page and "2022-05-31" in page
    tally("earlier", date(2022, 5, 31), {})  # shown again: counted once
    assert browse("county").get("/").content.decode().count("/runs/earlier/") == 1


def test_counts_of_reasons_are_told_to_who_sees_the_whole_site_only(
    browse: Browse, registry: dict[str, Institution]
) -> None:
    Standing.objects.update(
        rules={"fees.training_loan": {"judged": 5, "found": 2, "not_judged": 7, "why": {"no_date": 7}}}
    )
    assert "(7 subjects)" in text_of(browse("ministry"), "/not-judged/")
    county = text_of(browse("county"), "/not-judged/")
    assert "no date by which to choose the law" in county and "subjects)" not in county
