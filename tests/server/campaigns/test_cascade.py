"""The way down: who may begin, who hears when, and who may not pass over another's head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.campaigns import actions, queries
from sevenlooks.server.campaigns.cascade import way_down
from sevenlooks.server.campaigns.models import Campaign, Entry, Receipt, Step
from sevenlooks.server.campaigns.stages import MOVES, may_move
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Conflict, Missing
from sevenlooks.server.web.placed import Scope


def test_a_county_starts_no_campaign(people: dict[str, Person], browse: Callable[[str], Client]) -> None:
    with pytest.raises(BadRequest):
        actions.draft(by=people["city"], plan="look_back_2022", title="x", begins_on=date(2022, 4, 2),
                      due_on=date(2022, 6, 30), condition={}, division="330106")  # fmt: skip
    assert browse("county").post("/campaigns/start/", {"plan": "look_back_2022"}).status_code == 403
    assert not Campaign.objects.exists() and not Event.objects.exists()


def test_nobody_drafts_outside_their_division_or_against_the_calendar(people: dict[str, Person]) -> None:
    asked = {"by": people["city"], "plan": "look_back_2022", "title": "x", "condition": {}}
    with pytest.raises(Missing):
        actions.draft(**asked, begins_on=date(2022, 4, 2), due_on=date(2022, 6, 30), division="350000")
    with pytest.raises(BadRequest):
        actions.draft(**asked, begins_on=date(2022, 7, 1), due_on=date(2022, 6, 30))
    actions.draft(**asked, begins_on=date(2022, 6, 30), due_on=date(2022, 6, 30))


def test_a_draft_is_seen_only_where_it_is_drafted(drafted: Campaign, people: dict[str, Person]) -> None:
    seen = {name for name, person in people.items() if queries.campaigns(person.scope).exists()}
    assert seen == {"province"}


def test_each_level_hears_only_when_the_one_above_has_passed_on(opened: Campaign, people: dict[str, Person]) -> None:
    stage = dict(Receipt.objects.values_list("division_code", "state"))
    assert stage["330100"] == "sent" and stage["330106"] == "waiting"
    assert not queries.campaigns(people["county"].scope).exists()
    with pytest.raises(Conflict):
        actions.receive(by=people["county"], campaign=opened)
    with pytest.raises(Conflict):
        actions.pass_on(by=people["city"], campaign=opened)  # not before it was received
    actions.receive(by=people["city"], campaign=opened)
    actions.pass_on(by=people["city"], campaign=opened, words="请6月15日前完成,联系人13812345678")
    assert queries.campaigns(people["county"].scope).exists()
    actions.receive(by=people["county"], campaign=opened)
    sent = Step.objects.get(receipt__division_code="330106", state="sent")
    assert (sent.by, sent.why) == ("city", "请6月15日前完成,联系人138****5678")
    with pytest.raises(Conflict):
        actions.receive(by=people["county"], campaign=opened)  # once


def test_every_write_is_one_event(campaign: Campaign) -> None:
    assert Counter(Event.objects.values_list("act", flat=True)) == {
        "campaign.drafted": 1, "campaign.opened": 1, "campaign.received": 2, "campaign.passed_on": 1,
    }  # fmt: skip


def test_a_draft_may_be_dropped_and_an_open_campaign_may_not(drafted: Campaign, people: dict[str, Person]) -> None:
    actions.open_campaign(by=people["province"], campaign=drafted)
    with pytest.raises(Conflict):
        actions.drop(by=people["province"], campaign=drafted)
    with pytest.raises(Conflict):
        actions.open_campaign(by=people["province"], campaign=drafted)


def test_closing_before_all_have_finished_needs_a_reason_and_nobody_below_may_close(
    campaign: Campaign, people: dict[str, Person]
) -> None:
    with pytest.raises(Missing):
        actions.close(by=people["city"], campaign=campaign, why="x")
    with pytest.raises(BadRequest):
        actions.close(by=people["province"], campaign=campaign)
    actions.close(by=people["province"], campaign=campaign, why="转入常态")
    with pytest.raises(Conflict):
        actions.receive(by=people["neighbour"], campaign=campaign)


def test_the_nation_has_its_provinces_cities_and_counties_and_a_municipality_has_no_city() -> None:
    rungs = {rung.code: rung for rung in way_down(Scope("000000"))}
    levels = Counter(rung.level for rung in rungs.values())
    assert levels["province"] == 31 and levels["city"] > 300 and levels["county"] > 2800
    assert rungs["110101"].parent == "110000" and "110100" not in rungs
    assert rungs["330106"].parent == "330100" and rungs["429004"].parent == "420000"
    assert (rungs["441900"].level, rungs["441900"].parent) == ("county", "440000")  # a city without counties
    assert not {"422900", "422921", "429000", "429001"} & set(rungs)  # codes of long ago, and a rung that is no office
    assert {rung.code for rung in way_down(Scope("000000"), also=["330171"])} - set(rungs) == {"330171"}


def test_no_stage_leads_where_the_table_does_not() -> None:
    assert not may_move("draft", "closed") and not may_move("closed", "open") and not may_move("sent", "started")
    assert not may_move("finished", "finished") and may_move("finished", "started")
    assert {to for after in MOVES.values() for to in after} <= set(MOVES)


def test_the_four_looks_ask_the_county_itself(people: dict[str, Person], registry: dict) -> None:
    made = actions.draft(by=people["city"], plan="four_looks_2019", title="四看", begins_on=date(2019, 6, 1),
                         due_on=date(2019, 6, 15), condition={})  # fmt: skip
    actions.open_campaign(by=people["city"], campaign=made)
    assert Entry.objects.filter(campaign=made, kind=Entry.COUNTY, division_code="330106", items=2).count() == 1
