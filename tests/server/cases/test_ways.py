"""The ways to a case from a visit, a complaint and a survey's entry: who sees them, where they lead, when they end."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.server.campaigns.conftest import campaign, drafted, entry, opened, told  # noqa: F401
from tests.server.cases.of_books import take_in
from tests.server.conftest import XIHU, YUHANG

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.campaigns import actions as campaigns
from sevenlooks.server.campaigns.models import Answer, Entry
from sevenlooks.server.cases import stages
from sevenlooks.server.cases.models import Case, Source
from sevenlooks.server.registry.models import Institution

pytestmark = pytest.mark.django_db
Browse = Callable[[str], Client]
WAY = 'href="/cases/open/?kind={}&amp;key={}"'


@pytest.fixture
def site(settings: Any, tmp_path: Path, registry: dict[str, Institution]) -> Path:
    settings.SITE = tmp_path
    of = {"institution_id": "I1", "division_code": XIHU}
    take_in(
        tmp_path,
        complaints=[of | {"complaint_id": "C/1&2", "received_at": datetime(2022, 5, 1, 9), "text": "周末补课"}],
        site_visits=[
            of | {"visit_id": "V1", "visited_at": datetime(2022, 5, 2, 9), "breach": True, "outcome": "在上课"}
        ],
    )
    return tmp_path


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_handles_no_cases_sees_no_way(site: Path, browse: Browse) -> None:
    for book in ("complaints", "site_visits"):
        assert "/cases/open/" not in shown(browse("auditor"), f"/institutions/I1/rows/{book}/")


@pytest.mark.parametrize(
    ("book", "verdict", "leads"),
    [
        ("site_visits", {"breach": False}, False), ("site_visits", {"breach": None}, True),
        ("complaints", {"verified": "no"}, False), ("complaints", {"verified": "unknown"}, True),
        ("complaints", {"verified": "partly"}, True), ("complaints", {"verified": None}, True),
    ],
)  # fmt: skip
def test_what_cleared_a_body_leads_to_no_case(
    site: Path, browse: Browse, book: str, verdict: dict[str, Any], leads: bool
) -> None:
    key = ("visit_id", "visited_at") if book == "site_visits" else ("complaint_id", "received_at")
    row = {key[0]: "X", key[1]: datetime(2022, 5, 3, 9), "institution_id": "I3", "division_code": YUHANG} | verdict
    take_in(site, **{book: [row]})
    assert ("/cases/open/" in shown(browse("city"), f"/institutions/I3/rows/{book}/")) is leads


def test_other_books_lead_to_no_case(site: Path, browse: Browse) -> None:
    take_in(site, courses=[{"course_id": "K1", "institution_id": "I1", "name": "数学"}])
    assert "/cases/open/" not in shown(browse("county"), "/institutions/I1/rows/courses/")


@pytest.mark.parametrize(
    ("book", "kind", "key"), [("complaints", "complaint", "C/1&2"), ("site_visits", "visit", "V1")]
)
def test_a_row_leads_to_the_form_and_then_to_its_case(
    site: Path, browse: Browse, book: str, kind: str, key: str
) -> None:
    client = browse("county")
    way = re.search(r'href="(/cases/open/\?[^"]+)"', shown(client, f"/institutions/I1/rows/{book}/"))
    assert way
    form = shown(client, way[1].replace("&amp;", "&"))
    sent = dict(re.findall(r'name="(kind|key|token)" value="([^"]*)"', form))
    sent = {name: value.replace("&amp;", "&") for name, value in sent.items()}
    assert (sent["kind"], sent["key"]) == (kind, key)
    answer = client.post("/cases/open/", sent | {"matter": "周末上课", "conduct_on": "2022-05-01"})
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{case.pk}/"
    assert list(case.sources.values_list("kind", "key")) == [(kind, key)]
    again = shown(client, f"/institutions/I1/rows/{book}/")
    assert f'href="/cases/{case.pk}/"' in again and "/cases/open/?kind" not in again
    Case.objects.update(live=False, stage=stages.DROPPED)
    assert "/cases/open/?kind" in shown(client, f"/institutions/I1/rows/{book}/")


def test_an_entry_leads_to_a_case_once_a_problem_is_recorded(
    entry: Callable[[str], Entry],  # noqa: F811
    browse: Browse,
    people: dict[str, Person],
) -> None:
    one = entry("I1")
    address, way = f"/campaigns/surveys/{one.pk}/", WAY.format("survey", one.pk)
    assert "/cases/open/" not in shown(browse("county"), address)
    campaigns.answer(by=people["inspector"], entry=one, told=told(one, Answer.PROBLEM))
    assert way in shown(browse("county"), address)
    assert "/cases/open/" not in shown(browse("auditor"), address)
    form = shown(browse("county"), f"/cases/open/?kind={Source.SURVEY}&key={one.pk}")
    assert "启明培训中心" in form and "原因" in form
