"""A material that was not filed · 材料未备案

Looks at: every material in use, compiled or published: it must have been filed.
Why: only a filed material can be found again and compared with what lies on the pupils' desks.
Innocent when: it was filed late but before it was withdrawn, or was out of use before the rule began.
Not judged when: nobody says when it came into use, or the books have no column for the filing.

看什么:在用的培训材料(自编或正式出版)均须备案。
为什么:备过案的材料才查得到,才能与课桌上的相对照。
何时无辜:停用前已补备案;规定施行前已停用。
何时不判:未说明何时启用,或台账没有备案日期一列。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.materials import in_use

RULE = Rule(
    title=Text("材料未备案", "Material not filed"),
    subject="material",
    since=date(2021, 8, 25),
    needs=("materials",),
    uses=("courses",),
    cites=("教监管厅函〔2021〕6号",),
    sentence=Text(
        "{name} 的材料 {subject_id} 在用而未备案。",
        "{name} uses material {subject_id}, which was not filed.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = in_use(facts, RULE.since)
    told = facts.told(rows, "materials", "filed_on")
    not_filed = (rows.filed_on.isnull() | (rows.filed_on > rows.last_day)).fill_null(True)
    return judge(
        rows,
        subject=rows.material_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.on,
        breach=ibis.cases((rows.unknown.isnull() & told, not_filed)),
        why=ibis.cases((rows.unknown.notnull(), rows.unknown), else_="no_column:materials.filed_on"),
        evidence={"materials": {"material_id": rows.material_id}},
    )
