"""Penalties in words: the article's title, its grades and kinds, and the arithmetic as a person would write it down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sevenlooks.language import Text
from sevenlooks.law import Citation, load_law
from sevenlooks.law.articles import Article, When
from sevenlooks.law.penalties import Assessment
from sevenlooks.server.cases.models import Proposal

KINDS = {
    "correct": Text("责令限期改正", "order to correct"),
    "stop": Text("责令停止举办", "order to stop"),
    "refund": Text("退还所收费用", "refund of what was collected"),
    "warning": Text("警告", "warning"),
    "public_criticism": Text("通报批评", "public criticism"),
    "confiscation": Text("没收违法所得", "confiscation of the unlawful income"),
    "fine": Text("罚款", "fine"),
    "stop_recruiting": Text("责令停止招收学员", "order to stop recruiting"),
    "revoke_licence": Text("吊销许可证件", "revocation of the licence"),
}
GRADES: dict[str, Text] = {
    "always": Text("一般", "ordinary"),
    "not corrected in time": Text("逾期不改正", "not corrected in time"),
    "serious": Text("情节严重", "serious"),
    "very serious": Text("情节特别严重", "very serious"),
}
WEIGHTS = {"heavier": Text("从重", "heavier"), "lighter": Text("从轻或减轻", "lighter")}
IN_SERVICE = Text("案件登记为在职中小学教师", "the case says: an in-service school teacher")
PAID_BACK = Text("已向家长退费 {n} 元", "{n} yuan have been paid back to families")
PARTS = {
    "upper": Text(
        "只有从重情形,可在幅度的上半段考虑:{low} 元至 {high} 元",
        "only heavier circumstances: consider the upper half of the range, {low} to {high} yuan",
    ),
    "lower": Text(
        "只有从轻或减轻情形,可在幅度的下半段考虑:{low} 元至 {high} 元",
        "only lighter circumstances: consider the lower half of the range, {low} to {high} yuan",
    ),
    "middle": Text(
        "没有从重、从轻情形,可在幅度的中段考虑:{low} 元至 {high} 元",
        "neither heavier nor lighter circumstances: consider the middle of the range, {low} to {high} yuan",
    ),
    "weigh": Text(
        "从重、从轻情形都有,须由人权衡,全幅度 {low} 元至 {high} 元",
        "both heavier and lighter circumstances: people must weigh them, over the whole range of {low} to {high} yuan",
    ),
}


def title(document: str, number: str) -> Text:
    """《…》第20条第3项, from a citation's key and an article's number such as 20(3)."""
    cited = _citations().get(document)
    named = cited.title if cited else Text(document, document)
    article, _, item = number.rstrip(")").partition("(")
    zh = f"第{article}条" + (f"第{item}项" if item else "")
    en = f"article {article}" + (f", item {item}" if item else "")
    return Text(f"《{named.zh}》{zh}", f"{named.en}, {en}")


@cache
def _citations() -> dict[str, Citation]:
    return load_law().citations


def of_article(article: Article) -> Text:
    return title(article.document, article.number)


def of_grades(grades: Iterable[When]) -> list[tuple[str, Text]]:
    return [(grade, GRADES[grade]) for grade in grades]


def of_kinds(told: Assessment, chosen: Iterable[str]) -> list[tuple[str, Text, bool]]:
    """Each consequence that is open, in words, and whether it is ticked."""
    ticked = set(chosen)
    return [(c.kind, _kind(c.kind, told.income), c.kind in ticked) for c in told.consequences]


def _kind(kind: str, income: Decimal) -> Text:
    if kind != "confiscation":
        return KINDS[kind]
    return Text("{kind} {n} 元", "{kind}, {n} yuan").format(kind=KINDS[kind], n=yuan(income))


def reckoned(told: Assessment) -> list[Text]:
    """The arithmetic, line by line: the unlawful income, the range, and what is suggested within it."""
    lines = [
        Text(
            "违法所得 = 收取 {a} − 已退 {b} = {c} 元", "Unlawful income = received {a} − refunded {b} = {c} yuan"
        ).format(a=yuan(told.received), b=yuan(told.refunded), c=yuan(told.income))
    ]
    if told.refunded > told.received:
        lines.append(Text("已退多于收取,违法所得按 0 计。", "More was refunded than received; the income counts as 0."))
    return [*lines, *_range(told)]


def _range(told: Assessment) -> list[Text]:
    fine = told.fine
    if fine is None or told.low is None or told.high is None:
        return [Text("本条在这一档没有罚款。", "At this grade the article has no fine.")]
    values = {
        "low": yuan(told.low),
        "high": yuan(told.high),
        "income": yuan(told.income),
        "a": fine.low,
        "b": fine.high,
    }
    if fine.unit == "yuan":
        said = Text("罚款幅度:{low} 元至 {high} 元", "Range of the fine: {low} to {high} yuan")
    else:
        said = Text(
            "罚款幅度:违法所得的 {a} 倍至 {b} 倍,{income} × {a} = {low} 元,{income} × {b} = {high} 元",
            "Range of the fine: {a} to {b} times the unlawful income, {income} × {a} = {low} yuan, "
            "{income} × {b} = {high} yuan",
        )
    lines = [said.format(**values)]
    if told.suggested is None:
        lines.append(
            Text("违法所得为 0,不能按倍数罚款。", "The unlawful income is 0; no fine by its multiple is possible.")
        )
        return lines
    part = PARTS[told.suggested.part].format(low=yuan(told.suggested.low), high=yuan(told.suggested.high))
    lines.append(
        Text("建议(仅供参考,由人决定):{part}", "A suggestion, no more; people decide: {part}").format(part=part)
    )
    return lines


@dataclass(frozen=True)
class Told:
    """A proposal as its case's page shows it."""

    kept: Proposal
    title: Text
    conduct: Text
    grade: Text
    kinds: list[Text]
    circumstances: list[tuple[Text, Text, str]]
    document: str


def told(kept: Proposal) -> Told:
    law = kept.law
    return Told(
        kept, title(kept.document, kept.article), Text(law.get("zh", ""), law.get("en", "")),
        GRADES.get(kept.grade, Text(kept.grade, kept.grade)), [_kind(kind, kept.income) for kind in kept.kinds],
        [(Text(c["zh"], c["en"]), WEIGHTS[c["weight"]], c["why"]) for c in kept.circumstances], kept.document,
    )  # fmt: skip


def yuan(amount: Decimal) -> str:
    return f"{amount:,.2f}"
