"""Refund overdue · 退费逾期

Looks at: each refund with a due day: whether all of it was paid by then.
Why: refunds that come late or in part are the first thing families see of a body in trouble.
Innocent when: paid in full on the due day itself; nothing was due.
Not judged when: the refund does not say its due day or what was due, or not enough of what was paid and when.

看什么:有应退期限的每笔退费,是否在期限内足额退付。
为什么:拖延或部分退费,往往是家庭最先看到的关门征兆。
何时无辜:应退期限当日足额退付;应退金额为零。
何时不判:未写明应退期限、应退金额,或已退金额、退费日期不全而无从判断。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.days import days_after
from sevenlooks.readings.division import with_division

RULE = Rule(
    title=Text("退费逾期", "Refund overdue"),
    subject="refund",
    since=date(2021, 10, 13),
    needs=("refunds",),
    cites=("GF-2021-2604",),
    sentence=Text(
        "{name}的退费 {subject_id} 应于 {expected} 前退清,到期时尚有 {amount} 元未退。",
        "Refund {subject_id} of {name} was due by {expected}; {amount} yuan were still unpaid when it fell due.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = with_division(facts, facts.table("refunds"))
    in_time = rows.paid_on <= rows.due_on
    late = rows.paid_on > rows.due_on
    in_part = rows.amount_paid < rows.amount_due
    nothing_due = rows.amount_due == 0
    breach = ibis.cases(
        (rows.due_on.isnull() | rows.amount_due.isnull(), ibis.null("boolean")),
        (nothing_due, False),
        (in_part | late, True),
        (in_time & rows.amount_paid.notnull(), False),
    )
    paid_in_time = ibis.cases((in_time, rows.amount_paid), else_=0)
    return judge(
        rows,
        subject=rows.refund_id,
        institution=rows.institution_id,
        division=rows.division_code,
        # The first day on which it can be overdue.
        on=days_after(rows.due_on, 1),
        breach=breach,
        why=ibis.cases(
            (rows.due_on.isnull(), "empty:refunds.due_on"),
            (rows.amount_due.isnull(), "empty:refunds.amount_due"),
            (rows.amount_paid.isnull(), "empty:refunds.amount_paid"),
            else_="empty:refunds.paid_on",
        ),
        observed=rows.paid_on,
        expected=rows.due_on,
        amount=rows.amount_due - paid_in_time,
        evidence={
            "refunds": {"refund_id": rows.refund_id},
            "contracts": {"contract_id": rows.contract_id},
        },
    )
