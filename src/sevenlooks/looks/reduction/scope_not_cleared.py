"""Licence cancelled, business scope unchanged · 许可证已注销而经营范围未变更

Looks at: bodies whose licence was cancelled: 7 working days later their business registration, under the present code
or a former one, is to be gone or its scope free of training. The finding's date is the first day after that time.
Why: a company that keeps training in its scope goes on selling it under a lawful-looking paper.
Innocent when: the registration is cancelled or revoked; the scope holds no training or leaves out the licensed kind; a
body that turned to non-subject training keeps only that; the code is a non-profit's, which is no business registration.
Not judged when: no market entity stands under its codes, its state or scope is empty, or the working days of that year
are not known.

看什么:办学许可证注销的机构,7个工作日后其市场主体(现用或曾用代码)应已注销或从经营范围中去掉培训。线索日期为期满次日。
为什么:保留培训范围的公司,仍可凭执照招揽生意。
何时无辜:登记已注销或吊销;范围不含培训,或注明不含须许可的培训;转型机构只保留非学科培训;代码为民办非企业单位的代码。
何时不判:市场主体中查无其代码,登记状态或经营范围为空,或该年工作日未知。
"""

from __future__ import annotations

from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.methods.calendar import working_day_table
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.registrations import registrations_left

RULE = Rule(
    title=Text("许可证已注销而经营范围未变更", "Licence cancelled, business scope unchanged"),
    subject="institution",
    since=date(2021, 10, 12),
    needs=("institutions", "market_entities"),
    parameters=("scope_change_days",),
    cites=("营转非工作通知",),
    sentence=Text(
        "{name}的办学许可证已于 {observed} 注销,变更期限至 {expected},届满后其市场主体 {linked_id} 仍存续,"
        "经营范围仍含培训。",
        "The licence of {name} was cancelled on {observed}; the time to change ended on {expected}, and its business "
        "registration {linked_id} is still active with training in its scope.",
    ),
)
REACH_BACK = timedelta(days=60)  # longer than any stretch of working days and holidays that a place may set


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(bodies).select("institution_id", "division_code", "status", "licence_cancelled_on")
    # Of earlier cancellations the time had run out before the rule's first day.
    earliest = RULE.since - REACH_BACK
    rows = rows.filter(rows.licence_cancelled_on.between(ibis.literal(earliest), facts.day()))
    time_ends = _time_ends(facts, earliest)
    rows = rows.left_join(time_ends, rows.licence_cancelled_on == time_ends.date)
    left = facts.reading(registrations_left).rename(entity_of="institution_id")
    rows = rows.left_join(left, rows.institution_id == left.entity_of)
    trains = rows.trains & ~((rows.status == "transformed") & rows.only_non_subject)
    # False and unknown is false: a registration that is gone is clean whatever its scope, and the other way round.
    uncleared = (rows.state == "active") & trains
    rows = rows.mutate(uncleared=uncleared, unknown=uncleared.isnull())
    each = rows.group_by(["institution_id", "division_code", "licence_cancelled_on", "then"]).aggregate(
        found=rows.uncleared.fill_null(False).any(),
        unknown=rows.unknown.any(),
        entity=rows.uscc.min(where=rows.uncleared),
        any_entity=rows.uscc.min(),
        state_empty=(rows.uscc.notnull() & rows.state.isnull()).any(),
    )
    return judge(
        each,
        subject=each.institution_id,
        institution=each.institution_id,
        division=each.division_code,
        on=each.then + ibis.interval(days=1),
        breach=ibis.cases((each.then.notnull() & each.found, True), (each.then.notnull() & ~each.unknown, False)),
        why=ibis.cases(
            (each.then.isnull(), "outside_calendar"),
            (each.any_entity.isnull(), "no_market_entity"),
            (each.state_empty, "empty:market_entities.state"),
            else_="empty:market_entities.scope",
        ),
        observed=each.licence_cancelled_on,
        expected=each.then,
        linked=each.entity,
        evidence={
            "institutions": {"institution_id": each.institution_id},
            "market_entities": {"uscc": each.entity},
        },
    )


def _time_ends(facts: Facts, earliest: date) -> ir.Table:
    """`date` of a cancellation → `then`, the last day on which the scope may still be changed."""
    days = facts.law["scope_change_days"].at(max(facts.as_of, RULE.since))
    last = max(facts.as_of, earliest)
    return facts.engine.give("scope_change_days", working_day_table(earliest, last, days))
