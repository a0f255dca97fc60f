"""One charge over 5,000 yuan · 一次性收费超5000元

Looks at: what a non-subject body charges at once. Payments on a contract no more than 7 days apart are one charge;
contracts of one pupil for one course signed no more than 7 days apart are taken together.
Why: an added cap for non-subject training since the end of 2022; it bounds what one family can lose.
Innocent when: more is paid in parts, none over 5,000 yuan; exactly 5,000 yuan; signed before 29 December 2022.
Not judged when: the body's category is not told or undecided.

看什么:非学科类机构一次收取的金额。同一合同间隔不超过7天的付款算一次收费;同一学员同一课程间隔不超过7天签订的合同合并计算。
为什么:2022年底起对非学科类培训增设的上限,限定每个家庭可能的损失。
何时无辜:总额虽高但分次收费,每次不超过5000元;正好5000元;2022年12月29日前签订的合同。
何时不判:机构类别未填或未定。
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
    title=Text("一次性收费超5000元", "One charge over 5,000 yuan"),
    subject="contract",
    since=date(2022, 12, 29),
    needs=("contracts", "institutions"),
    uses=("payments",),
    parameters=("charge_yuan", "one_charge_days"),
    cites=("十三部门非学科类意见(2022-12)",),
    sentence=Text(
        "{name}于 {occurred_on} 签订的合同 {subject_id} 一次收取 {observed:yuan} 元,非学科类规定不超过 "
        "{expected:yuan} 元。",
        "{name} charged {observed:yuan} yuan at once on contract {subject_id} of {occurred_on}; a non-subject body "
        "may take no more than {expected:yuan}.",
    ),
)
OUT_OF_REACH = ("subject", "childcare", "other")


def cases(facts: Facts) -> ir.Table:
    charges = facts.reading(largest_charges)
    charges = charges.filter(~charges.body_category.isin(OUT_OF_REACH).fill_null(False))
    most = facts.law["charge_yuan"].on(charges.signed_on, charges.division_code)
    charged = yuan(charges.charged)
    return judge(
        charges,
        subject=charges.contract_id,
        institution=charges.institution_id,
        division=charges.division_code,
        on=charges.signed_on,
        breach=ibis.cases((charges.body_category == "non_subject", charged > most)),
        why=ibis.literal("empty:institutions.category"),
        observed=charged.round(2),
        expected=most,
        amount=charged - most,
        evidence={
            "contracts": {"contract_id": charges.contract_ids},
            "payments": {"payment_id": charges.payment_ids},
        },
    )
