"""Deposit below its floor · 风险保证金不足

Looks at: a body under a deposit, on the last day that its deposit accounts' statements tell of: the deposit against the
amounts of all contracts in force that day, each scaled to at most three months of its span.
Why: the deposit is what families are paid from when the body closes.
Innocent when: the deposit is exactly the floor; longer contracts count for three months only; what was refunded counts
no more; contracts on which nothing has been paid yet are none.
Not judged when: there is no statement or balance, or contracts do not say from when to when they run.

看什么:实行风险保证金的机构,在保证金账户流水所及的最后一日,保证金与当日有效合同金额(每份最多折算三个月)之和的差额。
为什么:机构关门时,家庭靠这笔钱得到退款。
何时无辜:正好等于下限;较长合同只计三个月;已退费部分不计;尚未付款的合同不计。
何时不判:没有流水或余额,或合同未写明服务起止日期。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.balances import supervised_balances
from sevenlooks.readings.deposit_floors import deposit_floors
from sevenlooks.readings.division import with_division
from sevenlooks.readings.money import yuan

RULE = Rule(
    title=Text("风险保证金不足", "Deposit below its floor"),
    subject="institution",
    since=date(2021, 10, 21),
    needs=("accounts", "account_entries", "contracts"),
    uses=("payments",),
    parameters=("deposit_floor",),
    cites=("教监管函〔2021〕2号",),
    sentence=Text(
        "{occurred_on},{name}的风险保证金为 {observed:yuan} 元,按有效合同计算不得低于 {expected:yuan} 元,短少 "
        "{amount} 元。",
        "On {occurred_on} {name} had {observed:yuan} yuan as its deposit; by the contracts in force the floor was "
        "{expected:yuan}: {amount} yuan are missing.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(supervised_balances)
    rows = rows.filter(rows["mode"] == "deposit").left_join(facts.reading(deposit_floors), "institution_id")
    rows = with_division(facts, rows)
    floor = rows.floor.fill_null(0)
    below = rows.balance < floor
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.seen_on,
        breach=ibis.cases((below, True), (rows.untold.fill_null(False), ibis.null("boolean")), else_=below),
        why=ibis.cases(
            (rows.seen_on.isnull(), "no_statement"),
            (rows.balance.isnull(), "empty:account_entries.balance_after"),
            else_="empty:contracts.covers_to",
        ),
        observed=yuan(rows.balance),
        expected=yuan(floor),
        amount=yuan(floor - rows.balance),
        evidence={
            "accounts": {"account_no": rows.account_nos},
            "account_entries": {"entry_id": rows.entry_ids},
            "contracts": {"contract_id": rows.contract_ids},
        },
    )
