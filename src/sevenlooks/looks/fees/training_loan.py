"""Paid by a training loan · 使用培训贷

Looks at: whether a contract was paid by a training loan.
Why: the loan goes on when the body is gone; families have paid for years of lessons that never came.
Innocent when: the contract says that no loan was used.
Not judged when: the contract does not say.

看什么:合同是否以培训贷支付。
为什么:机构关门后贷款仍须偿还,曾有家庭为从未上过的课还了多年贷款。
何时无辜:合同写明未使用贷款。
何时不判:合同未说明。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.division import with_division

RULE = Rule(
    title=Text("使用培训贷", "Paid by a training loan"),
    subject="contract",
    since=date(2021, 10, 21),
    needs=("contracts",),
    cites=("教监管函〔2021〕2号",),
    sentence=Text(
        "{name}于 {occurred_on} 签订的合同 {subject_id} 使用了培训贷,合同金额 {amount} 元。",
        "Contract {subject_id} of {name}, signed on {occurred_on} over {amount} yuan, was paid by a training loan.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    contracts = facts.table("contracts").select("contract_id", "institution_id", "signed_on", "amount", "loan")
    contracts = with_division(facts, contracts)
    return judge(
        contracts,
        subject=contracts.contract_id,
        institution=contracts.institution_id,
        division=contracts.division_code,
        on=contracts.signed_on,
        breach=contracts.loan,
        why=ibis.literal("empty:contracts.loan"),
        amount=contracts.amount,
        evidence={"contracts": {"contract_id": contracts.contract_id}},
    )
