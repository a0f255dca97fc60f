"""A month without its fire check · 消防检查缺失

Looks at: each whole calendar month that is over and in which a body with a site was open throughout, counted from the
later of the rule's first day and the day it opened: whether a monthly fire check stands in the books.
Why: blocked exits and loose wires are found by looking, and only by looking again.
Innocent when: there is a check on any day of the month; the body opened or closed within it, or teaches on line only.
A month begun before the rule, or not yet over, counts for nobody.
Not judged when: the body's form is empty, or neither its opening nor its status has a day.

看什么:线下机构自规定施行日与开办日较晚者起,每个已结束且全月在营的自然月是否有消防月检记录。
为什么:堵住的出口、乱接的电线,看了才知道,再看才算数。
何时无辜:当月任何一天有月检;当月开办或当月关停;仅线上。规定施行当月和尚未结束的月份不计。
何时不判:办学形式为空,或开办日期和状态日期都为空。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.methods.calendar import add_months, span_limit
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import CLOSED, OPEN, bodies

RULE = Rule(
    title=Text("消防检查缺失", "Fire check missing"),
    subject="institution",
    since=date(2022, 5, 17),
    needs=("institutions", "safety_checks"),
    cites=("教监管厅函〔2022〕9号",),
    sentence=Text(
        "{name}在截至 {occurred_on} 的整个自然月内没有消防月检记录。",
        "{name} has no monthly fire check in the calendar month that ended on {occurred_on}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = _open_months(facts)
    checks = facts.table("safety_checks")
    checks = checks.filter(checks.kind == "fire_monthly", checks.checked_at.date() <= facts.day())
    checks = checks.select(checked="institution_id", month=checks.checked_at.date().truncate("M")).distinct()
    rows = rows.left_join(checks, [rows.institution_id == checks.checked, rows.month == checks.month])
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.month_end,
        occasion=rows.month_end.strftime("%Y-%m"),
        breach=ibis.cases((rows.mode.notnull() & rows.begun.notnull(), rows.checked.isnull())),
        why=ibis.cases((rows.mode.isnull(), "empty:institutions.mode"), else_="empty:institutions.opened_on"),
        observed=ibis.literal(0),
        expected=ibis.literal(1),
        evidence={"institutions": {"institution_id": rows.institution_id}},
    )


def _open_months(facts: Facts) -> ir.Table:
    """One row a body and whole month (`month` its first day, `month_end` its last) in which it was open throughout."""
    rows = facts.reading(bodies)
    rows = rows.filter(
        rows.status.isin(OPEN) | (rows.status.isin(CLOSED) & rows.closed_from.notnull()),
        (rows.mode != "online").fill_null(True),
    )
    rows = rows.select(
        "institution_id",
        "division_code",
        "mode",
        "closed_from",
        begun=ibis.coalesce(rows.opened_on, rows.status_on),
        month_end=ibis.literal(month_ends(RULE.since, facts.as_of), type="array<date>").unnest(),
    )
    rows = rows.mutate(month=rows.month_end.truncate("M"))
    opened_before = (rows.begun <= rows.month).fill_null(True)
    not_closed = (rows.closed_from > rows.month_end).fill_null(True)
    return rows.filter(opened_before, not_closed)


def month_ends(since: date, until: date) -> list[date]:
    """Last days of the whole months after `since` (its own month, when it begins on the 1st) that are over by `until`.

    The first of them stands there even when it is not over: screening leaves out what lies after the as-of day.
    """
    first = since if since.day == 1 else add_months(since.replace(day=1), 1)
    ends = [span_limit(first, 1)]
    while (end := span_limit(add_months(first, len(ends)), 1)) <= until:
        ends.append(end)
    return ends
