"""Should have become a non-profit and did not · 应转未转非营利

Looks at: the registration of every open body that teaches subjects to the compulsory stage; from 2022 on it must be a
non-profit's (民办非企业单位).
Why: subject teaching for the compulsory stage may not be run for profit; conversion was due by the end of 2021.
Innocent when: the body is closed, teaches no subjects, or teaches them to senior high or preschool only.
Not judged when: category, stages or type of registration are empty.

看什么:面向义务教育阶段的在营学科类机构,2022年起应登记为民办非企业单位。
为什么:义务教育阶段学科类培训不得营利,统一登记应于2021年底前完成。
何时无辜:已关停;非学科类;仅面向高中或学前。
何时不判:培训类别、学段或登记类型为空。
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
    title=Text("应转未转非营利", "Not converted to a non-profit"),
    subject="institution",
    since=date(2022, 1, 1),
    needs=("institutions",),
    cites=("三部门统一登记通知",),
    sentence=Text(
        "{name}面向义务教育阶段开展学科类培训,登记类型为“{observed:institutions.registration_type}”,"
        "应为“{expected:institutions.registration_type}”。",
        "{name} teaches subjects to the compulsory stage; its registration is "
        "“{observed:institutions.registration_type}” and must be “{expected:institutions.registration_type}”.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(bodies)
    rows = rows.filter(rows.is_open, (rows.subject_body & rows.compulsory).fill_null(True))
    must = rows.subject_body & rows.compulsory
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(rows.opened_on, RULE.since),
        breach=ibis.cases((must.notnull(), rows.registration_type != "nonprofit")),
        why=ibis.cases(
            (rows.subject_body.isnull(), "empty:institutions.category"),
            (rows.compulsory.isnull(), "empty:institutions.stages"),
            else_="empty:institutions.registration_type",
        ),
        observed=rows.registration_type,
        expected=ibis.literal("nonprofit"),
        evidence={"institutions": {"institution_id": rows.institution_id}},
    )
