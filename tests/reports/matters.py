"""A case as papers are told of it, for tests: with everything that any kind of paper can say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sevenlooks.reports.notices import KINDS, Matter, Notice
from sevenlooks.reports.notices.matter import Asked, Closed, File, Money, Ordered, Proposed
from sevenlooks.reports.notices.offices import office

MATTER = Matter(
    office=office("330106"), on=date(2026, 3, 5), case_number="330106-2026-00012", opened_on=date(2026, 2, 2),
    party_kind="institution", party="启明培训中心", addressee="启明培训中心", address="文三路90号 2号楼",
    matter="周末以“思维素养”名义上数学课, 学员23人", conduct_on=date(2026, 1, 31),
    cites=("《关于坚决查处变相违规开展学科类校外培训问题的通知》(教监管厅函〔2021〕8号)",),
    problems=("合同 HT-0012 一次收费 96 课时",),
    order=Ordered("停止授课\n逐户退费", "王某", "教学部", date(2026, 3, 26)),
    money=Money(2, Decimal("12000.00"), Decimal("1010.10")),
    files=(File("黑板上的数学题", date(2026, 1, 31)), File("课程宣传单")),
    asked=Asked("核查经营范围", date(2026, 3, 10), ("party", "matter")),
    proposed=Proposed(
        "《校外培训行政处罚暂行办法》第18条", "变相开展学科类培训", date(2026, 1, 31), "情节严重", Decimal("12000.00"),
        Decimal("1010.10"), Decimal("10989.90"), ("警告", "罚款"), "已部分退费",
        (("已退费", "从轻或减轻", "1010.10元"),), Decimal(0), Decimal(50000), Decimal("8000.05"),
    ),
    closed=Closed(
        "已停课", date(2026, 3, 20), "门已上锁", "李检查", date(2026, 3, 23), "张专干", date(2026, 3, 24), "",
        date(2026, 4, 8),
    ),
    words="另请公示退费名单",
)  # fmt: skip
_TO: dict[str, dict[str, Any]] = {
    "transfer": {"addressee_kind": "part", "addressee": "杭州市西湖区市场监管部门"},
    "inform": {"addressee_kind": "landlord", "addressee": "东部物业"},
    "closure": {"addressee_kind": "", "addressee": ""},
    "penalty": {"addressee_kind": "", "addressee": ""},
}


def matter(kind: str, **told: Any) -> Matter:
    return replace(MATTER, **{**_TO.get(kind, {}), **told})


def notice(kind: str, **told: Any) -> Notice:
    return KINDS[kind].write(matter(kind, **told), 3)
