"""An open body absent from the platform · 未入平台

Looks at: every open body of the ledger: it must have a record on the national platform.
Why: what is not on the platform is seen by nobody who looks there: no parent, no auditor, no bank.
Innocent when: the body has closed, is only suspected, or had not opened yet.
Not judged when: no records of the platform were brought at all.

看什么:台账中的在营机构须在全国平台有记录。
为什么:不在平台上,家长、审核人员和银行就都看不见。
何时无辜:已停办、仅为疑似、尚未开办。
何时不判:没有任何平台填报数据。
"""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.states import judged_from

RULE = Rule(
    title=Text("未入平台", "Absent from the platform"),
    subject="institution",
    since=date(2021, 10, 31),
    needs=("institutions", "platform_records"),
    cites=("底数核查通知",),
    sentence=Text(
        "{name} 在台账中为在营机构,在全国平台没有记录。",
        "{name} is open in the ledger and has no record on the national platform.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(bodies)
    rows = rows.filter(rows.is_open)
    filed = facts.table("platform_records").select(filed="institution_id")
    rows = rows.left_join(filed, rows.institution_id == filed.filed)
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(rows.opened_on, RULE.since),
        breach=rows.filed.isnull(),
        evidence={"institutions": {"institution_id": rows.institution_id}},
    )
