"""The page of a case: facts are plain, what is still a lead says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.server.cases.conftest import Desk
from tests.server.conftest import XIHU

from sevenlooks.server.cases import actions
from sevenlooks.server.cases.models import Case

pytestmark = pytest.mark.django_db
LEAD = "读来疑似学科培训"


@pytest.mark.parametrize(
    ("lead", "matter", "suspected"), [(False, LEAD, False), (True, "查明周末上数学课", False), (True, LEAD, True)]
)
def test_a_leads_own_words_are_never_shown_as_fact(
    desk: Desk, browse: Callable[[str], Client], lead: bool, matter: str, suspected: bool
) -> None:
    source = actions.From("complaint", "C1", lead=lead, said_zh=LEAD, said_en=LEAD)
    party = actions.Party(kind=Case.PLACE, name="无名", county=XIHU, sources=(source,))
    case = actions.open_case(by=desk.officer, party=party, matter=matter, conduct_on=date(2024, 3, 2))
    page = browse("county").get(f"/cases/{case.pk}/").content.decode()
    answer = page.partition('class="lead-answer"')[2].partition("</p>")[0]
    assert ("suspicion" in answer) is suspected and matter in answer
    listed = browse("county").get("/cases/").content.decode()
    assert ('class="suspicion"' in listed) is suspected and matter in listed
