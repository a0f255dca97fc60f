"""Teaching on an expired licence · 许可证过期仍办学

Looks at: lessons held and payments taken after the last valid day of the body's licence.
Why: without a licence in force nobody has looked at the site, the staff and the money.
Innocent when: the licence was renewed and the ledger carries the new date, or it is the last valid day itself.
Not judged when: the ledger gives no last valid day, or neither lessons nor payments were brought.

看什么:办学许可证有效期届满之后的课次和收费。
为什么:许可证失效,场地、人员和资金都不再有人把关。
何时无辜:已换发新证且台账已更新有效期;有效期最后一天仍有效。
何时不判:台账未填有效期,或课次、收费均未报送。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.doings import held_lessons, keys_of, taken_payments

RULE = Rule(
    title=Text("许可证过期仍办学", "Teaching on an expired licence"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("institutions",),
    uses=("lessons", "payments"),
    cites=("民办教育促进法 第64条",),
    sentence=Text(
        "{name}的办学许可证有效期至 {expected},此后仍有 {observed} 条上课或收费记录,最早为 {occurred_on}。",
        "The licence of {name} was valid to {expected}; lessons or payments after that: {observed}, the first "
        "on {occurred_on}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(bodies).select("institution_id", "division_code", "licence_valid_to")
    valid = rows.filter(rows.licence_valid_to.notnull()).select("institution_id", day="licence_valid_to")
    found = ibis.union(held_lessons(facts, valid), taken_payments(facts, valid))
    found = found.filter(found.day >= ibis.literal(RULE.since))
    later = found.group_by("institution_id").aggregate(
        doings=found.count(),
        first=found.day.min(),
        paid=found.amount.sum(),
        of_lessons=keys_of(found, "lessons"),
        of_payments=keys_of(found, "payments"),
    )
    rows = rows.left_join(later.rename(later_body="institution_id"), rows.institution_id == later.institution_id)
    told = ibis.literal(facts.has("lessons") or facts.has("payments")) & rows.licence_valid_to.notnull()
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=ibis.coalesce(rows["first"], facts.day()),
        breach=ibis.cases((told, rows.doings.notnull())),
        why=ibis.cases(
            (rows.licence_valid_to.isnull(), "empty:institutions.licence_valid_to"), else_="no_activity_books"
        ),
        observed=rows.doings,
        expected=rows.licence_valid_to,
        amount=rows.paid,
        evidence={
            "institutions": {"institution_id": rows.institution_id},
            "lessons": {"lesson_id": rows.of_lessons},
            "payments": {"payment_id": rows.of_payments},
        },
    )
