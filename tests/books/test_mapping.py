"""Foreign tables by a mapping file: the business register's own export, as it came."""

from __future__ import annotations

import openpyxl

from sevenlooks.books.intake import take_in
from tests.books.conftest import USCC, Site
from tests.shared import ROOT, shared

MAPPING = ROOT / "examples" / "market_entities_mapping.yaml"


def test_the_real_companies(site: Site) -> None:
    """No false alarm on any code; the two rows without one come back for that reason, in the file's own words."""
    result = take_in(site.books, [shared("data/registry/enterprises_real_sample.csv")], mapping=MAPPING)
    (table,) = result.tables
    assert (table.table, table.read, table.taken, table.noted, table.refused) == ("market_entities", 118, 116, 0, 2)
    assert "registered_capital" in table.unknown_columns
    assert {row["state"] for row in site.facts("market_entities")} == {"active", "cancelled"}
    assert result.refusals is not None
    rows = [list(row) for row in openpyxl.load_workbook(result.refusals).active.values]
    back = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert {row["_reason"] for row in back} == {"required_missing"} and len(back) == 2
    assert {row["state"] for row in back} <= {"在业", "存续", "注销", "开业"}


def test_refused_rows_of_a_foreign_table_can_be_taken_in_again(site: Site) -> None:
    first = site.took("x.csv", "usci,name,state\n,启明,在业\n", mapping=MAPPING)
    assert first.refusals is not None
    workbook = openpyxl.load_workbook(first.refusals)
    workbook.active["A2"] = USCC
    workbook.save(first.refusals)
    (table,) = take_in(site.books, [first.refusals], mapping=MAPPING).tables
    assert (table.taken, table.refused, table.unknown_columns) == (1, 0, [])
    assert site.fact("market_entities")["state"] == "active"


def test_own_headings_beside_a_mapping(site: Site) -> None:
    mapping = site.write(
        "m.yaml", "table: payments\ncolumns: {流水: payment_id}\nvalues: {channel: {微信支付: wechat}}\n"
    )
    text = "流水,机构编号,收费日期,amount,收费渠道\n1,A1,2022-05-31,3,微信支付\n2,A1,2022-05-31,3,现金\n"
    site.took("导出.csv", text, mapping=mapping)
    assert [row["channel"] for row in site.facts("payments")] == ["wechat", "cash"]
