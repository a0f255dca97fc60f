"""Every page of a campaign as every post: what a county may not see, what reading may not write."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sevenlooks.server.campaigns.models import Answer, Campaign, Entry
from sevenlooks.server.campaigns.urls import urlpatterns
from sevenlooks.server.events.models import Event
from tests.server.conftest import POSTS

Browse = Callable[[str], Client]


def addresses(campaign: int, survey: int) -> list[str]:
    made = []
    for pattern in urlpatterns:
        id = survey if str(pattern.pattern).startswith("campaigns/surveys/") else campaign
        made.append("/" + str(pattern.pattern).replace("<str:id>", str(id)).replace("<slug:table>", "bodies"))
    return made


def test_no_page_shows_another_countys_rows(campaign: Campaign, browse: Browse) -> None:
    other = Entry.objects.get(institution_id="I3")
    for who in ("county", "inspector"):
        for address in addresses(campaign.pk, other.pk):
            answer = browse(who).get(address)
            text = answer.content.decode()
            assert "余杭启明教育" not in text, (who, address)
            if address.startswith("/campaigns/surveys/"):
                assert answer.status_code in (403, 404)
            for_other = browse(who).get(f"{address}?division=330110")
            assert "余杭启明教育" not in for_other.content.decode(), (who, address)


def test_a_campaign_that_has_not_come_down_is_not_there(opened: Campaign, browse: Browse) -> None:
    mine = Entry.objects.get(institution_id="I1")
    for address in addresses(opened.pk, mine.pk)[2:]:
        assert browse("county").get(address).status_code in (403, 404), address


@pytest.mark.parametrize("who", POSTS)
def test_reading_writes_nothing(who: str, campaign: Campaign, browse: Browse) -> None:
    before = Event.objects.count()
    for address in addresses(campaign.pk, Entry.objects.get(institution_id="I1").pk):
        assert browse(who).get(address).status_code in (200, 302, 403, 404), address
    assert Event.objects.count() == before and not Answer.objects.exists()


@pytest.mark.parametrize(
    ("who", "act", "form"),
    [
        ("auditor", "campaigns/surveys/{entry}/record", {"look": "fees", "verdict.contracts": "fine"}),
        ("auditor", "campaigns/{id}/add", {"kind": "unlisted", "address": "x"}),
        ("inspector", "campaigns/{id}/gaps", {"act": "finish"}),
        ("inspector", "campaigns/{id}/receive", {}),
        ("county", "campaigns/{id}/act/close", {"why": "x"}),
        ("administrator", "campaigns/{id}/bulletin/make", {}),
        ("city", "campaigns/surveys/{entry}/record", {"look": "fees", "verdict.contracts": "fine"}),
    ],
)
def test_who_may_not_is_refused(who: str, act: str, form: dict, campaign: Campaign, browse: Browse) -> None:
    address = act.format(id=campaign.pk, entry=Entry.objects.get(institution_id="I1").pk)
    before = Event.objects.count()
    assert browse(who).post(f"/{address}/", form).status_code == 403
    assert Event.objects.count() == before


def test_the_receipts_say_who_has_not(campaign: Campaign, browse: Browse) -> None:
    page = browse("province").get(f"/campaigns/{campaign.pk}/receipts/?show=unreceived&level=county").content.decode()
    assert "余杭区" in page and "西湖区" not in page


def test_progress_counts_and_links(campaign: Campaign, browse: Browse) -> None:
    page = browse("province").get(f"/campaigns/{campaign.pk}/progress/").content.decode()
    assert "杭州市" in page and "will miss the date" in page
    late = browse("city").get(f"/campaigns/{campaign.pk}/progress/?show=late").content.decode()
    assert "西湖区" in late and "余杭区" in late  # nothing moves: no day can be named


def test_an_institutions_page_tells_of_the_campaign(campaign: Campaign, browse: Browse) -> None:
    page = browse("county").get("/institutions/I1/").content.decode()
    assert "0 of 19 items answered" in page and "Listed in a campaign" in page
    assert "items answered" not in browse("administrator").get("/institutions/I1/").content.decode()


@pytest.mark.parametrize("id", ["0", "-1", "x", "9" * 30, "①"])
def test_an_address_that_names_nothing(id: str, campaign: Campaign, browse: Browse) -> None:
    assert browse("county").get(f"/campaigns/{id}/").status_code == 404
    assert browse("county").get(f"/campaigns/surveys/{id}/").status_code == 404
