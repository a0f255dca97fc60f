"""销号单: how the case came to its closure, and when it is visited again."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.reports.notices.kinds import phrases
from sevenlooks.reports.notices.kinds.kind import Kind
from sevenlooks.reports.notices.matter import Closed, Matter
from sevenlooks.reports.notices.notice import Line, Notice, Part
from sevenlooks.reports.notices.numerals import day, sum_said


def write(matter: Matter, number: str) -> Notice:
    closed, order, money = matter.closed, matter.order, matter.money
    assert closed is not None and order is not None  # needs() saw to it
    paid = f"应退{sum_said(money.due)},已退{sum_said(money.paid)},涉及{money.families}户。" if money.due else "无。"
    form = phrases.facts(
        [
            ("案号", f"{matter.case_number}({day(matter.opened_on)}立案)"),
            ("当事人", matter.party),
            ("地址", matter.address),
            ("问题", phrases.whole(matter.matter)),
            ("整改措施", phrases.whole(order.measures)),
            ("整改期限", day(order.due_on)),
            ("整改责任人", order.responsible + (f"({order.department})" if order.department else "")),
            ("整改情况", f"{phrases.whole(closed.reported)}({day(closed.reported_on)}报送)"),
            ("退费", paid),
            ("核验情况", f"{phrases.whole(closed.checked)}({closed.checked_by},{day(closed.checked_on)})"),
            ("销号意见", phrases.whole(closed.why or "经核验整改到位,同意销号")),
            ("销号人和日期", f"{closed.by},{day(closed.on)}"),
            ("回访", _visit(closed)),
        ]
    )
    body: tuple[Part, ...] = (
        form,
        *phrases.lines(matter.words),
        Line("销号后仍须回访。回访发现反弹的,另行立案,并关联本案。"),
    )
    return Notice("closure", "销号单", number, matter.office.name, matter.on, body)


def _visit(closed: Closed) -> str:
    if closed.revisited_on:
        return f"{phrases.whole(closed.revisited)}({day(closed.revisited_on)}回访)"
    return f"定于{phrases.until(closed.revisit_on)}回访。" if closed.revisit_on else ""


def needs(matter: Matter) -> Text | None:
    if matter.closed is None or matter.order is None:
        return Text("案件还没有销号。", "The case is not closed yet.")
    return None


KIND = Kind(
    "closure", Text("销号单", "Record of closure"), "销", write, needs, addressees=("",),
    asks_words=Text("备注(可不填)", "Remarks (may be empty)"),
)  # fmt: skip
