"""What partner departments see on the site: their own parts, of each what it shares, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk
from tests.server.cases.partners import POSTS, Partners, on
from tests.server.conftest import HANGZHOU, XIHU
from tests.server.web.test_permissions import ALL, shown

from sevenlooks.server.cases import actions, evidence_files, sharing
from sevenlooks.server.cases.models import Case, Evidence, Part
from sevenlooks.server.events.models import Event
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.pages import ANYBODY

pytestmark = pytest.mark.django_db
OPEN_TO_PARTNERS = ("me/", "sign-out/", "parts/", "api/v1/docs")  # the last describes the API and holds nobody's data
SECRETS = {
    "party": "启明培训中心", "matter": "周末上数学课", "order": "停止授课", "refunds": "234.50",
    "families": "甲家合同", "evidence": "room.jpg", "personal": "roster.jpg", "answers": "无隐患",
}  # fmt: skip
"""Section → what no page holds but one that shows this section."""


@pytest.fixture
def partners(desk: Desk) -> Partners:
    return Partners(desk)


@pytest.fixture
def told(partners: Partners, case: Case) -> Case:
    """A case that holds something in every section."""
    partners.desk.ordered(case)
    for family, due in (("甲家合同", "1200.00"), ("乙家合同", "34.50")):
        actions.owe(by=partners.officer, case=case, family=family, due=Decimal(due))
    for name, personal in (("room.jpg", False), ("roster.jpg", True)):
        Evidence.objects.create(
            case=case, when="before", name=name, media_type="image/jpeg", size=3, digest=name, personal=personal,
            sent_at=timezone.now(), sent_by="county",
        )  # fmt: skip
    actions.answer(by=partners["police"], part=partners.taken(case, "police"), words="无隐患", done=True)
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("who", ("fire", "fire_of_city"))
def test_no_address_but_its_own_answers_a_partner(
    who: str, partners: Partners, told: Case, registry: dict[str, Institution]
) -> None:
    """Every address of the site, filled with what does exist, read and written to."""
    client, part = partners.browse(who), partners.sent(told, "market")
    values = {"id": "I1", "table": "lessons", "username": "county", "code": XIHU, "number": "1", "part": str(part.pk)}
    for route, pattern in ALL:
        if pattern.callback.permission == ANYBODY or route == "" or route.startswith(OPEN_TO_PARTNERS):
            continue
        ids = {"cases/": str(told.pk), "findings/": "a" * 32, "rules/": "fees.training_loan"}
        own = next((id for room, id in ids.items() if route.startswith(room)), "I1")
        address = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m, own=own: {**values, "id": own}.get(m[1], "1"), route)
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code in (403, 404, 405), f"{who} sees {address}"
            assert not any(secret in answer.content.decode() for secret in SECRETS.values()), address


def test_exports_and_the_api_hold_nothing_for_a_partner(partners: Partners, registry: dict[str, Institution]) -> None:
    client = partners.browse("fire")
    for address in ("/api/v1/institutions", "/api/v1/findings", "/exports/", "/institutions/", "/findings/", "/cases/"):
        assert client.get(address).status_code in (403, 404), address


def test_signed_in_a_partner_stands_before_its_parts(partners: Partners) -> None:
    client = partners.browse("fire")
    assert client.get("/").headers["Location"] == "/parts/"
    page = client.get("/parts/").content.decode()
    assert "Nothing waits for your department" in page
    rail = re.findall(r'href="(/[^"]*)"', page.partition('class="rail"')[2].partition("</nav>")[0])
    assert rail == ["/parts/"]


@pytest.mark.parametrize("who", [name for name in POSTS if name != "fire"])
def test_another_departments_or_divisions_part_is_not_there(who: str, partners: Partners, told: Case) -> None:
    part = partners.sent(told, shares=tuple(sharing.SECTIONS))
    client = partners.browse(who)
    assert client.get(f"/parts/{part.pk}/").status_code == 404
    for name in ("take", "answer", "refuse"):
        assert client.post(f"/parts/{part.pk}/{name}/", {"seen": 1, "words": "x", "done": "yes"}).status_code == 404
    for show in ("", "take", "answer", "overdue", "refused", "ended"):
        assert f"/parts/{part.pk}/" not in shown(client, f"/parts/?show={show}")


@pytest.mark.parametrize("who", ("county", "city", "auditor", "administrator"))
def test_the_partners_pages_are_no_ones_else(who: str, partners: Partners, told: Case, browse: Callable) -> None:
    part = partners.sent(told)
    assert browse(who).get("/parts/").status_code == browse(who).get(f"/parts/{part.pk}/").status_code == 403


@pytest.mark.parametrize("section", SECRETS)
def test_it_sees_what_its_part_shares_and_nothing_else(section: str, partners: Partners, told: Case) -> None:
    part = partners.sent(told, shares=(section,))
    page = shown(partners.browse("fire"), f"/parts/{part.pk}/")
    for name, secret in SECRETS.items():
        assert (secret in page) == (name == section), name
    assert "county" not in page.replace("county</td>", "")  # who sent it, and no more of who handles the case


def test_a_part_that_shares_nothing_shows_what_is_asked(partners: Partners, told: Case) -> None:
    part = partners.sent(told, shares=())
    page = shown(partners.browse("fire"), f"/parts/{part.pk}/")
    assert "请现场检查" in page and not any(secret in page for secret in SECRETS.values())
    assert SECRETS["party"] not in shown(partners.browse("fire"), "/parts/")


@pytest.mark.parametrize("end", ("answer", "refuse", "withdraw"))
def test_what_is_no_longer_with_it_shows_nothing_of_the_case(end: str, partners: Partners, told: Case) -> None:
    part = partners.taken(told, shares=tuple(sharing.SECTIONS))
    client = partners.browse("fire")
    assert SECRETS["personal"] in shown(client, f"/parts/{part.pk}/")
    if end == "withdraw":
        actions.withdraw(by=partners.officer, part=part, why="x")
    else:
        client.post(f"/parts/{part.pk}/{end}/", {"seen": 2, "words": "经查", "done": "no"})
    page = shown(client, f"/parts/{part.pk}/")
    assert "no longer with you" in page and not any(secret in page for secret in SECRETS.values())
    assert SECRETS["party"] not in shown(client, "/parts/?show=ended") + shown(client, "/parts/?show=refused")


def test_its_list_is_what_waits_the_earliest_first(partners: Partners, desk: Desk) -> None:
    with on(timezone.localdate() - timedelta(days=30)):
        late = partners.sent(desk.open())
    fresh, taken, ended = (do(desk.open()) for do in (partners.sent, partners.taken, partners.answered))
    client = partners.browse("fire")
    lists = {show: re.findall(r'<tr><td><a href="/parts/(\d+)/"', shown(client, f"/parts/?show={show}"))
             for show in ("", "take", "answer", "overdue", "refused", "ended")}  # fmt: skip
    assert lists == {
        "": [str(p.pk) for p in (late, fresh, taken)], "take": [str(late.pk), str(fresh.pk)],
        "answer": [str(taken.pk)], "overdue": [str(late.pk)], "refused": [], "ended": [str(ended.pk)],
    }  # fmt: skip
    assert "3 to do, 1 of them overdue" in shown(client, "/parts/")


def test_more_than_a_page_is_read_on_by_key(partners: Partners, case: Case) -> None:
    now = timezone.now()
    cases = [
        Case(division_code=XIHU, city_code=HANGZHOU, province_code="330000", number=f"n{i}", party="甲", matter="x",
             conduct_on=now.date(), owner="county", opened_by="county", opened_at=now)
        for i in range(60)
    ]  # fmt: skip
    Part.objects.bulk_create(
        Part(case=each, department="fire", division_code=XIHU, city_code=HANGZHOU, province_code="330000", asked="x",
             stage="sent", due_on=now.date(), sent_at=now, sent_by="county")
        for each in Case.objects.bulk_create(cases)
    )  # fmt: skip
    client, seen, address = partners.browse("fire"), [], "/parts/"
    while address:
        page = shown(client, address)
        seen += re.findall(r'<tr><td><a href="/parts/(\d+)/"', page)
        following = re.search(r'href="(\?after=[^"]*)" rel="next"', page)
        address = f"/parts/{following[1]}" if following else ""
    assert len(seen) == len(set(seen)) == 60


def test_a_stale_page_of_a_part_is_told_and_keeps_what_was_typed(partners: Partners, told: Case) -> None:
    part = partners.taken(told)
    client = partners.browse("fire")
    answer = client.post(f"/parts/{part.pk}/answer/", {"seen": 1, "words": "检查了三层", "done": "yes"})
    assert answer.status_code == 409 and "检查了三层" in answer.content.decode()
    assert client.post(f"/parts/{part.pk}/answer/", {"seen": 2, "words": "已查"}).status_code == 400
    assert client.post(f"/parts/{part.pk}/withdraw/", {"seen": 2, "words": "x"}).status_code == 404
    sent = {"seen": 2, "words": "已查", "done": "yes"}
    assert client.post(f"/parts/{part.pk}/answer/", sent).status_code == 302
    assert client.post(f"/parts/{part.pk}/answer/", sent).status_code == 409  # the same form twice is one answer
    assert part.steps.filter(move="answer").count() == 1


def form_of(client: Client, address: str) -> dict[str, str]:
    """The hidden fields of a page's posting form."""
    return dict(
        re.findall(r'type="hidden" name="(seen|token|department|division)" value="([^"]*)"', shown(client, address))
    )


