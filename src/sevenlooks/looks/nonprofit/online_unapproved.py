"""Online body without its licence · 线上机构未完成备改审

Looks at: the licence number of every open body that teaches subjects on line; from 2022 on a mere filing is not enough.
Why: online bodies had to pass from filing to approval by the end of 2021, and to take no pupils or money until then.
Innocent when: the body holds a licence number, is closed, teaches no subjects, or teaches at a site only.
Not judged when: category or form are empty, or the ledger was brought without its column of licence numbers.

看什么:在营的线上学科类机构是否持有办学许可证号;2022年起仅有备案不算数。
为什么:线上机构应于2021年底前完成由备案改审批,未完成前须暂停招生收费。
何时无辜:有许可证号;已关停;非学科类;仅线下。
何时不判:培训类别或办学形式为空,或报送的台账没有许可证号一列。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.states import judged_from

RULE = Rule(
    title=Text("线上机构未完成备改审", "Online body without its licence"),
    subject="institution",
    since=date(2022, 1, 1),
    needs=("institutions",),
    cites=("备改审通知",),
    sentence=Text(
        "{name}在线上开展学科类培训,没有办学许可证号,未完成备改审。",
        "{name} teaches subjects on line and holds no licence number: it has not passed from filing to approval.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(bodies)
    online = rows.mode.isin(("online", "both"))
    rows = rows.filter(rows.is_open, (rows.subject_body & online).fill_null(True))
    known = (rows.subject_body & rows.mode.isin(("online", "both"))).notnull()
    told = facts.told(rows, "institutions", "licence_no")
    # A licence number has digits; 无, 办理中 and a dash are what people write where there is none.
    numbered = rows.licence_no.fill_null("").re_search("[0-9０-９]")
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(rows.opened_on, RULE.since),
        breach=ibis.cases((known & told, ~numbered)),
        why=ibis.cases(
            (rows.subject_body.isnull(), "empty:institutions.category"),
            (rows.mode.isnull(), "empty:institutions.mode"),
            else_="no_column:institutions.licence_no",
        ),
        observed=rows.licence_no,
        evidence={"institutions": {"institution_id": rows.institution_id}},
    )
