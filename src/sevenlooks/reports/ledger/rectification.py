"""Rectification page: its columns stand ready; cases are not kept yet, so no row is made up."""

from __future__ import annotations

from sevenlooks.language import Lang, Text
from sevenlooks.readings import Facts
from sevenlooks.reports.ledger.page import Field, Page, Rows
from sevenlooks.screening import Run

FIELDS = (
    Field("线索编号", "Finding id", width=36),
    Field("措施", "Measure", width=24),
    Field("时限", "Deadline", "date", 12),
    Field("责任人", "Officer"),
    Field("责任部门", "Department"),
    Field("移交部门", "Handed over to"),
    Field("移交回执", "Receipt"),
    Field("应退金额(元)", "Refund due (yuan)", "money"),
    Field("已退金额(元)", "Refunded (yuan)", "money"),
    Field("退费截止", "Refund deadline", "date", 12),
    Field("整改状态", "State"),
    Field("销号人", "Closed by"),
    Field("销号日期", "Closed on", "date", 12),
    Field("回访日期", "Revisited on", "date", 12),
    Field("回访结果", "Result of the revisit", width=20),
    Field("反弹", "Recurred"),
)


def rows(facts: Facts, run: Run, lang: Lang) -> Rows:
    return []


PAGE = Page(Text("整改", "Rectification"), FIELDS, rows)
