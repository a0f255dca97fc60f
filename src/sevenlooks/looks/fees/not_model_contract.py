"""Not the model contract · 未用示范文本

Looks at: the contract text that each contract names: the model text is GF-2021-2604 of 2021.
Why: the model text settles refunds, supervision of fees and disputes in the family's favour; other texts often do not.
Innocent when: the model text is named in another spelling (width, dashes, with its title), or by title and year.
Not judged when: the contract names no text.

看什么:合同所用文本是否为2021年示范文本(GF-2021-2604)。
为什么:示范文本写明退费、预收费监管和争议处理;自拟文本常常避而不谈。
何时无辜:全角半角、横线、附带标题等写法不同的同一文本;以标题和年份写明的示范文本。
何时不判:合同未写明所用文本。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.contract_texts import contract_texts
from sevenlooks.readings.division import with_division

RULE = Rule(
    title=Text("未用示范文本", "Not the model contract"),
    subject="contract",
    since=date(2021, 10, 13),
    needs=("contracts",),
    cites=("GF-2021-2604",),
    sentence=Text(
        "{name}于 {occurred_on} 签订的合同 {subject_id} 所用文本为“{observed}”,应使用 {expected} 示范文本。",
        "Contract {subject_id} of {name}, signed on {occurred_on}, uses the text “{observed}” instead of {expected}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    contracts = facts.table("contracts").select("contract_id", "institution_id", "signed_on", "template")
    texts = facts.reading(contract_texts).select("is_model", text="template")
    contracts = contracts.left_join(texts, contracts.template == texts.text)
    contracts = with_division(facts, contracts)
    return judge(
        contracts,
        subject=contracts.contract_id,
        institution=contracts.institution_id,
        division=contracts.division_code,
        on=contracts.signed_on,
        breach=contracts.is_model == ibis.literal(False),
        why=ibis.literal("empty:contracts.template"),
        observed=contracts.template,
        expected=ibis.literal("GF-2021-2604"),
        evidence={"contracts": {"contract_id": contracts.contract_id}},
    )
