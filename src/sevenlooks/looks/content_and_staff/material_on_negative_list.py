"""A material that touches the negative list · 材料含负面清单内容

Looks at: title and excerpt of each material in use, against the twelve items of the negative list, among them open or
hidden advertising and content above the grade it is for: its own grade, else the one its title names, else the last of
its stage. The first grade in which any common textbook edition teaches a topic stands in a table made from general
knowledge of the curriculum; it only raises leads.
Why: some content must reach no pupil at all, an advert does not belong in a lesson, and a textbook of the next grade is
the commonest way of running ahead.
Innocent when: the words belong to an ordinary text or lesson of that grade; history and literature name hard things;
a lesson warns of what it names; a code leads to a recording or an answer; a sum is about prices and discounts.
Not judged when: the title says nothing and there is no excerpt; nobody says when it came into use; it holds a topic of
the curriculum and nobody says for which grade it is.

看什么:在用材料的名称和内容摘录,对照十二项负面清单,包括显性或隐性广告和超出年级的内容。年级以所填为准,未填的看名称,再看学段的最高年级。
各知识点最早在几年级讲授,查一张按课程常识编成的表,只作线索。
为什么:有些内容不得给任何学生看;广告不该进课堂;下一年级的教材是最常见的超前教学。
何时无辜:本年级课文和教学中本来就有的字句;历史与文学会写到沉重的事;提到是为了告诫;扫码是听录音、看答案;应用题里的价格和打折。
何时不判:名称说明不了什么又无摘录;未说明何时启用;含有课程知识点而未说明供几年级使用。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.methods.materials import ITEMS, Item
from sevenlooks.readings import Facts
from sevenlooks.readings.material_texts import material_texts
from sevenlooks.readings.materials import in_use


def _sentence(item: Item) -> Text:
    return Text(
        f"{{name}} 的材料 {{subject_id}} 疑似触及负面清单第{item.number}项({item.name.zh}):{{observed:touches}}。",
        f"Material {{subject_id}} of {{name}} seems to touch item {item.number} of the negative list "
        f"({item.name.en}): {{observed:touches}}.",
    )


RULE = Rule(
    title=Text("材料含负面清单内容", "Material on the negative list"),
    subject="material",
    since=date(2021, 8, 25),
    needs=("materials",),
    cites=("教监管厅函〔2021〕6号",),
    lead=True,
    sentence={str(item.number): _sentence(item) for item in ITEMS},
)


def cases(facts: Facts) -> ir.Table:
    rows = in_use(facts, RULE.since)
    said = facts.reading(material_texts)
    rows = rows.left_join(said, rows.material_id == said.material_id)
    touched = rows.item.notnull()
    unjudged = rows.unknown.notnull() | (~touched & (rows.silent | rows.ungraded))
    return judge(
        rows,
        subject=rows.material_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.on,
        breach=ibis.cases((~unjudged, touched)),
        why=ibis.cases(
            (rows.unknown.notnull(), rows.unknown),
            (rows.silent & facts.told(rows, "materials", "excerpt"), "empty:materials.excerpt"),
            (rows.silent, "no_column:materials.excerpt"),
            (facts.told(rows, "materials", "grade"), "empty:materials.grade"),
            else_="no_column:materials.grade",
        ),
        observed=rows.observed,
        expected=rows.expected,
        strength=rows.strength.fill_null(0.0),
        variant=rows.item.cast("string").fill_null(""),
        evidence={"materials": {"material_id": rows.material_id}},
    )
