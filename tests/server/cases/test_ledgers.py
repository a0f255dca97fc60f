"""Ledgers of cases as exports: whose rows, what they say, that nobody's name travels, that rows are not held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk
from tests.server.conftest import XIHU, YUHANG

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import actions, ledgers
from sevenlooks.server.cases.models import Case
from sevenlooks.server.exports import actions as exports
from sevenlooks.server.exports import case_rows
from sevenlooks.server.exports.making import carry_out, path_of
from sevenlooks.server.exports.models import Export
from sevenlooks.server.web.mistakes import Refused

Browse = Callable[[str], Client]


@pytest.fixture(autouse=True)
def site(tmp_path: Path, settings: Any, people: dict[str, Person]) -> None:
    settings.SITE = tmp_path


def rows(person: Person, what: str, **filters: str) -> list[dict[str, Any]]:
    """The rows of a ledger's workbook, by their headings."""
    asked = exports.ask(by=person, what=what, format="xlsx", scope=person.scope, filters=filters)
    carry_out(asked)
    asked.refresh_from_db()
    assert asked.state == Export.DONE, asked.wrong_en
    sheet = openpyxl.load_workbook(path_of(asked)).active
    heads, *told = sheet.iter_rows(values_only=True)  # type: ignore[union-attr]
    assert asked.rows == len(told) and len(asked.digest) == 64
    return [dict(zip(heads, row, strict=True)) for row in told]


def test_who_may_not_see_cases_gets_no_ledger(desk: Desk, case: Case) -> None:
    with pytest.raises(Refused):
        rows(desk.people["administrator"], "case_rectification")


def test_a_ledger_holds_the_cases_of_ones_own_division_only(desk: Desk, case: Case) -> None:
    theirs = actions.open_case(
        by=desk.people["neighbour"], party=actions.Party(kind=Case.PLACE, name="别处", county=YUHANG), matter="x",
        conduct_on=case.conduct_on,
    )  # fmt: skip
    for what in ("case_rectification", "case_problems"):
        assert [row["案号"] for row in rows(desk.officer, what)] == [case.number]
        assert {row["案号"] for row in rows(desk.people["city"], what)} == {case.number, theirs.number}


@pytest.mark.parametrize("what", sorted(ledgers.LEDGERS))
def test_where_there_is_nothing_the_ledger_has_its_headings(desk: Desk, what: str) -> None:
    assert rows(desk.officer, what) == []


def test_an_individual_stands_without_the_given_name(desk: Desk) -> None:
    party = actions.Party(kind=Case.PERSON, name="王小明", county=XIHU)
    actions.open_case(by=desk.officer, party=party, matter="电话13800138000", conduct_on=date(2024, 3, 2))
    (row,) = rows(desk.officer, "case_rectification")
    assert row["当事人"] == "王**" and "13800138000" not in str(row)


@pytest.mark.parametrize(
    ("lead", "matter", "marked"), [(False, "读来疑似", False), (True, "查明", False), (True, "读来疑似", True)]
)
def test_a_leads_own_words_are_marked_as_one(desk: Desk, lead: bool, matter: str, marked: bool) -> None:
    source = actions.From("complaint", "C1", lead=lead, said_zh="读来疑似", said_en="it seems")
    party = actions.Party(kind=Case.PLACE, name="无名", county=XIHU, sources=(source,))
    actions.open_case(by=desk.officer, party=party, matter=matter, conduct_on=date(2024, 3, 2))
    (row,) = rows(desk.officer, "case_rectification")
    assert row["问题"] == f"{matter}(线索,待核)" if marked else matter


def test_a_case_that_is_not_closed_says_nothing_of_closing(desk: Desk, case: Case) -> None:
    (row,) = rows(desk.officer, "case_rectification")
    assert row["反弹"] == "否" and row["整改状态"] == "已立案"
    for empty in ("措施", "时限", "应退金额(元)", "退费截止", "销号人", "销号日期", "回访日期", "回访结果", "移交部门"):
        assert row[empty] is None, empty


