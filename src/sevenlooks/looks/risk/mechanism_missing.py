"""A county without a mechanism · 机制缺失

Looks at: every county with an open body: whether warning, emergency plan, refund handling and patrol are on file.
Why: when a body fails, families need somebody whose task it already is.
Innocent when: the county has the mechanism, whenever it was set up before the day looked from, or has no open body.
Not judged when: no county brought its mechanisms.

看什么:有在营机构的县(市、区)是否建有预警、应急预案、退费处置、巡查四项机制。
为什么:机构一旦出事,家长需要早已明确的责任人。
何时无辜:在筛查日之前已建立该项机制;或辖区内没有在营机构。
何时不判:未报送风险防范机制。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.mechanisms import mechanisms_on_file

KINDS = ("warning", "emergency", "refund", "patrol")

RULE = Rule(
    title=Text("机制缺失", "Mechanism missing"),
    subject="division",
    since=date(2022, 4, 2),
    needs=("mechanisms", "institutions"),
    cites=("回头看通知 七看",),
    sentence={
        "warning": Text(
            "{division_code:division}未建立预警机制。", "{division_code:division} has no warning mechanism on file."
        ),
        "emergency": Text(
            "{division_code:division}未制定应急预案。", "{division_code:division} has no emergency plan on file."
        ),
        "refund": Text(
            "{division_code:division}未建立退费处置机制。", "{division_code:division} has no refund mechanism on file."
        ),
        "patrol": Text(
            "{division_code:division}未建立巡查制度。", "{division_code:division} has no patrol system on file."
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(bodies)
    counties = rows.filter(rows.is_open).group_by("division_code").aggregate(body=rows.institution_id.min())
    wanted = counties.mutate(kind=ibis.literal(KINDS, type="array<string>").unnest())
    filed = facts.reading(mechanisms_on_file).select(county="division_code", filed_kind="kind")
    rows = wanted.left_join(filed, [wanted.division_code == filed.county, wanted.kind == filed.filed_kind])
    return judge(
        rows,
        subject=rows.division_code + "/" + rows.kind,
        institution=None,
        division=rows.division_code,
        on=ibis.literal(RULE.since),
        breach=rows.filed_kind.isnull(),
        expected=rows.kind,
        variant=rows.kind,
        evidence={"institutions": {"institution_id": rows.body}},
    )
