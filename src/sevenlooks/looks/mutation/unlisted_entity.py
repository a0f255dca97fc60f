"""A market entity in no ledger · 市场主体疑似培训而未入台账

Looks at: active market entities whose name or registered scope speaks of educating, training, tutoring or minding
children, against the codes and names, present and former, of the ledger.
Why: two thirds of the bodies found teaching subjects in 2022 were not fully licensed; most stood in no register.
Innocent when: the ledger has it under a former name or code; it trains adults; its scope leaves the licensed kind out;
it only calls itself science or sports; it is a school or kindergarten.
Not judged when: nobody told whether it is active; its name says nothing and its scope is empty.

看什么:名称或经营范围含教育、培训、补习、托管儿童等内容的存续市场主体,与台账的代码、名称(含曾用)对照。
为什么:2022年查出的违规机构三分之二证照不全,多数不在任何台账里。
何时无辜:台账以曾用名、曾用代码登记过;面向成人;经营范围写明不含须许可的培训;仅有“科技”“体育”字样;属学校或幼儿园。
何时不判:登记状态未知;名称看不出而经营范围为空。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.scopes import spoken_entities

STRENGTHS = {"sure": 0.9, "likely": 0.6, "slight": 0.3}  # how surely the words speak of children; orders the leads

RULE = Rule(
    title=Text("市场主体疑似培训而未入台账", "A market entity in no ledger"),
    subject="entity",
    since=date(2021, 7, 24),
    needs=("market_entities", "institutions"),
    lead=True,
    cites=("回头看通知 四看",),
    sentence=Text(
        "市场主体 {subject_id} 的名称或经营范围写有“{observed}”,台账中查无此主体。",
        "Market entity {subject_id} speaks of “{observed}” in its name or scope and stands in no ledger.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    entities = facts.table("market_entities")
    rows = entities.join(facts.reading(spoken_entities), "uscc")
    since = ibis.literal(RULE.since)
    return judge(
        rows,
        subject=rows.uscc,
        institution=None,
        division=rows.division_code,
        # An entity registered before the rule's first day and still there is judged from that day.
        on=ibis.ifelse((rows.registered_on > since).fill_null(False), rows.registered_on, since),
        breach=ibis.cases(
            (rows.state.isnull(), None),
            (rows.strength.notnull(), ~rows.listed),
            (rows.scope.notnull(), False),
        ),
        why=ibis.ifelse(rows.state.isnull(), "empty:market_entities.state", "empty:market_entities.scope"),
        observed=rows.phrases,
        strength=rows.strength.cases(*STRENGTHS.items()),
        evidence={"market_entities": {"uscc": rows.uscc}},
    )
