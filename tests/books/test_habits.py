"""What counties do every day, and mean no harm by: all of it is taken whole."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from sevenlooks.books.intake import take_in
from tests.books.conftest import INSTITUTION, MOBILE, USCC, Site, csv_of

CHINESE = "机构编号,机构名称,行政区划代码,状态\nA1,启明培训,440106,在营\n"


def took_all(site: Site, name: str, text: str | bytes) -> None:
    result = site.took(name, text)
    assert [(t.taken, t.refused) for t in result.tables] == [(1, 0)], result
    assert result.exit_status == 0 and result.refusals is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(site: Site, encoding: str) -> None:
    took_all(site, "机构台账.csv", CHINESE.encode(encoding))
    assert site.fact("institutions")["name"] == "启明培训"


@pytest.mark.parametrize(
    "name",
    ["institutions.csv", "机构台账.csv", "2022年5月机构台账(某区).csv", "某区_institutions_2022.CSV", "机构台账 .txt"],
)
def test_file_names(site: Site, name: str) -> None:
    took_all(site, name, CHINESE)


@pytest.mark.parametrize(
    "headings",
    [
        "institution_id,name,division_code,status",
        "Institution ID,Name,Division-Code,STATUS",
        "机构编号,name,行政区划代码,status",
        "机构 编号,机构名称*,行政区划代码（六位）,【必填】状态",
        '"机构\n编号",机构名称：,行政区划代码(county),状态',
        "\ufeff机构编号 , 机构名称,行政区划代码,　状态　",
    ],
)
def test_headings(site: Site, headings: str) -> None:
    took_all(site, "institutions.csv", headings + "\nA1,启明培训,440106,在营\n")


def test_titles_totals_blank_rows_and_notes_around_the_table(site: Site) -> None:
    result = site.took(
        "机构台账.csv",
        "某区校外培训机构台账,,,,\n填报日期:2022年5月31日,,,,\n" + CHINESE + ",,,\n"
        "合计,1,,\n填表人:王某,,,\n机构编号,机构名称,行政区划代码,状态\n",
    )
    (table,) = result.tables
    assert (table.read, table.taken, table.dropped, table.refused) == (5, 1, 4, 0)


def test_short_rows_and_trailing_commas(site: Site) -> None:
    text = "institution_id,name,division_code,status,owner\nA1,启明,440106,在营\nA2,育才,440106,在营,,\n"
    (table,) = site.took("institutions.csv", text).tables
    assert (table.taken, table.refused) == (2, 0)


@pytest.mark.parametrize(
    "written",
    ["2022-05-31", "2022/5/31", "2022.5.31", "20220531", "2022年5月31日", "２０２２年５月３１日", "44712", "44712.5",
     "2022 年 5 月 31 日", "2022-05-31 00:00:00", "2022/5/31 0:00", "2022-05-31T00:00:00", " 2022-05-31 ",
     "2022年5月31日(星期二)", "2022年5月31号", "2022-05-30T16:00:00Z"],
)  # fmt: skip
def test_dates(site: Site, written: str) -> None:
    took_all(site, "institutions.csv", csv_of(INSTITUTION | {"status_on": written}))
    assert site.fact("institutions")["status_on"] == date(2022, 5, 31)


@pytest.mark.parametrize(
    "written",
    ["2022-05-31 14:30", "2022/5/31 14:30:00", "2022年5月31日14时30分", "2022年5月31日 14点30分", "44712.604166667",
     "2022-05-31T14:30:00+08:00", "2022-05-31T06:30:00Z", "20220531 14:30", "2022-5-31 14:30:00.000"],
)  # fmt: skip
def test_times(site: Site, written: str) -> None:
    took_all(site, "lessons.csv", csv_of(
        {"lesson_id": "L1", "institution_id": "A1", "starts_at": written, "ends_at": "2022-05-31 15:30"}
    ))  # fmt: skip
    assert site.fact("lessons")["starts_at"] == datetime(2022, 5, 31, 14, 30)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1234.5", "1234.50"), ('"1,234.50"', "1234.50"), ("¥1234", "1234.00"), ("￥ 1 200 元", "1200.00"),
     ("１２３４．５元", "1234.50"), ("1.2万元", "12000.00"), ("人民币500元整", "500.00"), ("99.999999999", "100.00"),
     ("1.2E4", "12000.00"), ("0", "0.00"), ("12.345", "12.35")],
)  # fmt: skip
def test_amounts(site: Site, written: str, meant: str) -> None:
    took_all(site, "payments.csv", csv_of(
        {"payment_id": "P1", "institution_id": "A1", "paid_on": "2022-05-31", "amount": written}
    ))  # fmt: skip
    assert site.fact("payments")["amount"] == Decimal(meant)


def test_a_heading_in_ten_thousands_of_yuan(site: Site) -> None:
    took_all(site, "年度财务.csv", "机构编号,年度,收入(万元),工资总额（元）\nA1,2021年,12.5,3000\n")
    row = site.fact("financials")
    assert (row["revenue"], row["payroll"], row["year"]) == (Decimal("125000.00"), Decimal("3000.00"), 2021)


@pytest.mark.parametrize(
    ("written", "meant"), [("30人", 30), ("30.0", 30), ("３０", 30), ("无", None), ("/", None), ("", None)]
)
def test_counts_and_words_for_nothing(site: Site, written: str, meant: int | None) -> None:
    took_all(site, "institutions.csv", csv_of(INSTITUTION | {"capacity": written}))
    assert site.fact("institutions")["capacity"] == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("是", True), ("1", True), ("TRUE", True), ("√", True), ("否", False), ("0", False)]
)
def test_yes_and_no(site: Site, written: str, meant: bool) -> None:
    took_all(site, "institutions.csv", csv_of(INSTITUTION | {"listed_online": written}))
    assert site.fact("institutions")["listed_online"] is meant


@pytest.mark.parametrize(
    "written", ["小学;初中", "小学、初中", "小学，初中", '"primary,junior"', "小学 ; 初中", "小学/初中"]
)
def test_lists_of_words(site: Site, written: str) -> None:
    took_all(site, "institutions.csv", csv_of(INSTITUTION | {"stages": written}))
    assert site.fact("institutions")["stages"] == ["primary", "junior"]


def test_lists_of_texts_are_split_at_semicolons_only(site: Site) -> None:
    took_all(site, "institutions.csv", csv_of(INSTITUTION | {"former_names": "育才、英才学校；启明"}))
    assert site.fact("institutions")["former_names"] == ["育才、英才学校", "启明"]


@pytest.mark.parametrize(
    "written", ["440106", "440106.0", "４４０１０６", " 440106 ", "440106000000", "440100", "130171", "660101"]
)
def test_division_codes(site: Site, written: str) -> None:
    took_all(site, "institutions.csv", csv_of(INSTITUTION | {"division_code": written}))


def test_a_long_term_licence_and_a_post_still_held(site: Site) -> None:
    took_all(site, "institutions.csv", csv_of(INSTITUTION | {"licence_valid_to": "长期"}))
    assert site.fact("institutions")["licence_valid_to"] == date(9999, 12, 31)


def test_codes_are_narrowed_and_capital(site: Site) -> None:
    took_all(site, "institutions.csv", csv_of(INSTITUTION | {"institution_id": "Ａ　１", "uscc": USCC.lower() + " "}))
    row = site.fact("institutions")
    assert (row["institution_id"], row["uscc"]) == ("A1", USCC)


def test_columns_that_no_book_has_are_kept_aside(site: Site) -> None:
    result = site.took("institutions.csv", csv_of(INSTITUTION | {"备注": "无异常", "序号": "1", "": ""}))
    assert result.tables[0].unknown_columns[:2] == ["备注", "序号"]
    assert result.exit_status == 0


def test_the_same_row_twice_is_one(site: Site) -> None:
    (table,) = site.took("institutions.csv", csv_of(INSTITUTION, INSTITUTION)).tables
    assert (table.taken, table.dropped, table.refused) == (1, 1, 0)


def test_a_workbook_as_counties_make_them(site: Site) -> None:
    path = site.incoming / "2022年5月台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy/m/d"})
        sheet = book.add_worksheet("机构台账")
        sheet.merge_range(0, 0, 0, 6, "某区校外培训机构台账")
        sheet.write_row(2, 0, ["序号", "机构\n编号", "机构名称", "行政区划代码", "状态", "开办日期", "联系电话"])
        sheet.write_row(3, 0, [1, 1001, "启明培训", 440106, "在营"])
        sheet.write_datetime(3, 5, datetime(2020, 9, 1), day)
        sheet.write_number(3, 6, int(MOBILE))
        sheet.write_row(5, 0, ["合计", "", 1])
        book.add_worksheet("从业人员").write_row(0, 0, ["机构编号", "证件号", "岗位类别", "入职日期"])
        book.add_worksheet("填表说明").write(0, 0, "请逐项填写")
        book.add_worksheet("Sheet4")
    result = take_in(site.books, [path])
    assert [(t.table, t.sheet, t.taken, t.refused) for t in result.tables] == [
        ("institutions", "机构台账", 1, 0),
        ("staff", "从业人员", 0, 0),
    ]
    row = site.fact("institutions")
    assert (row["institution_id"], row["opened_on"], row["_row"]) == ("1001", date(2020, 9, 1), 4)
    assert row["phone_masked"] == "138****5678" and row["phone"].startswith("k1_")


def test_a_folder_with_other_things_in_it(site: Site) -> None:
    site.write("institutions.csv", CHINESE)
    site.write("answers.csv", "rule,subject_id,kind\n")
    site.write("通知.pdf", b"%PDF")
    site.write("~$institutions.xlsx", b"lock")
    result = take_in(site.books, [site.incoming])
    assert [t.taken for t in result.tables] == [1]
    assert result.skipped == ["answers.csv"]


def test_parquet_with_its_own_types(site: Site) -> None:
    table = pa.table(
        {
            "payment_id": pa.array([1, 2]),
            "institution_id": ["A1", "A1"],
            "paid_on": [date(2022, 5, 31), date(2022, 6, 1)],
            "amount": [100.5, 99.99],
            "channel": ["wechat", "现金"],
        }
    )
    pq.write_table(table, site.incoming / "payments.parquet")
    result = take_in(site.books, [site.incoming / "payments.parquet"])
    assert result.tables[0].taken == 2
    rows = site.facts("payments")
    assert [(r["payment_id"], r["amount"], r["channel"], r["_row"]) for r in rows] == [
        ("1", Decimal("100.50"), "wechat", 2),
        ("2", Decimal("99.99"), "cash", 3),
    ]


def test_lists_and_keys_of_a_parquet_file(site: Site) -> None:
    key = "k1_" + "0123456789abcdef" * 2
    table = pa.table({**{k: [v] for k, v in INSTITUTION.items()}, "stages": [["primary", "junior"]], "phone": [key]})
    pq.write_table(
        table.append_column("phone_masked", pa.array(["139****0000"])), site.incoming / "institutions.parquet"
    )
    assert take_in(site.books, [site.incoming / "institutions.parquet"]).exit_status == 0
    row = site.fact("institutions")
    assert (row["stages"], row["phone"], row["phone_masked"]) == (["primary", "junior"], key, "139****0000")
