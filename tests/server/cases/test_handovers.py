"""Parts handed over: who may not, what a refusal does not stop, and that a case waits for all of its parts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.server.cases.conftest import Desk
from tests.server.cases.partners import POSTS, Partners, on
from tests.server.conftest import HANGZHOU, XIHU, YUHANG, ZHEJIANG

from sevenlooks.errors import BadRequest, SevenlooksError
from sevenlooks.server.accounts.roles import DEPARTMENTS, ROLES
from sevenlooks.server.cases import actions, handovers, queries, sharing, stages, terms
from sevenlooks.server.cases.models import Case, Part, PartStep
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.placed import Scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def partners(desk: Desk) -> Partners:
    return Partners(desk)


def test_every_department_has_a_post_that_may_only_answer_and_a_least_that_it_needs() -> None:
    for name in DEPARTMENTS:
        assert ROLES[name].may == {"parts.answer"} and ROLES[name].department == name
        assert set(sharing.LEAST[name].sections) <= set(sharing.SECTIONS) - {sharing.PERSONAL, sharing.FAMILIES}
    assert set(sharing.LEAST) == set(DEPARTMENTS)
    assert all("parts.answer" not in role.may for role in ROLES.values() if not role.department)


@pytest.mark.parametrize("who", ("inspector", "auditor", "administrator"))
def test_nobody_hands_over_who_may_not_handle(who: str, partners: Partners, case: Case) -> None:
    with pytest.raises(Refused):
        actions.hand_over(
            by=partners.desk.people[who], case=case, department="fire", division=XIHU, asked="x", shares=()
        )


def test_another_countys_case_is_not_there_to_hand_over(partners: Partners, case: Case) -> None:
    with pytest.raises(Missing):
        actions.hand_over(
            by=partners.desk.people["neighbour"], case=case, department="fire", division=YUHANG, asked="x", shares=()
        )


@pytest.mark.parametrize(
    ("department", "division"),
    (("fire", YUHANG), ("fire", "330200"), ("fire", "000000"), ("fire", ""), ("street_community", HANGZHOU),
     ("education", XIHU), ("", XIHU), ("county_officer", XIHU)),
)  # fmt: skip
def test_it_goes_only_to_a_department_of_the_county_or_above_it(
    department: str, division: str, partners: Partners, case: Case
) -> None:
    with pytest.raises(BadRequest):
        actions.hand_over(
            by=partners.officer, case=case, department=department, division=division, asked="x", shares=()
        )
    assert not Part.objects.exists()


def test_it_goes_to_county_city_and_province(partners: Partners, case: Case) -> None:
    for to, division in (("fire", XIHU), ("fire_of_city", HANGZHOU), ("fire_of_province", ZHEJIANG)):
        assert partners.sent(case, to).division_code == division
        assert actions.take(by=partners[to], part=case.parts.latest("pk")).stage == handovers.TAKEN


@pytest.mark.parametrize("told", ({"asked": "  "}, {"shares": ("everything",)}))
def test_what_makes_no_part(told: dict, partners: Partners, case: Case) -> None:
    with pytest.raises(BadRequest):
        partners.sent(case, **told)


def test_who_may_not_open_pictures_of_persons_shares_none(partners: Partners, case: Case) -> None:
    told = {"case": case, "department": "fire", "division": XIHU, "asked": "x", "shares": (sharing.PERSONAL,)}
    with pytest.raises(Refused):
        actions.hand_over(by=partners.desk.people["ministry"], **told)
    assert actions.hand_over(by=partners.officer, **told).shares == [sharing.PERSONAL]


@pytest.mark.parametrize("who", [name for name in POSTS if name != "fire"])
def test_no_other_department_or_division_acts_on_a_part(who: str, partners: Partners, case: Case) -> None:
    part = partners.sent(case)
    for act in (
        lambda: actions.take(by=partners[who], part=part),
        lambda: actions.refuse(by=partners[who], part=part, why="x"),
        lambda: actions.withdraw(by=partners[who], part=part, why="x"),
    ):
        with pytest.raises(Missing):
            act()
    part.refresh_from_db()
    assert part.stage == handovers.SENT and part.version == 1


def test_a_department_does_not_do_the_cases_side_nor_this_the_departments(partners: Partners, case: Case) -> None:
    part = partners.sent(case)
    with pytest.raises(Refused):
        actions.withdraw(by=partners["fire"], part=part, why="x")
    with pytest.raises(Refused):
        actions.take(by=partners.officer, part=part)
    with pytest.raises(Refused):
        actions.hand_over(by=partners["fire"], case=case, department="police", division=XIHU, asked="x", shares=())
    actions.refuse(by=partners["fire"], part=part, why="不属我辖区")
    with pytest.raises(Refused):
        actions.send_again(by=partners["fire"], part=part, department="police", division=XIHU, asked="x", shares=())


def test_no_step_is_skipped(partners: Partners, case: Case) -> None:
    part = partners.sent(case)
    with pytest.raises(Conflict):
        actions.answer(by=partners["fire"], part=part, words="x", done=True)
    with pytest.raises(Conflict):
        actions.send_again(by=partners.officer, part=part, department="fire", division=XIHU, asked="x", shares=())
    actions.take(by=partners["fire"], part=part)
    actions.answer(by=partners["fire"], part=part, words="已检查", done=True)
    for late in (
        lambda: actions.take(by=partners["fire"], part=part),
        lambda: actions.refuse(by=partners["fire"], part=part, why="x"),
        lambda: actions.withdraw(by=partners.officer, part=part, why="x"),
    ):
        with pytest.raises(Conflict):
            late()


@pytest.mark.parametrize("words", ("", "  \n"))
def test_refusal_answer_and_withdrawal_need_their_words(words: str, partners: Partners, case: Case) -> None:
    part = partners.taken(case)
    with pytest.raises(BadRequest):
        actions.refuse(by=partners["fire"], part=part, why=words)
    with pytest.raises(BadRequest):
        actions.answer(by=partners["fire"], part=part, words=words, done=False)
    with pytest.raises(BadRequest):
        actions.withdraw(by=partners.officer, part=part, why=words)


def test_the_same_form_twice_is_one_part(partners: Partners, case: Case) -> None:
    seen = case.steps.count()
    first = partners.sent(case, token="t", seen=seen)
    assert partners.sent(case, token="t", seen=seen).pk == first.pk
    assert Part.objects.count() == PartStep.objects.count() == 1 == Case.objects.get(pk=case.pk).parts_open


def test_one_open_part_a_department(partners: Partners, case: Case) -> None:
    first = partners.sent(case)
    with pytest.raises(Conflict):
        partners.sent(case)
    with transaction.atomic(), pytest.raises(IntegrityError), transaction.atomic():
        Part.objects.create(
            case=case, department="fire", division_code=XIHU, asked="x", stage="sent", due_on=first.due_on,
            sent_at=first.sent_at, sent_by="county",
        )  # fmt: skip
    police = partners.sent(case, "police")
    actions.refuse(by=partners["police"], part=police, why="x")
    with pytest.raises(Conflict):  # nor by sending another's refused part there
        actions.send_again(by=partners.officer, part=police, department="fire", division=XIHU, asked="x", shares=())
    actions.withdraw(by=partners.officer, part=first, why="x")
    assert partners.sent(case).pk != first.pk


def test_who_acts_on_an_old_page_is_told(partners: Partners, case: Case) -> None:
    seen = case.steps.count()
    part = partners.sent(case, seen=seen)
    with pytest.raises(Conflict):
        partners.sent(case, "police", seen=seen)
    actions.withdraw(by=partners.officer, part=part, why="重复", seen=1)
    with pytest.raises(Conflict, match="withdrawn"):
        actions.take(by=partners["fire"], part=part, seen=1)


def test_a_closed_case_is_not_handed_over(partners: Partners, case: Case) -> None:
    partners.desk.closed(case)
    with pytest.raises(Conflict):
        partners.sent(case)


def test_the_clocks_of_receiving_and_answering(partners: Partners, case: Case) -> None:
    """Friday 2022-09-30 is worked, 1 to 7 October a holiday, 8 and 9 October worked."""
    with on(date(2022, 9, 30)):
        part = partners.sent(case)
    assert part.due_on == date(2022, 10, 10) == terms.ends(date(2022, 9, 30), terms.RECEIVING)
    with on(part.due_on):
        assert not part.overdue
    with on(part.due_on + timedelta(days=1)):
        assert part.overdue
        taken = actions.take(by=partners["fire"], part=part)
        assert taken.due_on == terms.ends(date(2022, 10, 11), terms.ANSWERING) and not taken.overdue
    with on(taken.due_on + timedelta(days=1)):
        assert taken.overdue
        assert not actions.answer(by=partners["fire"], part=part, words="已检查", done=True).overdue


def test_a_refusal_stops_no_clock(partners: Partners, case: Case) -> None:
    part, before = partners.sent(case), Case.objects.get(pk=case.pk)
    refused = actions.refuse(by=partners["fire"], part=part, why="不属我辖区")
    after = Case.objects.get(pk=case.pk)
    assert refused.due_on == part.due_on and (after.due_on, after.climbs_on) == (before.due_on, before.climbs_on)
    assert after.parts_open == 1
    late = queries.Asked(show="waiting_late")
    with on(part.due_on):
        assert not queries.listed(Scope(XIHU), late, "county").exists()
    with on(part.due_on + timedelta(days=1)):
        assert refused.overdue
        assert queries.listed(Scope(XIHU), late, "county").get() == case
        again = actions.send_again(
            by=partners.officer, part=part, department="police", division=XIHU, asked="请核查", shares=("matter",)
        )
        assert again.due_on == terms.ends(part.due_on + timedelta(days=1), terms.RECEIVING)
        assert not queries.listed(Scope(XIHU), late, "county").exists()


def test_a_refused_part_goes_to_another_department_which_sees_nothing_of_the_first(
    partners: Partners, case: Case
) -> None:
    part = partners.sent(case, shares=("party", "matter"))
    actions.refuse(by=partners["fire"], part=part, why="不属我辖区")
    actions.send_again(by=partners.officer, part=part, department="police", division=XIHU, asked="请核查", shares=())
    with pytest.raises(Missing):
        actions.take(by=partners["fire"], part=part)
    assert actions.take(by=partners["police"], part=part).shares == []
    told = list(part.steps.order_by("pk").values_list("move", "department", "why"))
    assert told == [
        ("send", "fire", "请现场检查"), ("refuse", "fire", "不属我辖区"), ("send_again", "police", "请核查"),
        ("take", "police", ""),
    ]  # fmt: skip


def test_two_departments_at_once_and_one_closure(partners: Partners, case: Case) -> None:
    fire, market = partners.taken(case), partners.taken(case, "market")
    partners.desk.checked(case)
    with pytest.raises(Conflict, match="2 departments"):
        actions.close(by=partners.officer, case=case)
    actions.answer(by=partners["fire"], part=fire, words="无隐患", done=True)
    with pytest.raises(Conflict, match="1 department"):
        actions.close(by=partners.officer, case=case)
    actions.refuse(by=partners["market"], part=market, why="已由上级立案")
    with pytest.raises(Conflict):  # a refusal is no answer
        actions.close(by=partners.officer, case=case)
    actions.withdraw(by=partners.officer, part=market, why="由上级办理")
    assert actions.close(by=partners.officer, case=case).stage == stages.CLOSED
    assert Case.objects.get(pk=case.pk).steps.filter(move="close").count() == 1


def test_a_case_with_an_open_part_is_not_dropped(partners: Partners, case: Case) -> None:
    partners.sent(case)
    with pytest.raises(Conflict):
        actions.drop(by=partners.officer, case=case, why="x")


def test_each_act_is_one_event_and_one_row_of_the_case_without_a_persons_number(partners: Partners, case: Case) -> None:
    part = partners.sent(case, asked="请联系张三 13800001234")
    actions.refuse(by=partners["fire"], part=part, why="请找 13800001234")
    actions.send_again(by=partners.officer, part=part, department="fire", division=XIHU, asked="x", shares=())
    actions.take(by=partners["fire"], part=part)
    actions.answer(by=partners["fire"], part=part, words="已查", done=True)
    acts = ["part_sent", "part_refused", "part_sent", "part_taken", "part_answered"]
    events = list(Event.objects.filter(act__startswith="case.part").order_by("number"))
    assert [e.act for e in events] == [f"case.{a}" for a in acts]
    assert list(case.steps.filter(move__startswith="part").order_by("number").values_list("move", flat=True)) == acts
    assert not any("13800001234" in f"{e.why}{e.detail}" for e in events)
    assert "13800001234" not in "".join(part.steps.values_list("why", flat=True))


TRIED = ("send", "take", "answer", "refuse", "send_again", "withdraw", "close", "drop", "forward")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tried=st.lists(st.tuples(st.sampled_from(TRIED), st.sampled_from(("fire", "market", "police"))), max_size=25))
def test_the_case_always_counts_its_open_parts(partners: Partners, tried: list[tuple[str, str]]) -> None:
    case = partners.desk.open()
    for name, who in tried:
        act(partners, case, name, who)
        kept = Case.objects.get(pk=case.pk)
        assert kept.parts_open == kept.parts.filter(stage__in=("sent", "taken", "refused")).count()
        assert kept.stage in stages.UNSOLVED or not kept.parts_open
    for part in case.parts.all():
        moves = list(part.steps.order_by("pk").values_list("move", "stage"))
        assert moves[0] == ("send", handovers.SENT) and len(moves) == part.version and moves[-1][1] == part.stage
        for (_, before), (move, after) in pairwise(moves):
            assert before in handovers.MOVES[move].from_ and after == handovers.MOVES[move].to


def act(partners: Partners, case: Case, name: str, who: str) -> None:
    """Try one act; a refusal is an answer like another."""
    part = case.parts.filter(department=partners[who].role).order_by("-pk").first()
    if part is None and name in ("take", "answer", "refuse", "send_again", "withdraw"):
        return
    tries = {
        "send": lambda: partners.sent(case, who),
        "take": lambda: actions.take(by=partners[who], part=part),
        "answer": lambda: actions.answer(by=partners[who], part=part, words="x", done=True),
        "refuse": lambda: actions.refuse(by=partners[who], part=part, why="x"),
        "send_again": lambda: actions.send_again(
            by=partners.officer, part=part, department="fire", division=XIHU, asked="x", shares=()
        ),
        "withdraw": lambda: actions.withdraw(by=partners.officer, part=part, why="x"),
        "close": lambda: actions.close(by=partners.officer, case=case),
        "drop": lambda: actions.drop(by=partners.officer, case=case, why="x"),
        "forward": lambda: partners.desk.checked(case) if not case.evidence.exists() else None,
    }
    try:
        with transaction.atomic():
            tries[name]()
    except SevenlooksError:
        return
