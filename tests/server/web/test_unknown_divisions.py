"""A division that does not exist: in an address, in a form, through the API; one clear sentence, and nothing done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.campaigns.models import Campaign
from sevenlooks.server.exports.models import Export
from sevenlooks.server.registry.models import Institution
from tests.server.conftest import XIHU

Browse = Callable[[str], Client]
NEVER = ("999999", "33010", "3301066", "abcdef", "330199", "' OR 1=1", "330106\x00", "三三零一零六")
PAGES = ("/", "/not-judged/", "/institutions/", "/findings/", "/ranking/")


@pytest.mark.parametrize("code", NEVER)
def test_in_an_address(browse: Browse, registry: dict[str, Institution], code: str) -> None:
    for who in ("ministry", "county"):
        for address in PAGES:
            answer = browse(who).get(address, {"division": code})
            page = answer.content.decode()
            assert answer.status_code == 404 and "There is no division with this code" in page, (who, address)


def test_one_that_was_given_up_is_known_still_and_an_empty_one_is_ones_own(
    browse: Browse, registry: dict[str, Institution]
) -> None:
    assert browse("ministry").get("/?division=110103").status_code == 200  # 崇文区, until 2010
    assert browse("county").get("/findings/?division=").status_code == 200
    assert browse("county").get(f"/findings/?division={XIHU}").status_code == 200


@pytest.mark.parametrize("code", NEVER)
def test_in_the_form_of_a_campaign(browse: Browse, registry: dict[str, Institution], code: str) -> None:
    told = {"plan": "four_looks_2019", "title": "一次摸排", "begins_on": "2022-04-01", "due_on": "2022-06-30",
            "category": ["subject"]}  # fmt: skip
    answer = browse("province").post("/campaigns/start/", told | {"division": code})
    page = answer.content.decode().partition("<main")[2]
    assert answer.status_code == 404 and "There is no division with this code" in page
    assert not Campaign.objects.exists()
    # What was typed is still there.
    assert 'value="一次摸排"' in page and 'value="2022-06-30"' in page
    assert 'value="four_looks_2019" selected' in page and 'value="subject" checked' in page


@pytest.mark.parametrize("code", NEVER)
def test_in_the_form_of_a_post(browse: Browse, people: dict[str, Person], code: str) -> None:
    told = {"username": "new", "name": "新", "role": "county_officer", "password": "a long password", "division": code}
    answer = browse("administrator").post("/people/", told)
    assert answer.status_code == 400 and "There is no division" in answer.content.decode()
    assert not Person.objects.filter(username="new").exists()


@pytest.mark.parametrize("code", NEVER)
def test_in_an_export(browse: Browse, registry: dict[str, Institution], code: str) -> None:
    answer = browse("province").post("/exports/", {"what": "institutions", "format": "csv", "division": code})
    assert answer.status_code in (400, 404), answer.content.decode()
    assert not Export.objects.exists()
