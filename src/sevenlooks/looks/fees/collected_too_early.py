"""Fee taken too early · 提前超一个月收费

Looks at: how long before the course starts a fee was paid. The start is the course's first day, else the first day of
the contract's service.
Why: money taken long before anything is taught is money that can be gone before it is owed.
Innocent when: paid on the day one month before, the day clipped to the month's end (a course from 31 March may be paid
from the last day of February); paid once the course has begun.
Not judged when: the payment names no contract that is on file, or nothing says when the course starts.

看什么:收费早于课程开始多久。以课程开课日期为准,没有的以合同服务起始日为准。
为什么:离开课越早收的钱,越可能在兑现之前就没了。
何时无辜:正好提前一个月(遇小月以月末计,3月31日开课的可自2月最后一天起收);开课后收费。
何时不判:收费未对应到在册合同,或无从得知开课日期。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.days import months_before
from sevenlooks.readings.division import with_division

RULE = Rule(
    title=Text("提前超一个月收费", "Fee taken too early"),
    subject="payment",
    since=date(2021, 10, 21),
    needs=("payments", "contracts"),
    uses=("courses",),
    parameters=("months_ahead",),
    cites=("教监管函〔2021〕2号",),
    sentence=Text(
        "{name}于 {observed} 收取 {amount} 元(收费编号 {subject_id}),按开课日期最早可于 {expected} 收取。",
        "{name} took {amount} yuan on {observed} (payment {subject_id}); for this course it could be taken from "
        "{expected} at the earliest.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    payments = facts.table("payments").select("payment_id", "contract_id", "institution_id", "paid_on", "amount")
    rows = payments.left_join(_starts(facts), "contract_id")
    rows = with_division(facts, rows)
    months = facts.law["months_ahead"].on(rows.paid_on, rows.division_code)
    earliest = months_before(rows.starts_on, months)
    return judge(
        rows,
        subject=rows.payment_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.paid_on,
        breach=rows.paid_on < earliest,
        why=ibis.cases(
            (rows.contract_id.isnull(), "empty:payments.contract_id"),
            (rows.contract_id_right.isnull(), "no_contract"),
            else_="no_course_start",
        ),
        observed=rows.paid_on,
        expected=earliest,
        amount=rows.amount,
        evidence={
            "payments": {"payment_id": rows.payment_id},
            "contracts": {"contract_id": rows.contract_id},
            "courses": {"course_id": rows.course_id},
        },
    )


def _starts(facts: Facts) -> ir.Table:
    """`contract_id`, `starts_on` and, where that is the course's own first day, `course_id`."""
    contracts = facts.table("contracts").select("contract_id", "course_id", "covers_from")
    courses = facts.table("courses").select("starts_on", known_course="course_id")
    rows = contracts.left_join(courses, contracts.course_id == courses.known_course)
    return rows.select(
        "contract_id",
        starts_on=ibis.coalesce(rows.starts_on, rows.covers_from),
        course_id=ibis.cases((rows.starts_on.notnull(), rows.known_course)),
    )