def test_the_case_page_hands_over_sends_again_and_withdraws(
    partners: Partners, told: Case, browse: Callable[[str], Client]
) -> None:
    county, fire = browse("county"), partners.browse("fire")
    new = f"/cases/{told.pk}/parts/new/?department=fire&division={XIHU}"
    page = shown(county, new)
    assert re.findall(r'value="(\w+)" checked', page) == list(sharing.LEAST["fire"].sections)
    sent = form_of(county, new) | {"asked": "请检查消防通道", "shares": ["party"]}
    for _ in range(2):
        assert county.post(new, sent).status_code == 302
    part = told.parts.get(department="fire")
    fire.post(f"/parts/{part.pk}/refuse/", {"seen": 1, "words": "不属我辖区"})
    page = shown(county, f"/cases/{told.pk}/")
    assert "不属我辖区" in page and "refused, to be sent again" in page
    again = f"/cases/{told.pk}/parts/{part.pk}/again/?department=market_regulation"
    assert "请检查消防通道" in shown(county, again)
    assert county.post(again, form_of(county, again) | {"asked": "请核查", "shares": ["matter"]}).status_code == 302
    assert county.post(again, form_of(county, again) | {"seen": 1, "asked": "请核查"}).status_code == 409
    part.refresh_from_db()
    assert (part.department, part.shares, part.stage) == ("market_regulation", ["matter"], "sent")
    away = f"/cases/{told.pk}/parts/{part.pk}/withdraw/"
    assert county.post(away, {"seen": part.version, "words": "不需要了"}).status_code == 302
    assert "不需要了" in shown(county, f"/cases/{told.pk}/")


