"""A penalty proposed: by the law of the conduct's day, within the range, with a reason, and never a decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk
from tests.server.cases.of_books import take_in
from tests.server.conftest import XIHU

from sevenlooks.errors import BadRequest
from sevenlooks.law.articles import circumstances_on
from sevenlooks.server.cases import actions
from sevenlooks.server.cases.actions.penalties import Facts
from sevenlooks.server.cases.models import Case, LegalStep, Proposal
from sevenlooks.server.cases.repeats import repeats
from sevenlooks.server.events.models import Event
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.placed import Scope

pytestmark = pytest.mark.django_db
ORDER, LAW = "教育部令第53号", "民办教育促进法"
SEVENTEEN = {"article": f"{ORDER} 17", "met": (0, 1, 2)}


def facts(case: Case, **told: Any) -> Facts:
    told = {"conduct_on": case.conduct_on, "article": f"{LAW} 64", "grade": "always", "received": D("72600"),
            "refunded": D(0)} | told  # fmt: skip
    return Facts(**told)


def propose(desk: Desk, case: Case, told: Facts, **choice: Any) -> Proposal:
    choice = {"kinds": ["stop", "refund", "fine"], "fine": D("290400"), "why": "再犯"} | choice
    return actions.propose(by=desk.officer, case=case, facts=told, **choice)


def of_day(desk: Desk, conduct_on: date, **party: Any) -> Case:
    named = {"kind": Case.INSTITUTION, "name": "启明培训中心", "county": XIHU, "institution_id": "I1"} | party
    return actions.open_case(by=desk.officer, party=actions.Party(**named), matter="x", conduct_on=conduct_on)


def test_who_may_not_proposes_nothing(desk: Desk, case: Case) -> None:
    for who, mistake in (("inspector", Refused), ("auditor", Refused), ("neighbour", Missing)):
        with pytest.raises(mistake):
            actions.propose(by=desk.people[who], case=case, facts=facts(case), kinds=["stop"], why="x")


def test_order_53_does_not_judge_the_day_before_it(desk: Desk) -> None:
    eve, first = of_day(desk, date(2023, 10, 14)), of_day(desk, date(2023, 10, 15))
    with pytest.raises(BadRequest, match="not in force"):
        propose(desk, eve, facts(eve, **SEVENTEEN))
    assert propose(desk, eve, facts(eve)).document == LAW
    assert propose(desk, first, facts(first, **SEVENTEEN)).document == ORDER


def test_conduct_that_went_on_is_judged_by_its_last_day(desk: Desk) -> None:
    case = of_day(desk, date(2023, 10, 1))
    made = propose(desk, case, facts(case, conduct_on=date(2023, 10, 15), **SEVENTEEN))
    assert made.conduct_on == date(2023, 10, 15)
    for day in (date(2023, 9, 30), timezone.localdate() + timedelta(1)):
        with pytest.raises(BadRequest):
            propose(desk, case, facts(case, conduct_on=day))


def test_what_nobody_has_checked_cannot_be_applied(desk: Desk, case: Case) -> None:
    for number in ("20", "21", "23"):
        with pytest.raises(BadRequest, match="checked"):
            propose(desk, case, facts(case, article=f"{ORDER} {number}"))


@pytest.mark.parametrize("met", [(), (0,), (0, 1), (1, 2)])
def test_article_17_needs_all_three(desk: Desk, case: Case, met: tuple[int, ...]) -> None:
    with pytest.raises(BadRequest, match="All 3"):
        propose(desk, case, facts(case, article=f"{ORDER} 17", met=met))


@pytest.mark.parametrize(
    "choice",
    [
        {"fine": D("363000.01")},
        {"fine": D("72599.99")},
        {"fine": None},
        {"kinds": ["stop"]},
        {"kinds": []},
        {"kinds": ["revoke_licence"], "fine": None},
        {"why": "  "},
    ],
)
def test_a_choice_outside_the_law_or_without_a_reason_is_not_kept(
    desk: Desk, case: Case, choice: dict[str, Any]
) -> None:
    with pytest.raises(BadRequest):
        propose(desk, case, facts(case), **choice)
    assert not Proposal.objects.exists()


def test_an_old_page_is_told_and_a_form_counts_once(desk: Desk, case: Case) -> None:
    seen = case.version
    first = propose(desk, case, facts(case), token="t", seen=seen)
    assert propose(desk, case, facts(case), token="t", seen=seen) == first
    with pytest.raises(Conflict):
        propose(desk, case, facts(case), token="other", seen=seen)
    desk2 = of_day(desk, date(2024, 1, 1))
    actions.drop(by=desk.officer, case=desk2, why="查无此事")
    with pytest.raises(Conflict):
        propose(desk, desk2, facts(desk2))


def test_what_is_kept_is_the_choice_its_reason_and_the_law_as_it_read(desk: Desk, case: Case) -> None:
    told = facts(case, circumstances={"repeat": "前案13812345678", "nonsense": "x"}, refunded=D("600.00"))
    made = propose(desk, case, told, why="电话13812345678")
    assert (made.income, made.low, made.high, made.fine) == (D(72000), D(72000), D(360000), D(290400))
    assert made.kinds == ["stop", "refund", "fine"] and [c["key"] for c in made.circumstances] == ["repeat"]
    assert made.law["suggested"] == {"part": "upper", "low": "216000.00", "high": "360000.00"}
    assert "13812345678" not in str([made.why, made.circumstances])
    told_of = Event.objects.get(act="case.propose")
    assert told_of.detail == {"article": f"{LAW} 64", "kinds": made.kinds, "fine": "290400.00"}
    case.refresh_from_db()
    assert case.legal_open == 0 and case.stage == "opened"  # a proposal decides nothing


def decided(desk: Desk, case: Case, day: date, result: str = "done") -> None:
    for kind in ("notice", "decision"):
        step = LegalStep.objects.create(
            case=case, kind=kind, begun_on=day, begun_at=timezone.now(), begun_by="county", ended_on=day,
            ended_at=timezone.now(), ended_by="county", result=result if kind == "decision" else "done",
        )  # fmt: skip
    assert step.kind == "decision"


def repeated(case: Case, conduct_on: date) -> list[str]:
    (two_years,) = [c for c in circumstances_on(conduct_on) if c.years]
    return [each.case.number for each in repeats(Scope(XIHU), case, conduct_on, two_years)]


def test_a_first_breach_and_one_without_a_decision_are_no_repeat(desk: Desk, registry: dict[str, Institution]) -> None:
    before, now = of_day(desk, date(2023, 11, 1)), of_day(desk, date(2024, 6, 1))
    assert repeated(now, now.conduct_on) == []
    LegalStep.objects.create(
        case=before, kind="decision", begun_on=before.conduct_on, begun_at=timezone.now(), begun_by="county"
    )
    assert repeated(now, now.conduct_on) == []  # a pending step is not done


@pytest.mark.parametrize(("on", "repeat"), [(date(2023, 12, 1), False), (date(2023, 12, 2), True),
                                            (date(2025, 12, 1), True), (date(2025, 12, 2), False)])  # fmt: skip
def test_a_repeat_is_within_two_years_of_the_decision(
    desk: Desk, registry: dict[str, Institution], on: date, repeat: bool
) -> None:
    before, now = of_day(desk, date(2023, 11, 1)), of_day(desk, on)
    decided(desk, before, date(2023, 12, 1))
    assert (repeated(now, on) == [before.number]) is repeat


def test_an_annulled_decision_another_body_and_a_lead_are_no_repeat(
    desk: Desk, registry: dict[str, Institution]
) -> None:
    annulled, other = of_day(desk, date(2023, 11, 1)), of_day(desk, date(2023, 11, 2), institution_id="I2", name="乙")
    decided(desk, annulled, date(2023, 12, 1))
    decided(desk, other, date(2023, 12, 1))
    LegalStep.objects.create(
        case=annulled, kind="lawsuit", begun_on=date(2024, 1, 1), begun_at=timezone.now(), begun_by="county",
        ended_on=date(2024, 3, 1), ended_at=timezone.now(), ended_by="county", result="annulled",
    )  # fmt: skip
    now = of_day(desk, date(2024, 6, 1))
    assert repeated(now, now.conduct_on) == []


def test_a_case_reopened_knows_the_decision_of_the_old_one(desk: Desk) -> None:
    """The same operator under another name, as the officer has linked it."""
    old = of_day(desk, date(2023, 11, 1))
    decided(desk, old, date(2023, 12, 1))
    desk.closed(old)
    party = actions.Party(kind=Case.PLACE, name="新名号", county=XIHU)
    new = actions.open_case(
        by=desk.officer, party=party, matter="x", conduct_on=date(2024, 6, 1), earlier=old.pk
    )  # fmt: skip
    assert repeated(new, new.conduct_on) == [old.number]


def test_the_page_offers_the_law_of_the_day(
    desk: Desk, browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    case = of_day(desk, date(2023, 10, 14))
    page = f"/cases/{case.pk}/penalty/"
    assert browse("inspector").get(page).status_code == 403 and browse("neighbour").get(page).status_code == 404
    eve = browse("county").get(page).content.decode()
    assert "article 64" in eve and "Interim measures" not in eve and "Waiting for a person" not in eve
    day = browse("county").get(page, {"on": "2023-10-15"}).content.decode()
    assert "Interim measures" in day and "article 17" in day and "its last day decides" in day
    waiting = day.split("Waiting for a person to check")[1]
    assert "article 23" in waiting and "contests" not in day  # what it says is not told
    asked = browse("county").get(page, {"on": "2023-10-15", "article": f"{ORDER} 23"})
    assert asked.status_code == 400 and "checked" in asked.content.decode()


def test_the_way_from_the_article_to_the_proposal(
    desk: Desk, browse: Callable[[str], Client], registry: dict[str, Institution], tmp_path: Path, settings: Any
) -> None:
    settings.SITE = tmp_path
    take_in(tmp_path, payments=[{"payment_id": "P1", "institution_id": "I1", "paid_on": date(2024, 3, 1), "amount": D("15831259.19")}])  # noqa: E501 # fmt: skip
    before, case = of_day(desk, date(2023, 11, 1)), of_day(desk, date(2024, 3, 2), in_service=True)
    decided(desk, before, date(2023, 12, 1))
    refund = desk.owed(case, "2374566.40")
    actions.pay(by=desk.officer, case=case, refund=refund, amount=D("2374566.40"), paid_on=timezone.localdate())
    client, page = browse("county"), f"/cases/{case.pk}/penalty/"
    form = client.get(page, {"article": SEVENTEEN["article"]}).content.decode()
    assert 'value="15831259.19"' in form and 'value="2374566.40"' in form
    assert f"in case {before.number} on 2023-12-01" in form and "an in-service school teacher" in form
    assert form.count(" checked") == 3  # repeat, in-service, refund: what the case shows; conditions are for people
    case.refresh_from_db()
    typed = {"seen": case.version, "token": "t", "on": "2024-03-02", "article": SEVENTEEN["article"],
             "grade": "always", "received": "15831259.19", "refunded": "2374566.40",
             "given": ["repeat", "harm_removed"], "why_repeat": "前案", "act": "reckon"}  # fmt: skip
    assert client.post(page, typed).status_code == 400  # the conditions are not ticked
    reckoned = client.post(page, typed | {"met": ["0", "1", "2"]}).content.decode()
    assert "15,831,259.19 − refunded 2,374,566.40 = 13,456,692.79" in reckoned
    assert "13,456,692.79 × 5 = 67,283,463.95" in reckoned and "people must weigh" in reckoned
    assert not Proposal.objects.exists()
    choice = typed | {"met": ["0", "1", "2"], "act": "propose", "kinds": ["stop", "fine"], "why": "再犯且数额巨大"}
    wrong = client.post(page, choice | {"fine": "67283463.96"})
    assert wrong.status_code == 400 and "再犯且数额巨大" in wrong.content.decode()
    assert client.post(page, choice | {"fine": "67283463.95"}).status_code == 302
    told = browse("auditor").get(f"/cases/{case.pk}/").content.decode()
    assert "67,283,463.95" in told and "A proposal only" in told and "再犯且数额巨大" in told
