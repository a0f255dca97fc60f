"""One charge pays for more than 60 lessons · 一次性收费超60课时

Looks at: the lessons that one charge pays for. Payments on a contract no more than 7 days apart are one charge;
contracts of one pupil for one course signed no more than 7 days apart are taken together. A charge pays for the
contract's lessons by its share of the amount.
Why: large packages are how families' money is gathered before a closure.
Innocent when: more lessons are paid in parts, none for more than 60; exactly 60.
Not judged when: the contract does not say how many lessons it is for.

看什么:一次收费所购课时。同一合同间隔不超过7天的付款算一次收费;同一学员同一课程间隔不超过7天签订的合同合并计算;按收费占合同金额的比例折算课时。
为什么:大额课包是关门前集中敛财的常见手段。
何时无辜:课时虽多但分次收费,每次不超过60课时;正好60课时。
何时不判:合同未写明课时数。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.charges import largest_charges
from sevenlooks.readings.money import yuan

RULE = Rule(
    title=Text("一次性收费超60课时", "One charge pays for more than 60 lessons"),
    subject="contract",
    since=date(2021, 10, 21),
    needs=("contracts",),
    uses=("payments",),
    parameters=("charge_lessons", "one_charge_days"),
    cites=("教监管函〔2021〕2号",),
    sentence=Text(
        "{name}于 {occurred_on} 签订的合同 {subject_id} 一次收取 {amount} 元,合 {observed:number} 课时,上限为 "
        "{expected}。",
        "{name} charged {amount} yuan at once on contract {subject_id} of {occurred_on}, for {observed:number} "
        "lessons; no more than {expected} are allowed.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    charges = facts.reading(largest_charges)
    most = facts.law["charge_lessons"].on(charges.signed_on, charges.division_code)
    over = charges.lessons > most
    return judge(
        charges,
        subject=charges.contract_id,
        institution=charges.institution_id,
        division=charges.division_code,
        on=charges.signed_on,
        # The lessons that are told may already be too many.
        breach=ibis.cases((charges.charged == 0, False), (over | charges.lessons_told, over)),
        why=ibis.literal("empty:contracts.lessons"),
        observed=charges.lessons,
        expected=most,
        amount=yuan(charges.charged),
        evidence={
            "contracts": {"contract_id": charges.contract_ids},
            "payments": {"payment_id": charges.payment_ids},
        },
    )