def test_the_forms_of_another_countys_case_and_of_who_may_not(
    partners: Partners, told: Case, browse: Callable[[str], Client]
) -> None:
    part = partners.sent(told)
    forms = ("new/?department=fire", f"{part.pk}/again/", f"{part.pk}/withdraw/")
    for who, status in (("neighbour", 404), ("inspector", 403), ("auditor", 403)):
        for form in forms:
            assert browse(who).post(f"/cases/{told.pk}/parts/{form}", {"seen": 1, "words": "x"}).status_code == status
    assert browse("county").get(f"/cases/{told.pk}/parts/new/?department=nobody").status_code == 404
    other = partners.desk.open()
    assert browse("county").get(f"/cases/{other.pk}/parts/{part.pk}/again/").status_code == 404


def test_who_may_not_open_pictures_of_persons_is_not_offered_to_share_them(
    partners: Partners, told: Case, browse: Callable[[str], Client]
) -> None:
    new = f"/cases/{told.pk}/parts/new/?department=police"
    assert 'value="personal"' in shown(browse("county"), new)
    assert 'value="personal"' not in shown(browse("ministry"), new)


def kept(case: Case, name: str, personal: bool) -> Evidence:
    """A file of a case that lies in the site's folder."""
    digest = evidence_files.keep(f"%PDF-1.7 {name}".encode())
    return Evidence.objects.create(
        case=case, when="before", name=name, media_type="application/pdf", size=9, digest=digest, personal=personal,
        sent_at=timezone.now(), sent_by="county",
    )  # fmt: skip


@pytest.mark.parametrize("shares", ((), ("personal",), ("evidence",), ("evidence", "personal")))
def test_files_open_by_the_parts_own_address_only_if_it_shares_them(
    shares: tuple[str, ...], partners: Partners, case: Case
) -> None:
    room, roster = kept(case, "room.pdf", False), kept(case, "roster.pdf", True)
    part, client = partners.sent(case, shares=shares), partners.browse("fire")
    for file, section in ((room, "evidence"), (roster, "personal")):
        opened = client.post(f"/parts/{part.pk}/evidence/{file.pk}/")
        assert opened.status_code == (200 if section in shares else 404)
        for who in ("market", "fire_next_door", "fire_of_city"):
            assert partners.browse(who).post(f"/parts/{part.pk}/evidence/{file.pk}/").status_code == 404
        assert client.get(f"/cases/{case.pk}/evidence/{file.pk}/").status_code == 403
    assert client.get(f"/parts/{part.pk}/evidence/{roster.pk}/").status_code == 404  # by a button, never by an address
    assert Event.objects.filter(act="evidence.opened", who="fire").count() == ("personal" in shares)


def test_no_file_opens_that_is_another_cases_or_after_the_part_has_left_it(partners: Partners, desk: Desk) -> None:
    case, other = desk.open(), desk.open()
    file, strange = kept(case, "room.pdf", False), kept(other, "strange.pdf", False)
    part, client = partners.taken(case, shares=("evidence",)), partners.browse("fire")
    assert client.get(f"/parts/{part.pk}/evidence/{strange.pk}/").status_code == 404
    assert client.get(f"/parts/{part.pk}/evidence/{file.pk}/").content == b"%PDF-1.7 room.pdf"
    actions.answer(by=partners["fire"], part=part, words="已查", done=True)
    assert client.get(f"/parts/{part.pk}/evidence/{file.pk}/").status_code == 404
