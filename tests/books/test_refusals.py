"""Each reason for which a row comes back, and the workbook in which it does."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from sevenlooks.books.intake import IntakeResult, take_in
from sevenlooks.books.intake.reasons import REFUSED
from tests.books.conftest import IDENTITY, INSTITUTION, MOBILE, OTHER_IDENTITY, USCC, Site, csv_of

PAYMENT = {"payment_id": "P1", "institution_id": "A1", "paid_on": "2022-05-31", "amount": "100"}
STAFF = {"institution_id": "A1", "person_key": IDENTITY, "role": "教学", "joined_on": "2021-09-01"}
LAST_WRONG = IDENTITY[:-1] + "1"


def came_back(result: IntakeResult) -> list[dict[str, object]]:
    assert result.refusals is not None and result.exit_status == 1
    rows = [list(sheet.values) for sheet in openpyxl.load_workbook(result.refusals)]
    return [dict(zip(sheet[0], row, strict=True)) for sheet in rows for row in sheet[1:]]


@pytest.mark.parametrize(
    ("book", "row", "reason"),
    [
        ("institutions", INSTITUTION | {"name": ""}, "required_missing"),
        ("institutions", INSTITUTION | {"name": "　"}, "required_missing"),
        ("payments", PAYMENT | {"payment_id": ""}, "required_missing"),
        ("payments", PAYMENT | {"paid_on": "2022-02-30"}, "bad_date"),
        ("payments", PAYMENT | {"paid_on": "2022年5月"}, "bad_date"),
        ("payments", PAYMENT | {"paid_on": "22.5.31"}, "bad_date"),
        ("payments", PAYMENT | {"paid_on": "0022-05-31"}, "bad_date"),
        ("payments", PAYMENT | {"amount": "一百"}, "bad_number"),
        ("payments", PAYMENT | {"amount": "1.2.3"}, "bad_number"),
        ("institutions", INSTITUTION | {"capacity": "12.5"}, "bad_number"),
        ("payments", PAYMENT | {"amount": "-0.01"}, "negative_amount"),
        ("payments", PAYMENT | {"amount": "(100)"}, "negative_amount"),
        ("institutions", INSTITUTION | {"status": "正常"}, "not_in_list"),
        ("institutions", INSTITUTION | {"stages": "小学;大学"}, "not_in_list"),
        ("institutions", INSTITUTION | {"listed_online": "也许"}, "not_in_list"),
        ("institutions", INSTITUTION | {"division_code": "999999"}, "unknown_division"),
        ("institutions", INSTITUTION | {"division_code": "440199"}, "unknown_division"),
        ("institutions", INSTITUTION | {"division_code": "天河区"}, "unknown_division"),
        ("market_entities", {"uscc": USCC[:-1] + "1", "name": "启明"}, "bad_check_digit"),
        ("staff", STAFF | {"person_key": LAST_WRONG}, "bad_check_digit"),
        ("institutions", INSTITUTION | {"institution_id": USCC[:-1] + "1", "uscc": USCC[:-1] + "1"}, "bad_check_digit"),
        ("staff", STAFF | {"person_key": "110105********002X"}, "masked_value"),
        ("institutions", INSTITUTION | {"phone": "138****5678"}, "masked_value"),
        ("staff", STAFF | {"person_key": "1.10105E+17"}, "digits_lost"),
        ("staff", STAFF | {"person_key": "110105194912310000"}, "digits_lost"),
        ("accounts", {"account_no": "6.22202E+18", "kind": "个人"}, "digits_lost"),
    ],
)
def test_reasons(site: Site, book: str, row: dict[str, str], reason: str) -> None:
    result = site.took(f"{book}.csv", csv_of(row))
    (table,) = result.tables
    assert (table.read, table.taken, table.refused) == (1, 0, 1)
    (back,) = came_back(result)
    assert (back["_reason"], back["_table"], back["_row"], back["_file"]) == (reason, book, 2, f"{book}.csv")
    assert reason in REFUSED and back["_message"]


@pytest.mark.parametrize(
    ("book", "row"),
    [
        ("payments", PAYMENT | {"amount": "0"}),
        ("account_entries", {"entry_id": "E1", "account_no": "A", "booked_on": "2022-05-31", "amount": "-50"}),
        ("financials", {"institution_id": "A1", "year": "2021", "surplus": "-300"}),
        ("institutions", INSTITUTION | {"legal_rep_key": LAST_WRONG}),
        ("institutions", INSTITUTION | {"uscc": USCC[:-1] + "1"}),
        ("staff", STAFF | {"person_key": "E12345678"}),
        ("staff", STAFF | {"person_key": "110105491231002"}),
        ("related_parties", {"institution_id": "A1", "party_key": USCC}),
        ("accounts", {"account_no": "6222021234567890000", "kind": "个人"}),
        ("payments", PAYMENT | {"payment_id": "13812345678"}),
    ],
)
def test_the_other_side_of_each_reason(site: Site, book: str, row: dict[str, str]) -> None:
    assert site.took(f"{book}.csv", csv_of(row)).exit_status == 0


def test_a_second_row_with_the_key_and_other_content(site: Site) -> None:
    result = site.took("payments.csv", csv_of(PAYMENT, PAYMENT | {"amount": "200"}, PAYMENT))
    (table,) = result.tables
    assert (table.taken, table.dropped, table.refused) == (1, 1, 1)
    (back,) = came_back(result)
    assert (back["_reason"], back["_row"], back["amount"]) == ("duplicate_key", 3, "200")


def test_several_problems_are_all_said(site: Site) -> None:
    row = PAYMENT | {"paid_on": "昨天", "amount": "-1"}
    (back,) = came_back(site.took("payments.csv", csv_of(row), lang="en"))
    assert back["_reason"] == "bad_date"
    assert "paid_on" in str(back["_message"]) and "amount" in str(back["_message"])


def test_rounded_numbers_of_a_workbook(site: Site) -> None:
    """A number cell has kept fifteen digits; as text the same account is whole."""
    path = site.incoming / "账户.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("账户")
        sheet.write_row(0, 0, ["账号", "账户性质"])
        sheet.write_row(1, 0, [6222021234567890123, "个人"])
        sheet.write_string(2, 0, "6222021234567890123")
        sheet.write_string(2, 1, "个人")
        sheet.write_row(3, 0, [123456789012345, "个人"])
    result = take_in(site.books, [path])
    assert (result.tables[0].taken, result.tables[0].refused) == (2, 1)
    (back,) = came_back(result)
    assert back["_reason"] == "digits_lost" and back["_sheet"] == "账户" and back["_row"] == 2
    again = take_in(site.books, [result.refusals])
    assert again.tables[0].refused == 1, "a rounded number may not slip in by being taken in again as it is"


def test_the_corrected_workbook_is_taken_in_as_it_is(site: Site) -> None:
    rows = [
        INSTITUTION | {"phone": MOBILE, "status": "正常", "备注": "看过"},
        INSTITUTION | {"institution_id": "A2", "phone": "", "status": "在营", "备注": ""},
    ]
    first = site.took("机构台账.csv", csv_of(*rows))
    path = corrected(first.refusals, {"status": "在营"})
    second = take_in(site.books, [path])
    assert [(t.taken, t.refused, t.unknown_columns) for t in second.tables] == [(1, 0, ["备注"])]
    one, two = site.facts("institutions")
    assert (two["institution_id"], two["phone_masked"]) == ("A1", "138****5678")
    assert one["institution_id"] == "A2"


def test_the_key_of_a_corrected_row_is_the_key_of_the_number(site: Site) -> None:
    first = site.took("staff.csv", csv_of(STAFF | {"role": "老师"}, STAFF | {"person_key": OTHER_IDENTITY}))
    take_in(site.books, [corrected(first.refusals, {"role": "教学"})])
    site.took("barred_people.csv", csv_of({"person_key": IDENTITY}))
    assert site.fact("barred_people")["person_key"] in {row["person_key"] for row in site.facts("staff")}


def test_each_table_has_its_sheet_and_other_headings_another(site: Site) -> None:
    paths = [
        site.write("a_payments.csv", csv_of(PAYMENT | {"amount": "x"})),
        site.write("b收费.csv", "收费编号,机构编号,收费日期,金额\nP2,A1,2022-05-31,y\n"),
        site.write("staff.csv", csv_of(STAFF | {"person_key": LAST_WRONG})),
    ]
    result = take_in(site.books, paths)
    assert openpyxl.load_workbook(result.refusals).sheetnames == ["收费", "收费(2)", "从业人员"]
    assert [t.refused for t in take_in(site.books, [result.refusals]).tables] == [1, 1, 1]


def test_sound_rows_of_the_file_are_taken(site: Site) -> None:
    result = site.took("payments.csv", csv_of(PAYMENT, PAYMENT | {"payment_id": "P2", "amount": "x"}))
    assert (result.tables[0].taken, result.tables[0].refused) == (1, 1)
    assert site.fact("payments")["payment_id"] == "P1"


def corrected(path: Path | None, changes: dict[str, str]) -> Path:
    assert path is not None
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    for heading, value in changes.items():
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, headings.index(heading) + 1, value)
    target = path.with_name("改好的.xlsx")
    workbook.save(target)
    return target
