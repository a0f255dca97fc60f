"""The county's ledger: its pages filled from the books and the findings, and nothing made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sevenlooks.language import Lang
from sevenlooks.readings import Facts
from sevenlooks.reports import ledger
from tests.reports.made_up import AS_OF, PERSON, the_run
from tests.scenes import Written, engine_under_test, the_law

BOOKS = {
    "institutions": f"""
        institution_id | name | division_code | status    | category | stages         | organiser_key | floor_area_m2
        I1             | 甲   | 440305        | cancelled | subject  | primary;junior | {PERSON}      | 120.5
        I3             | 丙   | 440304        | operating | subject  | primary        |               |
        """,
    "accounts": """
        account_no       | institution_id | kind    | bank     | opened_on  | closed_on | statement_from | statement_to
        6222000000001234 | I3             | custody | 某某银行 | 2022-01-01 |           | 2022-01-01     | 2022-06-30
        """,
    "account_entries": """
        entry_id | account_no       | booked_on  | amount  | balance_after | purpose
        E1       | 6222000000001234 | 2022-03-01 | 1000.00 | 1000.00       | 学费
        """,
    "contracts": """
        contract_id | institution_id | student_key | signed_on  | covers_from | covers_to  | lessons | amount | template
        K1          | I3             | P1          | 2022-03-01 | 2022-03-01  | 2022-05-29 | 20      | 1000   | 2021
        """,
    "payments": """
        payment_id | contract_id | institution_id | paid_on    | amount  | payee_account
        Y1         | K1          | I3             | 2022-03-01 | 1000.00 | 6222000000001234
        """,
    "consumptions": """
        consumption_id | contract_id | consumed_on | lessons | amount
        N1             | K1          | 2022-03-05  | 4       | 200.00
        """,
    "courses": """
        course_id | institution_id | name | mode    | class_size | lesson_minutes | price_per_lesson | starts_on
        C1        | I3             | 数学 | offline | 10         | 45             | 50.00            | 2022-03-01
        """,
    "guide_prices": """
        division_code | mode    | class_from | class_to | base_price | up_float | standard_minutes | effective_from
        440300        | offline | 1          | 10       | 40.00      | 0.1      | 45               | 2021-12-01
        """,
}


def _book(lang: Lang, out: Path, books: dict[str, str] | None = None) -> Any:
    with engine_under_test() as engine:
        facts = Facts(Written(books or BOOKS), engine, the_law(), AS_OF)  # type: ignore[arg-type]
        ledger.write(facts, the_run(lang), lang, out)
    return openpyxl.load_workbook(out)


@pytest.fixture(scope="module")
def zh(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return _book("zh", tmp_path_factory.mktemp("ledger") / "台账.xlsx")


def _rows(sheet: Any) -> list[dict[str, Any]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_no_case_is_made_up(zh: Any) -> None:
    heads, *rows = zh["整改"].iter_rows(values_only=True)
    assert {"措施", "时限", "销号日期", "回访结果", "反弹"} <= set(heads)
    assert not rows


def test_no_person_s_whole_key_stands_in_any_cell(zh: Any) -> None:
    cells = [str(cell) for sheet in zh for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not [cell for cell in cells if PERSON in cell]


def test_without_consumptions_nothing_is_said_of_what_is_left(tmp_path: Path) -> None:
    books = {name: text for name, text in BOOKS.items() if name != "consumptions"}
    (row,) = _rows(_book("zh", tmp_path / "l.xlsx", books)["资金"])
    assert row["应监管余额(元)"] is None
    assert row["实监管余额(元)"] == 1000


def test_institutions_speak_chinese_words(zh: Any) -> None:
    rows = {row["机构编号"]: row for row in _rows(zh["机构"])}
    assert (rows["I1"]["状态"], rows["I1"]["学段"], rows["I1"]["建筑面积"]) == ("注销", "小学、初中", 120.5)
    assert rows["I3"]["行政区划代码"] == "福田区"
    assert rows["I3"]["建筑面积"] is None


def test_money_stands_as_the_readings_have_it(zh: Any) -> None:
    (row,) = _rows(zh["资金"])
    assert (row["监管方式"], row["账户尾号"]) == ("银行托管专户", "1234")
    assert (row["应监管余额(元)"], row["实监管余额(元)"]) == (800, 1000)
    assert (row["课时单价(元)"], row["指导价上限(元/课时)"]) == ("50.00", "44.00")
    assert (row["最长跨度(天)"], row["最大课时数"], row["合同版本"]) == (90, 20, "2021")


def test_findings_carry_clause_with_its_day_and_evidence(zh: Any) -> None:
    rows = _rows(zh["线索与问题"])
    assert len(rows) == the_run().findings.num_rows
    assert {row["性质"] for row in rows} == {"问题", "线索"}
    assert "国办发〔2018〕80号(2018-08-22起)" in {row["法规依据(施行日期)"] for row in rows}
    assert "institutions I1" in {row["证据"] for row in rows}


def test_persons_say_whether_they_teach_in_a_school(zh: Any) -> None:
    rows = {(row["类别"], row["事项"]): row for row in _rows(zh["人员"])}
    assert rows["人员", "学科教师无教师资格证"]["在职中小学教师"] == "是"
    assert rows["人员", "在职教师兼职"]["人次"] == 2
    assert rows["点位", "无证办学线索"]["在职中小学教师"] == "未判"


def test_every_page_prints_and_filters(zh: Any) -> None:
    for sheet in zh:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"


def test_english_headings(tmp_path: Path) -> None:
    book = _book("en", tmp_path / "ledger.xlsx")
    assert book.sheetnames == ["Institutions", "Money", "Findings", "Rectification", "Persons"]
    heads = [cell for sheet in book for cell in next(sheet.iter_rows(values_only=True))]
    assert not [head for head in heads if any("一" <= letter <= "龥" for letter in head)]
