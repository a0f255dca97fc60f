"""The seven looks in their order, with the ministry's own labels for its published statistics (policy.md 1.2)."""

from __future__ import annotations

from dataclasses import dataclass

from sevenlooks.language import Text


@dataclass(frozen=True)
class Look:
    number: int
    name: str
    title: Text
    label: Text


LOOKS = (
    Look(
        1, "reduction", Text("机构压减", "Reduction of bodies"), Text("假注销、真运营", "Closed on paper, open in fact")
    ),
    Look(
        2, "nonprofit", Text("营转非、备改审", "Conversion to non-profit"), Text("营转非", "Conversion to non-profit")
    ),
    Look(3, "fees", Text("收费监管", "Supervision of fees"), Text("收费监管", "Supervision of fees")),
    Look(4, "mutation", Text("隐形变异", "Disguised teaching"), Text("学科类隐形变异", "Disguised subject teaching")),
    Look(
        5,
        "content_and_staff",
        Text("培训材料和人员", "Materials and staff"),
        Text("培训材料和人员管理", "Materials and staff"),
    ),
    Look(
        6, "reporting", Text("数据信息填报", "Data on the platform"), Text("监管信息化", "Supervision by information")
    ),
    Look(7, "risk", Text("风险防范", "Prevention of risk"), Text("风险防范", "Prevention of risk")),
)
BY_NAME = {look.name: look for look in LOOKS}
