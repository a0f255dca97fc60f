"""Papers of cases: who may make them, what they lack, their numbers, what became of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.server.cases.conftest import Desk
from tests.server.conftest import XIHU

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import actions
from sevenlooks.server.cases.actions.papers import POSSIBLE, notice_of
from sevenlooks.server.cases.models import Case, Paper
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused

CLAUSE = "《中华人民共和国民办教育促进法》第六十四条"


def stop(desk: Desk, case: Case, **told: object) -> Paper:
    return actions.make_paper(by=desk.officer, case=case, kind="stop", **{"basis": CLAUSE} | told)


def texts(paper: Paper) -> str:
    return "\n".join(notice_of(paper).texts())


@pytest.mark.parametrize(("who", "mistake"), [("neighbour", Missing), ("inspector", Refused), ("auditor", Refused)])
def test_others_make_no_papers(desk: Desk, case: Case, who: str, mistake: type[Exception]) -> None:
    with pytest.raises(mistake):
        actions.make_paper(by=desk.people[who], case=case, kind="stop", basis=CLAUSE)
    assert not Paper.objects.exists()


def test_a_kind_that_there_is_not_is_no_paper(desk: Desk, case: Case) -> None:
    with pytest.raises(BadRequest):
        actions.make_paper(by=desk.officer, case=case, kind="decree")


def test_every_kind_says_at_which_stages_it_is_possible(desk: Desk, case: Case) -> None:
    from sevenlooks.reports.notices import KINDS

    assert set(POSSIBLE) == set(KINDS)
    with pytest.raises(Conflict, match="no “Record of closure”"):
        actions.make_paper(by=desk.officer, case=case, kind="closure")


@pytest.mark.parametrize(
    ("kind", "lacks"),
    [
        ("rectify", "Nothing has been ordered"), ("penalty", "No penalty has been proposed"),
        ("transfer", "Nothing was handed over"), ("inform", "No landlord"), ("interview", "what was said"),
        ("stop", "no clause"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_takes_no_number(desk: Desk, case: Case, kind: str, lacks: str) -> None:
    with pytest.raises(Conflict, match=lacks):
        actions.make_paper(by=desk.officer, case=case, kind=kind)
    assert stop(desk, case).serial == 1 and not Paper.objects.exclude(kind="stop").exists()


def test_numbers_run_without_gaps_through_refusals_and_void_papers(desk: Desk, case: Case) -> None:
    first = stop(desk, case)
    actions.void_paper(by=desk.officer, paper=first, why="写错")
    with pytest.raises(Conflict):
        stop(desk, case, basis="")
    assert [stop(desk, case).serial, stop(desk, desk.open()).serial] == [2, 3]
    year = timezone.localdate().year
    assert [p.number for p in Paper.objects.order_by("pk")] == [f"西湖教停〔{year}〕{n}号" for n in (1, 2, 3)]


@pytest.mark.parametrize("kind", ["stop", "rectify", "inform"])
def test_a_suspicion_is_not_told_to_others_as_what_was_found(desk: Desk, kind: str) -> None:
    lead = actions.From(
        "finding", "f1", "mutation.disguised_advert", 4, True, "疑似学科培训广告", "x", "教监管函〔2021〕2号"
    )
    party = actions.Party(kind=Case.PLACE, name="无名", county=XIHU, sources=(lead,))
    case = actions.open_case(by=desk.officer, party=party, matter="疑似学科培训广告", conduct_on=date(2024, 3, 2))
    desk.ordered(case)
    landlord = actions.add_addressee(by=desk.officer, case=case, kind="landlord", name="东部物业")
    told = {"by": desk.officer, "case": case, "kind": kind, "addressee": str(landlord.pk)}
    with pytest.raises(Conflict, match="a suspicion"):
        actions.make_paper(**told)
    said = texts(actions.make_paper(**told, found="现场有学员9人,讲授小学数学"))
    assert "讲授小学数学" in said and "疑似" not in said


def test_each_kind_and_each_office_counts_its_own(desk: Desk, case: Case) -> None:
    stop(desk, case)
    talk = actions.make_paper(by=desk.officer, case=case, kind="interview", words="已当面告知")
    city = actions.make_paper(by=desk.people["city"], case=case, kind="stop", basis=CLAUSE)
    assert (talk.serial, city.serial, city.division_code) == (1, 1, "330100")
    assert "杭州市教育局" in texts(city) and talk.division_code == XIHU


def test_the_same_form_sent_twice_is_one_paper(desk: Desk, case: Case) -> None:
    seen = case.version
    one = stop(desk, case, token="t", seen=seen)
    assert stop(desk, case, token="t", seen=seen).pk == one.pk and Paper.objects.count() == 1


def test_from_an_old_page_no_paper_is_made(desk: Desk, case: Case) -> None:
    seen = case.version
    desk.owed(case)
    with pytest.raises(Conflict, match="has acted on this case"):
        stop(desk, case, seen=seen)


def test_a_paper_says_what_the_case_said_and_goes_on_saying_it(desk: Desk, case: Case) -> None:
    desk.owed(case, "1010.10")
    desk.ordered(case)
    paper = actions.make_paper(by=desk.officer, case=case, kind="rectify", basis=CLAUSE, words="电话13800138000")
    told = texts(paper)
    for part in ("启明培训中心", "周末上数学课", "停止授课", "负责人甲", "壹仟零壹拾元壹角", CLAUSE):
        assert part in told, part
    assert "13800138000" not in told
    actions.prolong(by=desk.officer, case=case, working_days=30, why="家长外出")
    assert texts(Paper.objects.get(pk=paper.pk)) == told


def test_its_event_names_kind_and_number_and_no_person(desk: Desk, case: Case) -> None:
    paper = stop(desk, case)
    event = Event.objects.filter(act="case.paper").get()
    assert event.detail == {"paper": paper.pk, "kind": "stop", "number": paper.number}
    assert "启明" not in event.why


def test_a_letter_hands_over_what_the_part_shares_and_no_more(desk: Desk, case: Case) -> None:
    part = actions.hand_over(
        by=desk.officer, case=case, department="market_regulation", division=XIHU, asked="核查经营范围",
        shares=["party"],
    )  # fmt: skip
    paper = actions.make_paper(by=desk.officer, case=case, kind="transfer", addressee=str(part.pk))
    told = texts(paper)
    assert paper.addressee == "杭州市西湖区市场监管部门" and "启明" in told and "核查经营范围" in told
    assert "数学" not in told
    named = actions.make_paper(
        by=desk.officer, case=case, kind="transfer", addressee=str(part.pk), name="西湖区市场监督管理局"
    )
    assert named.addressee == "西湖区市场监督管理局"


def test_a_part_or_addressee_of_another_case_is_none(desk: Desk, case: Case) -> None:
    other = desk.open("别家", earlier=None)
    part = actions.hand_over(
        by=desk.officer, case=other, department="fire", division=XIHU, asked="检查消防", shares=["party"]
    )
    landlord = actions.add_addressee(by=desk.officer, case=other, kind="landlord", name="东部物业")
    for kind, key in (("transfer", part.pk), ("inform", landlord.pk)):
        with pytest.raises(Conflict):
            actions.make_paper(by=desk.officer, case=case, kind=kind, addressee=str(key))


def test_the_landlord_is_told(desk: Desk, case: Case) -> None:
    landlord = actions.add_addressee(by=desk.officer, case=case, kind="landlord", name="东部物业")
    paper = actions.make_paper(by=desk.officer, case=case, kind="inform", addressee=str(landlord.pk))
    assert (paper.addressee_kind, paper.addressee) == ("landlord", "东部物业")
    assert "第19条" in texts(paper)  # in force on the day of the conduct


def test_before_its_article_was_in_force_the_landlord_is_told_without_it(desk: Desk) -> None:
    case = desk.open()
    Case.objects.filter(pk=case.pk).update(conduct_on=date(2023, 10, 14))
    landlord = actions.add_addressee(by=desk.officer, case=case, kind="landlord", name="东部物业")
    assert "第19条" not in texts(
        actions.make_paper(by=desk.officer, case=case, kind="inform", addressee=str(landlord.pk))
    )


def test_the_record_of_closure_tells_the_whole_way(desk: Desk, case: Case) -> None:
    desk.closed(case)
    told = texts(actions.make_paper(by=desk.officer, case=case, kind="closure"))
    assert all(part in told for part in ("停止授课", "已停课", "门已上锁", "inspector", "county", "回访"))


def test_the_penalty_is_the_newest_proposal(desk: Desk, case: Case) -> None:
    from sevenlooks.server.cases.actions.penalties import Facts

    for fine in (Decimal(1000), Decimal("2000.50")):
        facts = Facts(case.conduct_on, "教育部令第53号 18", "serious", Decimal(5000), Decimal(0))
        actions.propose(by=desk.officer, case=case, facts=facts, kinds=["warning", "fine"], why="首次", fine=fine)
    told = texts(actions.make_paper(by=desk.officer, case=case, kind="penalty"))
    assert "2,000.50元" in told and "贰仟元伍角" in told and "1,000.00元" not in told


def test_the_office_writes_its_name_once(desk: Desk, case: Case) -> None:
    from sevenlooks.reports.notices.offices import Office

    stop(desk, case, own=Office("西湖区教育体育局", "西教体", ""))
    assert "西湖区教育体育局" in texts(stop(desk, case)) and stop(desk, case).number.startswith("西教体停")


def test_service_is_recorded_once_and_within_its_days(desk: Desk, case: Case) -> None:
    paper, today = stop(desk, case), timezone.localdate()
    for on, how in ((today - timedelta(days=1), "direct"), (today + timedelta(days=1), "direct"), (today, "pigeon")):
        with pytest.raises(BadRequest):
            actions.serve_paper(by=desk.officer, paper=paper, on=on, how=how)
    kept = actions.serve_paper(by=desk.officer, paper=paper, on=today, how="left")
    assert (kept.served_on, kept.served.zh if kept.served else "") == (today, "留置送达")
    with pytest.raises(Conflict):
        actions.serve_paper(by=desk.officer, paper=paper, on=today, how="direct")


def test_a_void_paper_says_so_keeps_its_number_and_is_not_served(desk: Desk, case: Case) -> None:
    paper = stop(desk, case)
    with pytest.raises(BadRequest):
        actions.void_paper(by=desk.officer, paper=paper, why=" ")
    with pytest.raises(Conflict, match="made the paper"):
        actions.void_paper(by=desk.people["city"], paper=paper, why="写错")
    kept = actions.void_paper(by=desk.officer, paper=paper, why="写错")
    assert texts(kept).startswith("作废") and kept.number == paper.number
    for act in (
        lambda: actions.void_paper(by=desk.officer, paper=paper, why="再作废"),
        lambda: actions.serve_paper(by=desk.officer, paper=paper, on=timezone.localdate(), how="direct"),
    ):
        with pytest.raises(Conflict, match="void"):
            act()
