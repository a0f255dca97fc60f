"""Item by item: who may record, what is refused, what the books fill in, and that nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.campaigns import actions
from sevenlooks.server.campaigns.actions import Told
from sevenlooks.server.campaigns.actions.counting import COUNTERS, flags
from sevenlooks.server.campaigns.models import Answer, Campaign, Entry, Receipt
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Conflict
from tests.server.campaigns.conftest import told

GetEntry = Callable[[str], Entry]
COUNTY = {"division_code": "330106"}


def test_nothing_is_recorded_before_the_county_has_received(opened: Campaign, people: dict[str, Person]) -> None:
    held = Entry.objects.get(institution_id="I1")
    with pytest.raises(Conflict):
        actions.answer(by=people["county"], entry=held, told=told(held))
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        Told("still_teaching", "problem", "  "),
        Told("still_teaching", "not_checked", ""),
        Told("still_teaching", "perhaps"),
        Told("no_such_item", "fine"),
        Told("individuals", "problem", "not asked of a body"),
        Told("staff", "fine"),
        Told("staff", "fine", examined=3, wrong=4),
        Told("staff", "fine", examined=3, wrong=1),
    ],
)
def test_what_is_incomplete_is_refused_whole(
    wrong: Told, campaign: Campaign, entry: GetEntry, people: dict[str, Person]
) -> None:
    with pytest.raises(BadRequest):
        actions.answer(by=people["county"], entry=entry("I1"), told=[Told("contracts", "fine"), wrong])
    assert not Answer.objects.exists() and Receipt.objects.get(**COUNTY).state == "received"


def test_the_first_answer_starts_the_county_and_the_last_one_examines_the_body(
    campaign: Campaign, entry: GetEntry, people: dict[str, Person]
) -> None:
    one, *rest = told(entry("I1"))
    actions.answer(by=people["inspector"], entry=entry("I1"), told=[one])
    county = Receipt.objects.get(**COUNTY)
    assert (county.state, county.begun, county.done) == ("started", 1, 0)
    actions.answer(by=people["county"], entry=entry("I1"), told=rest)
    county.refresh_from_db()
    assert (county.begun, county.done, county.examined, county.problems) == (1, 1, 1, 0)
    assert Event.objects.filter(act="survey.answered").count() == 2


def test_a_body_where_nothing_could_be_checked_is_done_and_not_examined(
    campaign: Campaign, entry: GetEntry, people: dict[str, Person]
) -> None:
    actions.answer(by=people["county"], entry=entry("I2"), told=told(entry("I2"), Answer.NOT_CHECKED, "大门紧锁"))
    county = Receipt.objects.get(**COUNTY)
    assert (county.done, county.examined) == (1, 0)


def test_the_same_form_sent_twice_records_once(campaign: Campaign, entry: GetEntry, people: dict[str, Person]) -> None:
    same = [Told("contracts", "fine")]
    assert actions.answer(by=people["county"], entry=entry("I1"), told=same) == 1
    assert actions.answer(by=people["county"], entry=entry("I1"), told=same) == 0
    assert Answer.objects.count() == 1


def test_of_two_officers_at_one_item_the_second_is_told_and_nothing_is_overwritten(
    campaign: Campaign, entry: GetEntry, people: dict[str, Person]
) -> None:
    actions.answer(by=people["county"], entry=entry("I1"), told=[Told("contracts", "problem", "合同非示范文本")])
    with pytest.raises(Conflict) as told_so:
        actions.answer(by=people["inspector"], entry=entry("I1"), told=[Told("contracts", "fine")])
    assert "county" in told_so.value.text.en
    assert Answer.objects.get().verdict == "problem"


def test_a_correction_keeps_what_stood_before(campaign: Campaign, entry: GetEntry, people: dict[str, Person]) -> None:
    actions.answer(by=people["county"], entry=entry("I1"), told=[Told("contracts", "problem", "x")])
    seen = Answer.objects.get().pk
    actions.answer(by=people["county"], entry=entry("I1"), told=[Told("contracts", "fine", seen=seen)])
    assert Answer.objects.get(pk=seen).superseded_at is not None
    assert Receipt.objects.get(**COUNTY).problems == 0


def test_counters_are_what_a_count_would_give(campaign: Campaign, entry: GetEntry, people: dict[str, Person]) -> None:
    person = people["county"]
    actions.answer(by=person, entry=entry("I1"), told=told(entry("I1"), Answer.PROBLEM, "有问题"))
    actions.answer(by=person, entry=entry("I2"), told=told(entry("I2"))[:3])
    actions.add_unlisted(by=person, campaign=campaign, county="330106", name="", address="文三路1号")
    actions.rectify(by=person, entry=entry("I1"), item="contracts", how="已换合同")
    county = Receipt.objects.get(**COUNTY)
    bodies = [flags(e) for e in Entry.objects.filter(division_code="330106", kind__in=Entry.BODIES)]
    assert {name: getattr(county, name) for name in COUNTERS} == {n: sum(f[n] for f in bodies) for n in COUNTERS}
    assert (county.bodies, county.added, county.rectified) == (2, 1, 0)


def test_a_body_is_rectified_when_all_its_problems_are(
    campaign: Campaign, entry: GetEntry, people: dict[str, Person]
) -> None:
    problems = [Told("contracts", "problem", "x"), Told("guide_price", "problem", "y")]
    actions.answer(by=people["county"], entry=entry("I1"), told=problems)
    with pytest.raises(BadRequest):
        actions.rectify(by=people["county"], entry=entry("I1"), item="contracts", how=" ")
    actions.rectify(by=people["county"], entry=entry("I1"), item="contracts", how="已换")
    assert Receipt.objects.get(**COUNTY).rectified == 0
    actions.rectify(by=people["county"], entry=entry("I1"), item="guide_price", how="已退")
    assert Receipt.objects.get(**COUNTY).rectified == 1
    with pytest.raises(Conflict):
        actions.rectify(by=people["county"], entry=entry("I1"), item="guide_price", how="再次")


def test_tutors_count_as_person_times_and_nobodys_number_is_kept(campaign: Campaign, people: dict[str, Person]) -> None:
    added = [
        actions.add_tutor(by=people["inspector"], campaign=campaign, county="330106", address="某小区3幢", times=3,
                          words="自称教师,电话 138 1234 5678,证件11010519491231002X", token="t1")
        for _ in range(2)
    ]  # fmt: skip
    assert added[0].pk == added[1].pk and Entry.objects.filter(kind="person").count() == 1
    assert Receipt.objects.get(**COUNTY).persons == 3
    words = Answer.objects.get().words
    assert words == "自称教师,电话 138****5678,证件1101**********002X"
    assert "1234" not in str(list(Event.objects.values_list("detail", "why")))


def test_a_body_of_the_ledger_is_added_once_and_only_from_ones_own_county(
    campaign: Campaign, registry: dict, people: dict[str, Person], browse: Callable[[str], Client]
) -> None:
    with pytest.raises(Conflict):
        actions.add_later(by=people["county"], campaign=campaign, institution="I1")
    answer = browse("county").post(f"/campaigns/{campaign.pk}/add/", {"kind": "later", "institution": "I3"})
    assert answer.status_code == 404
    answer = browse("county").post(
        f"/campaigns/{campaign.pk}/add/", {"kind": "unlisted", "address": "x", "county": "330110"}
    )
    assert answer.status_code == 404
    assert Entry.objects.filter(kind__in=("later", "unlisted")).count() == 0


def test_the_books_fill_in_a_breach_and_never_a_lead(
    campaign: Campaign, entry: GetEntry, browse: Callable[[str], Client]
) -> None:
    page = browse("county").get(f"/campaigns/surveys/{entry('I1').pk}/").content.decode()
    assert 'name="verdict.overcharging" value="problem" checked' in page
    assert "A finding on I1</textarea>" in page
    assert 'name="verdict.subjects_under_other_names" value="problem" checked' not in page
    assert '<span class="suspicion">A finding on I1</span>' in page
    assert 'name="verdict.still_teaching" value="not_applicable" checked' in page  # it is operating
    assert not Answer.objects.exists()


def test_a_form_that_cannot_be_saved_stays_as_it_was_typed(
    campaign: Campaign, entry: GetEntry, people: dict[str, Person], browse: Callable[[str], Client]
) -> None:
    client, at = browse("county"), f"/campaigns/surveys/{entry('I1').pk}/record/"
    form = {"look": "fees", "verdict.contracts": "problem", "words.contracts": "写了很久的情况"}
    actions.close(by=people["province"], campaign=campaign, why="提前结束")
    answer = client.post(at, form)
    page = answer.content.decode()
    assert answer.status_code == 409 and "has been closed" in page and not Answer.objects.exists()
    assert "写了很久的情况" in page


def test_a_look_is_saved_by_itself(campaign: Campaign, entry: GetEntry, browse: Callable[[str], Client]) -> None:
    form = {"look": "fees", "verdict.contracts": "fine", "verdict.staff": "problem", "words.staff": "x",
            "verdict.guide_price": "problem", "words.guide_price": "超价", "amount.guide_price": "1,200.5"}  # fmt: skip
    answer = browse("inspector").post(f"/campaigns/surveys/{entry('I1').pk}/record/", form)
    assert answer.status_code == 302
    assert set(Answer.objects.values_list("item", "verdict")) == {("contracts", "fine"), ("guide_price", "problem")}
    assert str(Answer.objects.get(item="guide_price").amount) == "1200.50"
    bad = browse("inspector").post(
        f"/campaigns/surveys/{entry('I1').pk}/record/", form | {"amount.guide_price": "很多"}
    )
    assert bad.status_code == 400


def test_a_county_that_does_not_exist_is_told_and_what_was_typed_stays(
    campaign: Campaign, browse: Callable[[str], Client]
) -> None:
    told = {"kind": "unlisted", "county": "999999", "address": "文三路无名处", "note": "写了很久的说明"}
    answer = browse("county").post(f"/campaigns/{campaign.pk}/add/", told)
    page = answer.content.decode()
    assert answer.status_code == 404 and "There is no division with this code" in page
    assert "文三路无名处" in page and "写了很久的说明" in page
    assert not Entry.objects.filter(kind=Entry.UNLISTED).exists()
