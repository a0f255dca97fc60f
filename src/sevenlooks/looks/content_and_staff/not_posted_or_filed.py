"""A teacher neither posted nor filed · 人员未公示未备案

Looks at: everybody who teaches or does research, ten working days after joining: posted at the site and filed on the
platform.
Why: parents can only check whom they can see, and the platform only whom it knows.
Innocent when: the ten working days are not over, the filing came late but is there, or the person left before that.
Not judged when: the books have no column for posting or filing, or the working days of that year are not known.

看什么:教学、教研人员入职10个工作日后须已公示并在平台备案。
为什么:看得见的人家长才查得到,备了案的人平台才管得到。
何时无辜:10个工作日未满;已补备案;此前已离职。
何时不判:台账没有公示或备案一列;当年的工作日安排未知。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.language import Text
from sevenlooks.looks.content_and_staff._by_person import judge_people
from sevenlooks.looks.rule import Rule
from sevenlooks.methods.calendar import working_day_table
from sevenlooks.readings import Facts
from sevenlooks.readings.people import on_staff
from sevenlooks.readings.periods import judged_on

RULE = Rule(
    title=Text("人员未公示未备案", "Person not posted or not filed"),
    subject="person",
    since=date(2021, 9, 14),
    needs=("staff",),
    parameters=("filing_working_days",),
    cites=("从业人员管理办法(2021-09)",),
    sentence={
        "posted": Text(
            "{name} 的教学、教研人员({subject_id:person})入职满期而未公示。",
            "A teaching or research person of {name} ({subject_id:person}) is not posted in time.",
        ),
        "filed": Text(
            "{name} 的教学、教研人员({subject_id:person})入职满期而未在平台备案。",
            "A teaching or research person of {name} ({subject_id:person}) is not filed on the platform in time.",
        ),
    },
)

_LONG_BEFORE = date(2020, 1, 1)  # whoever joined before is overdue whatever the holidays were


def cases(facts: Facts) -> ir.Table:
    rows = on_staff(facts, RULE.since)
    rows = rows.filter(rows.role.isin(("teaching", "research")))
    rows = _with_due(facts, rows)
    # Whoever left before the first day after the deadline is never judged.
    rows = rows.filter((rows.employed_until > rows.due).fill_null(True))
    posted_told = facts.told(rows, "staff", "posted")
    filed_told = facts.told(rows, "staff", "filed_on")
    not_posted = ~rows.posted.fill_null(False)
    not_filed = (rows.filed_on.isnull() | (rows.filed_on > facts.day())).fill_null(True)
    lacks = (posted_told & not_posted) | (filed_told & not_filed)
    return judge_people(
        rows,
        on=judged_on(rows.due, RULE.since),
        breach=ibis.cases(
            (rows.unknown.notnull(), ibis.null("boolean")), (lacks, True), (posted_told & filed_told, False)
        ),
        why=ibis.cases(
            (rows.due.isnull(), "outside_calendar"),
            (rows.unknown.notnull(), rows.unknown),
            (~posted_told, "no_column:staff.posted"),
            else_="no_column:staff.filed_on",
        ),
        variant=ibis.cases((posted_told & not_posted, "posted"), else_="filed"),
    )


def _with_due(facts: Facts, rows: ir.Table) -> ir.Table:
    """The rows with `due`, the first day after the deadline; null where the working days are not known."""
    allowed = facts.law["filing_working_days"]
    # The law of the deadline is that of the day of joining, or of the rule's first day for whoever was there before.
    days = allowed.on(judged_on(rows.joined_on, RULE.since), rows.division_code).cast("int64")
    rows = rows.mutate(days=days)
    told = facts.engine.give("filing_deadlines", _deadlines(facts.as_of, {value.value for value in allowed.values}))
    rows = rows.left_join(told, [rows.joined_on == told.joined, rows.days == told.days])
    after = rows.deadline + ibis.interval(days=1)
    return rows.mutate(due=ibis.cases((rows.joined_on < _LONG_BEFORE, ibis.literal(RULE.since)), else_=after))


def _deadlines(last: date, counts: set[int]) -> pa.Table:
    """`joined`, `days` → `deadline`: the last day of so many working days after joining."""
    tables = []
    for count in sorted(counts):
        table = working_day_table(_LONG_BEFORE, max(_LONG_BEFORE, last), count).rename_columns(["joined", "deadline"])
        tables.append(table.append_column("days", pa.array([count] * table.num_rows, pa.int64())))
    return pa.concat_tables(tables)
