"""The rulebook for people: every rule with its clause, dates, parameters by place and innocent explanations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sevenlooks.books import book, declared
from sevenlooks.books.divisions import name as division_name
from sevenlooks.language import Lang, Text
from sevenlooks.law import Citation, Law, Parameter, Value
from sevenlooks.looks import Rule
from sevenlooks.looks.look import LOOKS
from sevenlooks.looks.pages import page

LANGUAGES: tuple[Lang, ...] = ("zh", "en")
SUBJECTS = {
    "institution": Text("机构", "institution"),
    "course": Text("课程", "course"),
    "contract": Text("合同", "contract"),
    "payment": Text("收费", "payment"),
    "consumption": Text("消课", "consumption"),
    "refund": Text("退费", "refund"),
    "advert": Text("广告线索", "advert"),
    "lesson": Text("课次", "lesson"),
    "material": Text("培训材料", "material"),
    "person": Text("人员", "person"),
    "entity": Text("市场主体", "market entity"),
    "place": Text("点位", "place"),
    "division": Text("区县", "county"),
}

# A parameter's unit as its file writes it, in words; one that is not here is shown as it is written.
UNITS = {
    "calendar months": Text("个月", "calendar months"),
    "count": Text("", ""),
    "days": Text("天", "days"),
    "lessons": Text("课时", "lessons"),
    "minutes": Text("分钟", "minutes"),
    "months": Text("个月", "months"),
    "square metres a person": Text("平方米/人", "m² a person"),
    "subjects as declared": Text("", ""),
    "words of a name": Text("", ""),
    "teachers a hundred pupils": Text("名教师/百名学员", "teachers a hundred pupils"),
    "working days": Text("个工作日", "working days"),
    "years": Text("年", "years"),
    "yuan": Text("元", "yuan"),
}


def described(rule: Rule, law: Law) -> dict[str, Any]:
    """Everything a person may ask about a rule, ready for JSON; what is said in words has `zh` and `en`."""
    told = page(rule)
    return {
        "rule": rule.id,
        "look": rule.look.number,
        "title": both(rule.title),
        "subject": rule.subject,
        "kind": "lead" if rule.lead else "breach",
        "from": rule.since.isoformat(),
        "until": rule.until.isoformat() if rule.until else None,
        "needs": list(rule.needs),
        "uses": list(rule.uses),
        "page": {heading.en: both(text) for heading, text in told.parts},
        "cites": [cited(law.citations[key]) for key in rule.cites],
        "parameters": [
            valued(law.parameters[name]) if name in law.parameters else {"book": name} for name in rule.parameters
        ],
    }


def both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def cited(citation: Citation) -> dict[str, Any]:
    """`from`: first day in force, or the day it was reported where `reported`."""
    return {
        "cites": citation.key,
        "title": both(citation.title),
        "issuer": both(citation.issuer),
        "number": citation.number or None,
        "from": citation.since.isoformat() if citation.since else None,
        "reported": citation.reported,
    }


def valued(parameter: Parameter) -> dict[str, Any]:
    """A parameter with each of its values, by place and day."""
    return {
        "name": parameter.name,
        "title": both(parameter.title),
        "unit": parameter.unit,
        "values": [
            {
                "value": value.value,
                "from": value.since.isoformat(),
                "until": value.until.isoformat() if value.until else None,
                "place": value.place or "nation",
                "cites": value.cites,
            }
            for value in parameter.values
        ],
    }


def markdown(rules: Iterable[Rule], law: Law) -> str:
    """docs/rules.md: every rule, look by look, in both languages. Ends with one newline."""
    told = list(rules)
    lines = [
        "# The rules of the seven looks · 七看规则",
        "",
        "Made by `sevenlooks rules --markdown > docs/rules.md` from the rules themselves; edit those.",
        "本页由规则文件生成,请改规则本身。",
    ]
    for look in LOOKS:
        lines += ["", f"## {look.number} · {look.title.zh} · {look.title.en}"]
        for rule in told:
            if rule.look == look:
                lines += ["", *_section(rule, law)]
    return "\n".join(lines) + "\n"


def _section(rule: Rule, law: Law) -> Iterator[str]:
    told = page(rule)
    yield f"### {rule.id}"
    yield ""
    yield f"**{rule.title.zh} · {told.title.en}**"
    for lang in LANGUAGES:
        yield ""
        for heading, text in told.parts:
            yield f"- {heading.in_(lang)}{':' if lang == 'zh' else ': '}{text.in_(lang)}"
    yield ""
    yield "| | |"
    yield "|---|---|"
    for label, value in facts_of(rule, law, "zh", "en"):
        yield f"| {label} | {value} |"


def facts_of(rule: Rule, law: Law, *langs: Lang) -> Iterator[tuple[str, str]]:
    """The rule's plain facts as label and value, in the languages asked for."""

    def said(text: Text) -> str:
        return " · ".join(dict.fromkeys(text.in_(lang) for lang in langs))

    def tables(names: Iterable[str]) -> str:
        return ", ".join(said(Text(f"{book(name.split('.')[0]).zh}", name)) for name in names)

    lead = Text("线索,须人工核实", "a lead, to be checked by people")
    breach = Text("凭记录即可认定的违规", "a breach on the face of the record")
    yield said(Text("对象", "points at")), said(SUBJECTS[rule.subject])
    yield said(Text("性质", "kind")), said(lead if rule.lead else breach)
    yield said(Text("起始日期", "conduct from")), rule.since.isoformat()
    yield said(Text("依据", "clause")), "; ".join(_clause(law.citations[key], langs) for key in rule.cites)
    yield said(Text("必需台账", "needs")), tables(rule.needs)
    if rule.uses:
        yield said(Text("可用台账", "uses")), tables(rule.uses)
    for name in rule.parameters:
        if name in law.parameters:
            parameter = law.parameters[name]
            yield said(parameter.title), _values(parameter, law, langs)
        elif name in declared():
            yield said(Text("地方参数", "local values")), tables([name])


def _clause(citation: Citation, langs: tuple[Lang, ...]) -> str:
    titles = " · ".join(citation.title.in_(lang) for lang in langs)
    return titles if citation.key in titles else f"{citation.key} {titles}"


def _values(parameter: Parameter, law: Law, langs: tuple[Lang, ...]) -> str:
    """Each value of a parameter as people write it, with its place, first day and source."""
    return "; ".join(
        " · ".join(
            f"{_amount(value, parameter.unit, lang)} ({_place(value.place, lang)}, {value.since}, "
            f"{_clause(law.citations[value.cites], (lang,)) if value.cites in law.citations else value.cites})"
            for lang in langs
        )
        for value in parameter.values
    )


def _amount(value: Value, unit: str, lang: Lang) -> str:
    if unit == "minutes after midnight":
        return f"{value.value // 60:02}:{value.value % 60:02}"
    if unit == "share":
        return f"{value.value:.0%}"
    if isinstance(value.value, list):
        return "、".join(value.value)
    gap = "" if lang == "zh" else " "
    return f"{value.value}{gap}{UNITS[unit].in_(lang) if unit in UNITS else unit}"


def _place(place: str, lang: Lang) -> str:
    return division_name(place) if place else Text("全国", "nation").in_(lang)
