"""A material that touches the negative list · 材料含负面清单内容

Looks at: title and excerpt of each material, against the twelve items of the negative list, among them hidden
advertising and content above the grade it is for.
Why: some content must reach no pupil at all, and a textbook of the next grade is the commonest way of running ahead.
Innocent when: the words belong to an ordinary text or lesson of that grade; history and literature name hard things.
Not judged when: the material has neither a title that says something nor an excerpt. For the time being none is judged:
the reader of such texts is not there yet.

看什么:材料的名称和内容摘录,对照十二项负面清单,包括隐性广告和超出年级的内容。
为什么:有些内容不得给任何学生看;下一年级的教材是最常见的超前教学。
何时无辜:本年级课文和教学中本来就有的字句;历史与文学会写到沉重的事。
何时不判:名称和摘录都说明不了什么。目前一律不判:读这类文字的方法尚未具备。
"""

from __future__ import annotations

from datetime import date

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule

RULE = Rule(
    title=Text("材料含负面清单内容", "Material on the negative list"),
    subject="material",
    since=date(2021, 8, 25),
    needs=("materials",),
    cites=("教监管厅函〔2021〕6号",),
    lead=True,
    sentence=Text(
        "{name} 的材料 {subject_id} 疑似含负面清单内容:{observed}。",
        "Material {subject_id} of {name} seems to touch the negative list: {observed}.",
    ),
    unwritten="method_not_there",
)