def test_a_case_that_came_back_tells_its_whole_way(desk: Desk, case: Case) -> None:
    refund = desk.owed(case, "1200.05")
    actions.pay(by=desk.officer, case=case, refund=refund, amount=Decimal("1200.05"), paid_on=timezone.localdate())
    desk.closed(case)
    again = actions.come_back(by=desk.inspector, case=case, found="又在上课", on=timezone.localdate())
    (row,) = rows(desk.officer, "case_rectification", show="all", search=case.number)
    today = timezone.localdate().isoformat()
    assert (row["措施"], row["责任人"], row["应退金额(元)"], row["已退金额(元)"]) == (
        "停止授课", "负责人甲", 1200.05, 1200.05,
    )  # fmt: skip
    assert row["退费截止"] == row["时限"] > today
    assert (row["销号人"], row["销号日期"], row["回访日期"], row["回访结果"]) == ("county", today, today, "又在上课")
    assert (row["反弹"], row["反弹后新案号"]) == ("是", again.number)


def test_handovers_tell_receipt_and_answer(desk: Desk, case: Case) -> None:
    fire = Person.objects.create(username="fire", name="消防甲", role="fire", division_code=XIHU)
    assert rows(desk.officer, "case_handovers") == []
    part = actions.hand_over(
        by=desk.officer, case=case, department="fire", division=XIHU, asked="检查消防", shares=["party"]
    )
    (row,) = rows(desk.officer, "case_handovers")
    assert row["签收日期"] is None and row["应签收或反馈日期"] and row["已按要求办理"] is None
    actions.take(by=fire, part=part)
    actions.answer(by=fire, part=part, words="无喷淋", done=True)
    (row,) = rows(desk.officer, "case_handovers")
    today = timezone.localdate().isoformat()
    assert (row["移交部门"], row["签收日期"], row["反馈日期"], row["反馈"]) == ("消防", today, today, "无喷淋")
    assert row["已按要求办理"] == "是" and row["应签收或反馈日期"] is None
    (case_row,) = rows(desk.officer, "case_rectification")
    assert case_row["移交部门"] == "消防" and f"{today} 反馈" in case_row["移交回执"]


def test_each_thing_that_a_case_comes_from_is_a_row_and_a_lead_is_called_one(desk: Desk) -> None:
    sources = (
        actions.From(
            "finding", "f1", "fees.training_loan", 3, False, "用了培训贷", "A training loan", "教监管函〔2021〕2号"
        ),
        actions.From("finding", "f2", "mutation.disguised_advert", 4, True, "疑似广告", "A suspected advert"),
    )
    party = actions.Party(kind=Case.PLACE, name="无名", county=XIHU, sources=sources)
    actions.open_case(by=desk.officer, party=party, matter="m", conduct_on=date(2024, 3, 2))
    found = rows(desk.officer, "case_problems")
    assert [(row["描述"], row["问题或线索"], row["发现方式"]) for row in found] == [
        ("用了培训贷", "问题", "筛查"), ("疑似广告", "线索", "筛查"),
    ]  # fmt: skip


def test_a_ledger_follows_the_filter_of_the_list(desk: Desk, case: Case, browse: Browse) -> None:
    other = desk.ordered(desk.open("乙机构"))
    assert [row["案号"] for row in rows(desk.officer, "case_rectification", stage="rectifying")] == [other.number]
    page = browse("county").get("/cases/?stage=rectifying").content.decode()
    assert "/exports/new/?stage=rectifying&amp;what=case_rectification" in page
    form = browse("county").get("/exports/new/?stage=rectifying&what=case_rectification").content.decode()
    assert "rectification ledger" in form and "being put right" in form


def test_rows_are_read_some_at_a_time(desk: Desk, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "乙丙丁":
        desk.open(name)
    monkeypatch.setattr(ledgers, "_AT_ONCE", 2)
    monkeypatch.setattr(case_rows, "_BATCH", 3)
    asked = Export(what="case_problems", by="county", division_code=XIHU, filters={}, format="csv")
    assert [batch.num_rows for batch in case_rows.case_rows(asked).batches] == [3, 1]
