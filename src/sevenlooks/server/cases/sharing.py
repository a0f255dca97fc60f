"""What of a case a partner department may be shown, and the least that each needs."""

from __future__ import annotations

from dataclasses import dataclass

from sevenlooks.language import Text

PARTY, MATTER, RULES, ORDER = "party", "matter", "rules", "order"
REFUNDS, FAMILIES, EVIDENCE, PERSONAL, ANSWERS = "refunds", "families", "evidence", "personal", "answers"

SECTIONS = {
    PARTY: Text("当事人和地址", "Party and address"),
    MATTER: Text("问题和行为日期", "Matter and day of the conduct"),
    RULES: Text("涉及的规则和条款", "Rules and clauses"),
    ORDER: Text("整改要求和措施", "Order and measures"),
    REFUNDS: Text("退费合计", "Refunds, the sums"),
    FAMILIES: Text("逐户退费", "Refunds by family"),
    EVIDENCE: Text("不含个人信息的证据", "Evidence that shows no persons"),
    PERSONAL: Text("含个人信息的证据", "Evidence that shows persons"),
    ANSWERS: Text("其他部门的反馈", "Other departments' answers"),
}


@dataclass(frozen=True)
class Least:
    """The sections proposed for a department, and why these. Who hands over may choose others."""

    sections: tuple[str, ...]
    why: Text


LEAST = {
    "market_regulation": Least(
        (PARTY, MATTER, RULES, EVIDENCE),
        Text(
            "查处经营范围、价格和广告问题,须知道谁、什么行为、违反哪条和依据。",
            "To act on scope, price or advertising it must know who, what, which clause, and what shows it.",
        ),
    ),
    "civil_affairs": Least(
        (PARTY, MATTER, RULES),
        Text(
            "核对登记和年检,须知道谁、什么行为和条款。",
            "To check a registration it must know who, what and the clause.",
        ),
    ),
    "police": Least(
        (PARTY, MATTER, EVIDENCE),
        Text(
            "判断是否受理,须知道谁、什么行为和依据。",
            "To decide whether to act it must know who, what, and what shows it.",
        ),
    ),
    "fire": Least(
        (PARTY,),
        Text("现场检查只须知道地点。", "To inspect the place it needs to know where it is."),
    ),
    "culture_tourism_sport": Least(
        (PARTY, MATTER, RULES),
        Text(
            "核对非学科类主管事项,须知道谁、什么行为和条款。",
            "To check what it licenses itself it must know who, what and the clause.",
        ),
    ),
    "finance": Least(
        (PARTY, REFUNDS),
        Text(
            "核查预收费资金,须知道谁和应退、已退的合计。",
            "To look at the money it must know who, and the sums due and paid.",
        ),
    ),
    "discipline_inspection": Least(
        (PARTY, MATTER, RULES, EVIDENCE),
        Text(
            "核查公职人员和在职教师,须知道谁、什么行为、条款和依据。",
            "To look into officials and school teachers it must know who, what, the clause, and what shows it.",
        ),
    ),
    "street_community": Least(
        (PARTY, ORDER),
        Text(
            "属地盯守和回访,须知道地点和要求整改什么。",
            "To keep an eye on the place it must know where, and what was ordered.",
        ),
    ),
}
