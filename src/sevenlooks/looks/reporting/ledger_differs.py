"""Ledger and platform differ · 账账不符

Looks at: name, code, address, category and supervised account of a body, in the ledger and on the platform.
Why: nobody can act on two books that contradict each other; a parent who pays by the platform pays somewhere else.
Innocent when: the two differ in width, spaces, brackets, legal form or the abbreviation of a place; they name floors or
rooms of one building; the category is the same in other words.
Not judged when: nothing that can be compared differs and something could not be compared: empty on one side, or a text
that nobody can read.

看什么:机构的名称、代码、地址、类别、监管账号,台账与平台两相对照。
为什么:两本账互相矛盾,哪一本都不能照办;家长照平台缴费,就缴到了别处。
何时无辜:只是全半角、空格、括号、组织形式或地名简称不同;同一栋楼的楼层房号;同一类别的不同说法。
何时不判:能比的都相符,而有的一方未填或无法辨认。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.platform import differences, records
from sevenlooks.readings.states import judged_from

RULE = Rule(
    title=Text("账账不符", "Ledger and platform differ"),
    subject="institution",
    since=date(2021, 11, 15),
    needs=("institutions", "platform_records"),
    uses=("accounts",),
    cites=("底数核查通知",),
    sentence={
        "name": Text(
            "{name} 的名称在台账与全国平台不一致。", "The name of {name} differs between ledger and platform."
        ),
        "uscc": Text(
            "{name} 的统一社会信用代码在台账与全国平台不一致。",
            "The social credit code of {name} differs between ledger and platform.",
        ),
        "operating_address": Text(
            "{name} 的经营地址在台账与全国平台不是同一处。",
            "Ledger and platform give {name} addresses that are not one place.",
        ),
        "category": Text(
            "{name} 的培训类别在台账与全国平台不一致。", "The category of {name} differs between ledger and platform."
        ),
        "supervised_account": Text(
            "{name} 在全国平台的监管账号不是它的监管账户。",
            "The supervised account of {name} on the platform is none of its own.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(records)
    rows = rows.join(facts.reading(differences), "institution_id")
    found = rows.differs.length() > 0
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(rows.filed_updated_on, RULE.since),
        breach=ibis.cases((found, True), (rows.unknown.isnull(), False)),
        why=rows.unknown,
        observed=rows.differs.join(", "),
        variant=ibis.cases((found, rows.differs[0])),
        evidence={
            "institutions": {"institution_id": rows.institution_id},
            "platform_records": {"institution_id": rows.institution_id},
        },
    )
