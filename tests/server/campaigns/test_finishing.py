"""A county finishes when its gaps are listed and explained, not before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.campaigns import actions
from sevenlooks.server.campaigns.actions.finishing import Unfinished
from sevenlooks.server.campaigns.models import Answer, Campaign, Entry, Receipt
from sevenlooks.server.campaigns.queries import gaps
from sevenlooks.server.web.mistakes import Conflict, Missing
from tests.server.campaigns.conftest import told

OWN = "330106"


def answer_all(campaign: Campaign, person: Person, leave: tuple[str, ...] = ()) -> None:
    for entry in gaps(campaign, OWN).select_related("campaign"):
        if entry.institution_id not in leave:
            actions.answer(by=person, entry=entry, told=told(entry))


def test_finished_is_refused_while_there_are_gaps_and_the_page_lists_them(
    campaign: Campaign, people: dict[str, Person], browse: Callable[[str], Client]
) -> None:
    answer_all(campaign, people["county"], leave=("I2",))
    with pytest.raises(Unfinished):
        actions.finish(by=people["county"], campaign=campaign)
    answer = browse("county").post(f"/campaigns/{campaign.pk}/gaps/", {"act": "finish"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "1 entries still have open items" in page
    assert "晨光艺术学校" in page and "启明培训中心" not in page
    assert Receipt.objects.get(division_code=OWN).state == "started"


def test_a_gap_with_its_reason_lets_the_county_finish_and_the_reason_stays(
    campaign: Campaign, people: dict[str, Person], browse: Callable[[str], Client]
) -> None:
    answer_all(campaign, people["county"], leave=("I2",))
    left = Entry.objects.get(institution_id="I2")
    with pytest.raises(BadRequest):
        actions.explain_gaps(by=people["county"], campaign=campaign, county=OWN, why={left.pk: "  "})
    browse("county").post(f"/campaigns/{campaign.pk}/gaps/", {"act": "explain", f"why.{left.pk}": "已搬离,无法联系"})
    browse("county").post(f"/campaigns/{campaign.pk}/gaps/", {"act": "finish"})
    assert Receipt.objects.get(division_code=OWN).state == "finished"
    unchecked = Answer.objects.filter(entry=left, verdict=Answer.NOT_CHECKED)
    assert unchecked.count() == left.items and unchecked[0].words == "已搬离,无法联系"
    left.refresh_from_db()
    assert left.done_at and not left.examined_at


def test_the_countys_own_items_are_a_gap_too(campaign: Campaign, people: dict[str, Person]) -> None:
    for entry in gaps(campaign, OWN).exclude(kind=Entry.COUNTY).select_related("campaign"):
        actions.answer(by=people["county"], entry=entry, told=told(entry))
    assert [entry.kind for entry in gaps(campaign, OWN)] == [Entry.COUNTY]
    with pytest.raises(Unfinished):
        actions.finish(by=people["county"], campaign=campaign)


def test_after_finishing_nothing_is_recorded_until_it_is_taken_up_again(
    campaign: Campaign, people: dict[str, Person]
) -> None:
    person = people["county"]
    answer_all(campaign, person)
    actions.finish(by=person, campaign=campaign)
    with pytest.raises(Conflict):
        actions.add_unlisted(by=person, campaign=campaign, county=OWN, name="", address="某处")
    with pytest.raises(Conflict):
        actions.finish(by=person, campaign=campaign)
    with pytest.raises(BadRequest):
        actions.take_up_again(by=person, campaign=campaign, why="")
    actions.take_up_again(by=person, campaign=campaign, why="群众举报")
    actions.add_unlisted(by=person, campaign=campaign, county=OWN, name="", address="某处")
    with pytest.raises(Unfinished):
        actions.finish(by=person, campaign=campaign)


def test_no_reason_reaches_another_countys_gaps(campaign: Campaign, people: dict[str, Person]) -> None:
    other = Entry.objects.get(institution_id="I3")
    actions.explain_gaps(by=people["county"], campaign=campaign, county=OWN, why={other.pk: "x", -1: "y"})
    assert not Answer.objects.exists()
    with pytest.raises(Missing):
        actions.explain_gaps(by=people["county"], campaign=campaign, county="330110", why={other.pk: "x"})
