"""Bulletins by data date: past dates stay what they were, every number opens its rows, screen and papers are equal."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from sevenlooks.language import LANGS, Lang
from sevenlooks.reports.formats import FORMATS
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.campaigns import actions, tasks
from sevenlooks.server.campaigns.actions import Told
from sevenlooks.server.campaigns.bulletin import Told as Paper
from sevenlooks.server.campaigns.bulletin import bulletin
from sevenlooks.server.campaigns.figures import Moment, by_unit, end_of, figures, measures
from sevenlooks.server.campaigns.models import Answer, Bulletin, Campaign, Entry, Step
from sevenlooks.server.web.placed import Scope
from tests.reports.reading_back import expected, from_docx, from_html, from_pdf, from_xlsx
from tests.server.campaigns.conftest import told

GetEntry = Callable[[str], Entry]


@pytest.fixture
def surveyed(campaign: Campaign, entry: GetEntry, people: dict[str, Person]) -> Campaign:
    """I1 examined with two problems of two looks, one put right; I2 begun; an unlisted body; tutors met 3 times."""
    person = people["county"]
    actions.answer(by=person, entry=entry("I1"), told=[
        Told("guide_price", "problem", "超指导价", amount=Decimal("820.50")),
        Told("staff", "problem", "无资格证", 12, 2),
    ])  # fmt: skip
    actions.answer(by=person, entry=entry("I1"), told=told(entry("I1")))
    actions.rectify(by=person, entry=entry("I1"), item="staff", how="已调离")
    actions.answer(by=person, entry=entry("I2"), told=[Told("contracts", "fine")])
    actions.add_unlisted(by=person, campaign=campaign, county="330106", name="", address="文三路1号")
    actions.add_tutor(by=person, campaign=campaign, county="330106", address="某小区", words="一对三", times=3)
    return campaign


def now_of(campaign: Campaign, code: str = "330000") -> Moment:
    return Moment(campaign, Scope(code), timezone.now())


def test_before_anything_was_done_every_number_is_nought(surveyed: Campaign) -> None:
    values = figures(Moment(surveyed, Scope("330000"), surveyed.opened_at - timedelta(seconds=1)))
    assert {name: value for name, value in values.items() if value and name != "counties"} == {}


def test_the_numbers(surveyed: Campaign) -> None:
    values = figures(now_of(surveyed))
    expected = {
        "bodies": 4, "added": 1, "begun": 2, "examined": 1, "with_problems": 1, "rectified": 0, "counties_started": 1,
        "counties_finished": 0, "look.fees": 1, "look.content_and_staff": 1, "look.mutation": 0, "item.guide_price": 1,
        "examined.staff": 12, "wrong.staff": 2, "amount.guide_price": Decimal("820.50"), "persons": 3,
        "persons_rectified": 0, "persons_in_service": 0,
    }  # fmt: skip
    assert {name: values[name] for name in expected} == expected


def test_the_looks_overlap_and_do_not_add_up(surveyed: Campaign) -> None:
    values = figures(now_of(surveyed))
    looks = sum(value for name, value in values.items() if name.startswith("look."))
    assert looks == 2 > values["with_problems"] == 1


def test_a_past_moment_gives_the_same_numbers_whatever_happens_later(
    surveyed: Campaign, entry: GetEntry, people: dict[str, Person]
) -> None:
    then = now_of(surveyed)
    before, paper = figures(then), bulletin(then, "zh")
    person, standing = people["county"], {a.item: a.pk for a in Answer.objects.filter(superseded_at=None)}
    fixed = Told("guide_price", "fine", seen=Answer.objects.get(item="guide_price", superseded_at=None).pk)
    actions.answer(by=person, entry=entry("I1"), told=[fixed])
    actions.answer(by=person, entry=entry("I2"), told=told(entry("I2"), Answer.PROBLEM, "又发现"))
    actions.add_tutor(by=person, campaign=surveyed, county="330106", address="另一处", words="x", times=9)
    for each in Entry.objects.filter(division_code="330106", done_at=None).select_related("campaign"):
        actions.answer(by=person, entry=each, told=told(each))
    actions.finish(by=person, campaign=surveyed)
    assert figures(then) == before and bulletin(then, "zh") == paper
    assert figures(now_of(surveyed)) != before and standing


def test_a_county_that_finished_and_took_it_up_again_counts_as_finished_in_between(
    surveyed: Campaign, people: dict[str, Person]
) -> None:
    for each in Entry.objects.filter(division_code="330106", done_at=None).select_related("campaign"):
        actions.answer(by=people["county"], entry=each, told=told(each))
    actions.finish(by=people["county"], campaign=surveyed)
    between = now_of(surveyed)
    actions.take_up_again(by=people["county"], campaign=surveyed, why="群众举报")
    assert figures(between)["counties_finished"] == 1
    assert figures(now_of(surveyed))["counties_finished"] == 0
    assert figures(now_of(surveyed))["counties_started"] == 1


def test_the_day_before_and_the_day_of(surveyed: Campaign) -> None:
    midnight = end_of(date(2022, 5, 15))
    assert midnight == datetime(2022, 5, 15, 16, tzinfo=UTC)
    Step.objects.filter(state="started").update(at=midnight)
    assert figures(Moment(surveyed, Scope("330000"), midnight))["counties_started"] == 0
    assert figures(Moment(surveyed, Scope("330000"), end_of(date(2022, 5, 16))))["counties_started"] == 1


@pytest.mark.parametrize("code", ["330000", "330100", "330106", "330110"])
def test_every_number_opens_its_rows_and_counting_them_gives_the_number(surveyed: Campaign, code: str) -> None:
    moment = now_of(surveyed, code)
    for lang in ("zh", "en"):
        paper, made = Paper(moment, lang), bulletin(moment, lang)
        for name, value in figures(moment).items():
            assert made.counted(paper.number(name)) == value, name
    for unit, values in by_unit(moment).items() if Scope(code).below else ():
        for name, value in values.items():
            assert made.counted(paper.number(name, unit)) == value, (unit, name)
    assert figures(moment, by_unit(moment)) == figures(moment)


def test_a_county_counts_its_own_rows_only(surveyed: Campaign) -> None:
    assert figures(now_of(surveyed, "330110"))["bodies"] == 1
    assert figures(now_of(surveyed, "330106"))["bodies"] == 3


@pytest.fixture
def made(surveyed: Campaign, people: dict[str, Person]) -> Bulletin:
    """A county's bulletin of today with its papers."""
    asked = {"by": people["county"], "campaign": surveyed, "scope": Scope("330106"), "on": timezone.localdate()}
    made = actions.ask_for_bulletin(**asked)
    tasks.make_papers.func(made.pk)
    made.refresh_from_db()
    return made


