"""One charge covers more than three months · 一次性收费跨度超三个月

Looks at: the time that one charge covers. Payments on a contract no more than 7 days apart are one charge; contracts of
one pupil for one course signed no more than 7 days apart are taken together. A charge covers the contract's days by its
share of the amount.
Why: what is paid for far-off lessons is what families lose when a body closes.
Innocent when: a longer contract is paid in parts, none covering more than three months; the months end on the same day
of the month as they began, or on the last day of a shorter month.
Not judged when: the contract does not say from when to when it runs.

看什么:一次收费所覆盖的时间。同一合同间隔不超过7天的付款算一次收费;同一学员同一课程间隔不超过7天签订的合同合并计算;按收费占合同金额的比例折算天数。
为什么:预收时间越长,机构关门时家庭损失越大。
何时无辜:合同期较长但分次收费,每次不超过三个月;止于三个月后的同一日,或较短月份的最后一天。
何时不判:合同未写明服务起止日期。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.charges import largest_charges
from sevenlooks.readings.days import days_to_the_same_day
from sevenlooks.readings.money import yuan

RULE = Rule(
    title=Text("一次性收费跨度超三个月", "One charge covers more than three months"),
    subject="contract",
    since=date(2018, 8, 22),
    needs=("contracts",),
    uses=("payments",),
    parameters=("charge_months", "one_charge_days"),
    cites=("国办发〔2018〕80号", "教监管函〔2021〕2号"),
    sentence=Text(
        "{name}于 {occurred_on} 签订的合同 {subject_id} 一次收取 {amount} 元,"
        "覆盖 {observed} 天,三个月仅 {expected} 天。",
        "{name} charged {amount} yuan at once on contract {subject_id} of {occurred_on}, covering {observed} days; "
        "three months have {expected}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    charges = facts.reading(largest_charges)
    months = facts.law["charge_months"].on(charges.signed_on, charges.division_code)
    allowed = days_to_the_same_day(charges.covers_from, months)
    return judge(
        charges,
        subject=charges.contract_id,
        institution=charges.institution_id,
        division=charges.division_code,
        on=charges.signed_on,
        breach=ibis.cases((charges.charged == 0, False), else_=charges.days > allowed),
        why=ibis.literal("empty:contracts.covers_to"),
        observed=charges.days,
        expected=allowed,
        amount=yuan(charges.charged),
        evidence={
            "contracts": {"contract_id": charges.contract_ids},
            "payments": {"payment_id": charges.payment_ids},
        },
    )
