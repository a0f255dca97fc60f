"""处罚建议书: a proposal to those who decide, with its arithmetic. It is no decision, and says so."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.reports.notices.kinds import phrases
from sevenlooks.reports.notices.kinds.kind import Kind
from sevenlooks.reports.notices.matter import Matter, Proposed
from sevenlooks.reports.notices.notice import Line, Notice, Table
from sevenlooks.reports.notices.numerals import day, figures, sum_said

GAP = phrases.GAP


def write(matter: Matter, number: str) -> Notice:
    told = matter.proposed
    assert told is not None  # needs() saw to it
    law = f"{told.title}({phrases.whole(told.conduct).rstrip('。')}),裁量阶次为“{told.grade}”。适用行为终了日的规定。"
    body: tuple[Line | Table, ...] = (
        Line("一、当事人和案由", "heading"),
        phrases.facts(
            [
                ("当事人", matter.party),
                ("地址", matter.address),
                ("案号", f"{matter.case_number}({day(matter.opened_on)}立案)"),
            ]
        ),
        Line("二、违法事实", "heading"),
        Line(f"{phrases.whole(matter.matter)}行为终了日:{day(told.conduct_on)}。"),
        Line("三、适用的规定", "heading"),
        Line(law),
        Line("四、违法所得和罚款幅度", "heading"),
        _reckoned(told),
        *_circumstances(told),
        Line("六、建议", "heading"),
        Line(f"建议给予:{_kinds(told)}。"),
        Line(f"理由:{phrases.whole(told.why)}"),
        *phrases.lines(matter.words),
        Line("本建议书供审核和审批使用,不是行政处罚决定;处罚须经法定程序,由有权机关决定。"),
    )
    return Notice(
        "penalty", "处罚建议书", number, matter.office.name, matter.on, body,
        signatures=phrases.signed(("承办人意见和签名", "审核意见和签名", "审批意见和签名")),
    )  # fmt: skip


def _reckoned(told: Proposed) -> Table:
    rows = [
        ("收取费用", figures(told.received)),
        ("已退费用", figures(told.refunded)),
        ("违法所得", figures(told.income)),
    ]
    if told.low is not None and told.high is not None:
        rows += [("罚款下限", figures(told.low)), ("罚款上限", figures(told.high))]
    return Table((("项目", "金额(元)"), *rows), (14, 14), head=True, numeric=(1,))


def _circumstances(told: Proposed) -> list[Line]:
    said = [f"{what}({weight})" + (f":{why}" if why else "") for what, weight, why in told.circumstances]
    return [
        Line("五、从轻、从重情节", "heading"),
        Line(phrases.whole(";".join(each.rstrip("。") for each in said)) or "无。"),
    ]


def _kinds(told: Proposed) -> str:
    return ";".join(f"罚款{sum_said(told.fine)}" if kind == "罚款" and told.fine else kind for kind in told.kinds)


NO_PROPOSAL = Text("还没有提出处罚建议。", "No penalty has been proposed yet.")


def needs(matter: Matter) -> Text | None:
    return NO_PROPOSAL if matter.proposed is None else None


KIND = Kind(
    "penalty", Text("处罚建议书", "Proposal of a penalty"), "罚建", write, needs, addressees=("",),
    asks_words=Text("补充说明(可不填)", "Anything to add (may be empty)"),
)  # fmt: skip