def test_the_screen_shows_the_papers_numbers(made: Bulletin, browse: Callable[[str], Client]) -> None:
    page = browse("county").get(f"/campaigns/{made.campaign_id}/bulletin/?on={made.on}").content.decode()
    paper = Paper(Moment(made.campaign, Scope("330106"), made.until), "en")
    for measure in measures(made.campaign.plan):
        shown = re.search(rf"rows/{measure.address}/\?on=[\d-]+\">([^<]*)</a>", page)
        assert shown and Decimal(shown[1].replace(",", "")) == paper.number(measure.name).value, measure.name


@pytest.mark.parametrize("lang", LANGS)
def test_the_strip_on_screen_is_the_strip_of_the_papers(
    made: Bulletin, browse: Callable[[str], Client], lang: Lang
) -> None:
    client = browse("county")
    client.cookies["lang"] = lang
    page = client.get(f"/campaigns/{made.campaign_id}/bulletin/?on={made.on}").content.decode()
    drawn = re.findall(r'class="cell ([a-z-]+)[^>]*aria-label="([^"]*)"', page)
    paper = bulletin(Moment(made.campaign, Scope("330106"), made.until), lang)
    states = {"breach": "found", "not_judged": "not-judged", "clean": "clean"}
    assert drawn == [(states[square.state], square.why) for square in paper.strip]
    assert {"found", "not-judged"} <= {state for state, _ in drawn}


@pytest.mark.parametrize("lang", LANGS)
def test_the_four_papers_carry_every_row(made: Bulletin, lang: Lang) -> None:
    told = bulletin(Moment(made.campaign, Scope("330106"), made.until), lang)
    page = from_html(tasks.file_of(made, f"{lang}.html").read_text("utf-8"))
    word, leads, there = from_docx(tasks.file_of(made, f"{lang}.docx"))
    sheet, linked = from_xlsx(tasks.file_of(made, f"{lang}.xlsx"), told)
    pdf, links = from_pdf(tasks.file_of(made, f"{lang}.pdf"))
    for row in expected(told):
        filled = [cell for cell in row if cell]
        assert row in page.rows and row in word, row
        assert any(_in_order(filled, [cell for cell in other if cell]) for other in sheet), row
        assert re.sub(r"\s+", "", "".join(row)) in pdf, row
    assert page.leads <= page.there.keys() | {s.name for s in told.sections} | {"annexes"} and leads <= there
    assert len(linked) <= links and sorted(made.digests) == sorted(f"{x}{e}" for x in LANGS for e in FORMATS)


def _in_order(wanted: list[str], held: list[str]) -> bool:
    """Cells in their order; a workbook writes money without its last zero."""
    left = iter(held)
    return all(any(one == cell or one == cell.removesuffix(".00") for one in left) for cell in wanted)


def test_the_rows_page_holds_what_the_number_counts(surveyed: Campaign, browse: Callable[[str], Client]) -> None:
    today, client = timezone.localdate(), browse("county")
    page = client.get(f"/campaigns/{surveyed.pk}/rows/with_problems/?on={today}").content.decode()
    assert "启明培训中心" in page and "晨光艺术学校" not in page
    for measure in measures(surveyed.plan):
        assert client.get(f"/campaigns/{surveyed.pk}/rows/{measure.address}/?on={today}").status_code == 200
    assert client.get(f"/campaigns/{surveyed.pk}/rows/nonsense/").status_code == 404


def test_no_bulletin_of_a_day_to_come(campaign: Campaign, browse: Callable[[str], Client]) -> None:
    ahead = timezone.localdate() + timedelta(days=1)
    assert browse("county").get(f"/campaigns/{campaign.pk}/bulletin/?on={ahead}").status_code == 400


def test_papers_are_for_those_who_may_see_the_division(
    surveyed: Campaign, people: dict[str, Person], browse: Callable[[str], Client]
) -> None:
    made = actions.ask_for_bulletin(
        by=people["county"], campaign=surveyed, scope=Scope("330106"), on=timezone.localdate()
    )
    assert browse("neighbour").get(f"/campaigns/bulletins/{made.pk}/").status_code == 404
    assert browse("county").get(f"/campaigns/bulletins/{made.pk}/zh-pdf/").status_code == 404  # not made yet
    assert browse("city").get(f"/campaigns/bulletins/{made.pk}/").status_code == 200
