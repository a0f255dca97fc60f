"""Fee not seen at the bank · 收费未见银行入账

Looks at: each fee said to be in a custody account: the account's statement must show it, from the day before to 7 days
after it was paid.
Why: a fee that never reached the bank was taken elsewhere, whatever the receipt says.
Innocent when: the entry comes later within the days allowed, net of the bank's charge, gathered with the day's other
fees, or split over several entries of one day.
Not judged when: the statement does not tell of all days on which the entry could stand, or the days are not over yet.

看什么:称已进入托管账户的每笔收费,在收费前一日至后7日的账户流水中应能查到。
为什么:未到账的钱去了别处,不论收据怎么写。
何时无辜:在规定天数内到账;扣除手续费后到账;与当日其他收费合并到账;同日分笔到账。
何时不判:流水未覆盖可能入账的全部日期,或入账期限未满。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bank_matches import bank_matches
from sevenlooks.readings.days import days_after
from sevenlooks.readings.division import with_division
from sevenlooks.readings.supervision import payees

RULE = Rule(
    title=Text("收费未见银行入账", "Fee not seen at the bank"),
    subject="payment",
    since=date(2021, 10, 21),
    needs=("payments", "accounts", "account_entries"),
    parameters=("match_days",),
    cites=("教监管函〔2021〕2号",),
    sentence=Text(
        "{name}于 {occurred_on} 收取的 {amount} 元(收费编号 {subject_id})称已进入托管账户 {observed},"
        "至 {expected} 仍未入账。",
        "The {amount} yuan that {name} took on {occurred_on} (payment {subject_id}), said to be in custody account "
        "{observed}, had not been booked there by {expected}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(payees)
    rows = rows.join(facts.reading(bank_matches), "payment_id")
    rows = with_division(facts, rows)
    last_day = days_after(rows.paid_on, facts.law["match_days"].on(rows.paid_on, rows.division_code))
    first_day = days_after(rows.paid_on, -1)
    covered = (rows.statement_from <= first_day) & (last_day <= rows.statement_to)
    over = last_day <= facts.day()
    return judge(
        rows,
        subject=rows.payment_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.paid_on,
        breach=ibis.cases((rows.seen, False), (covered.fill_null(False) & over, True)),
        why=ibis.cases((covered.fill_null(False), "days_not_over"), else_="no_statement"),
        observed=rows.account_no,
        expected=last_day,
        amount=rows.amount,
        evidence={"payments": {"payment_id": rows.payment_id}, "accounts": {"account_no": rows.account_no}},
    )
