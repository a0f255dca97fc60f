"""A population frozen and hashed: what changes later stands beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from django.test import Client

from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.campaigns import actions
from sevenlooks.server.campaigns.changes import changes
from sevenlooks.server.campaigns.condition import Condition
from sevenlooks.server.campaigns.models import Campaign, Entry, Receipt
from sevenlooks.server.registry.models import Institution, Standing
from sevenlooks.server.web.placed import Scope

ZHEJIANG = Scope("330000")


def test_a_ledger_that_has_not_changed_shows_no_change(opened: Campaign) -> None:
    assert {kind: rows.count() for kind, rows in changes(opened, ZHEJIANG).items()} == {
        "joined": 0, "status": 0, "moved": 0, "gone": 0,
    }  # fmt: skip


def test_the_digest_is_that_of_the_list_anybody_can_take_away(
    opened: Campaign, browse: Callable[[str], Client]
) -> None:
    text = browse("province").get(f"/campaigns/{opened.pk}/population/list/").content
    assert hashlib.sha256(text).hexdigest() == opened.digest
    assert text.decode() == f"{opened.statement_zh}\nI1\nI2\nI3\n"
    assert "2022-06-30" in opened.statement_zh and "浙江省(330000)" in opened.statement_zh


def test_a_county_takes_away_its_own_list_only(campaign: Campaign, browse: Callable[[str], Client]) -> None:
    text = browse("county").get(f"/campaigns/{campaign.pk}/population/list/").content
    assert text.decode() == f"{campaign.statement_zh}\nI1\nI2\n"
    own = Receipt.objects.get(campaign=campaign, division_code="330106")
    assert hashlib.sha256(text).hexdigest() == own.digest and own.bodies == 2


def test_later_changes_stand_beside_the_list_and_never_in_it(opened: Campaign) -> None:
    Institution(institution_id="I9", name="新设教育", division_code="330106", status="operating").save()
    Institution.objects.filter(pk="I1").update(status="cancelled")
    Institution.objects.filter(pk="I2").update(division_code="330110")
    Institution.objects.filter(pk="I3").delete()
    seen = {kind: [row.pk if kind == "joined" else row.institution_id for row in rows]
            for kind, rows in changes(opened, ZHEJIANG).items()}  # fmt: skip
    assert seen == {"joined": ["I9"], "status": ["I1"], "moved": ["I2"], "gone": ["I3"]}
    opened.refresh_from_db()
    assert opened.bodies == 3 and Entry.objects.filter(kind=Entry.LEDGER).count() == 3
    assert Entry.objects.get(institution_id="I1").status == "operating"


def test_who_does_not_meet_the_condition_is_not_listed(people: dict[str, Person], drafted: Campaign) -> None:
    drafted.condition = Condition.of({"status": ["operating"]}).stored()
    drafted.save()
    actions.open_campaign(by=people["province"], campaign=drafted)
    assert set(Entry.objects.filter(kind="ledger").values_list("institution_id", flat=True)) == {"I1", "I3"}
    with pytest.raises(BadRequest):
        Condition.of({"status": ["nonsense"]})
    with pytest.raises(BadRequest):
        Condition.of({"phone": ["1"]})


def test_without_a_run_there_is_nothing_to_freeze(people: dict[str, Person], drafted: Campaign) -> None:
    Standing.objects.all().delete()
    with pytest.raises(BadRequest):
        actions.open_campaign(by=people["province"], campaign=drafted)
    drafted.refresh_from_db()
    assert drafted.state == "draft"
