"""A mechanism that nobody exercises · 机制未运行

Looks at: the last exercise or use of each mechanism on file; the state begins on the first day after the period.
Why: a plan that has never been walked through fails on the day it is needed.
Innocent when: the last exercise lies within the period, its last day included, or the mechanism is younger than that.
Not judged when: no exercise is told and the mechanism is older than the period.

看什么:各项机制最近一次演练或运行;超过期限的次日起算。
为什么:从未走过一遍的预案,用的时候就会失灵。
何时无辜:期限之内(含最后一天)有过演练或运行;机制建立尚不满一个期限。
何时不判:未填最近演练或运行日期,而机制建立已超过期限。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.mechanisms import mechanisms_on_file
from sevenlooks.readings.states import judged_from

RULE = Rule(
    title=Text("机制未运行", "Mechanism idle"),
    subject="division",
    since=date(2022, 4, 2),
    needs=("mechanisms",),
    parameters=("exercise_days",),
    cites=("回头看通知 七看",),
    sentence=Text(
        "{subject_id:mechanism}机制最近一次演练或运行为 {observed},应不晚于 {expected} 再次运行。",
        "The mechanism {subject_id:mechanism} was last exercised on {observed}; it was due again by {expected}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(mechanisms_on_file)
    days = facts.law["exercise_days"].on(facts.day(), rows.division_code)
    since_exercise = facts.day().delta(rows.exercised_on, unit="day")
    since_established = facts.day().delta(rows.established_on, unit="day")
    due = rows.exercised_on + days.as_interval("D")
    idle = since_exercise > days
    return judge(
        rows,
        subject=rows.division_code + "/" + rows.kind,
        institution=None,
        division=rows.division_code,
        on=ibis.cases((idle, judged_from(due + ibis.interval(days=1), RULE.since)), else_=facts.day()),
        # A later exercise has overwritten the one that was the last on the day looked from.
        breach=ibis.cases((since_exercise >= 0, idle), (since_established <= days, False)),
        why=ibis.cases((rows.exercised_on.isnull(), "empty:mechanisms.exercised_on"), else_="exercised_later"),
        observed=rows.exercised_on,
        expected=due.strftime("%Y-%m-%d"),
        evidence={"mechanisms": {"division_code": rows.division_code, "kind": rows.kind}},
    )
