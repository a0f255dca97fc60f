"""An in-service school teacher on the staff · 在职教师兼职

Looks at: everybody on a body's staff, against the rolls of the schools, day by day.
Why: a teacher in service may not be paid for tutoring; it turns the lesson at school into an appetiser.
Innocent when: the teacher had left the school before joining, joined the school after leaving, or the two met only
before the rule began.
Not judged when: the books do not say until when people are on the staff or on the roll.

看什么:机构从业人员与学校在编教师名册按日期比对。
为什么:在职教师不得有偿补课,课上不讲课下讲害的是学生。
何时无辜:入职前已离校;离职后才到校任教;两段时间只在规定施行前重叠。
何时不判:台账没有离职或在编起止日期。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.content_and_staff._by_person import judge_people
from sevenlooks.looks.rule import Rule
from sevenlooks.readings import Facts
from sevenlooks.readings.people import on_staff
from sevenlooks.readings.periods import earliest, judged_on, latest

RULE = Rule(
    title=Text("在职教师兼职", "In-service teacher on the staff"),
    subject="person",
    since=date(2021, 7, 24),
    needs=("staff", "school_teachers"),
    cites=("中办发〔2021〕40号", "从业人员管理办法(2021-09)"),
    sentence=Text(
        "{name} 的从业人员({subject_id:person})自 {occurred_on} 起同时是 {observed} 的在编教师。",
        "From {occurred_on} a person on the staff of {name} ({subject_id:person}) is also on the roll of {observed}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = on_staff(facts, RULE.since)
    roll = facts.table("school_teachers")
    roll = roll.select(
        "school",
        "on_roll_from",
        "on_roll_to",
        _on_roll="person_key",
        _told=facts.told(roll, "school_teachers", "on_roll_from") & facts.told(roll, "school_teachers", "on_roll_to"),
    )
    rows = rows.left_join(roll, rows.person_key == roll._on_roll)
    since = latest(rows.joined_on, rows.on_roll_from)
    until = earliest(rows.employed_until, rows.on_roll_to)
    # Leaving one on the day of joining the other is no overlap.
    apart = (until <= since) | (until <= ibis.literal(RULE.since)) | (since > facts.day())
    overlap = rows._on_roll.notnull() & ~apart.fill_null(False)
    known = rows._on_roll.isnull() | (rows.unknown.isnull() & rows._told)
    return judge_people(
        rows,
        on=judged_on(ibis.cases((overlap, since), else_=rows.joined_on), RULE.since),
        breach=ibis.cases((known, overlap)),
        why=ibis.cases((rows.unknown.notnull(), rows.unknown), else_="no_column:school_teachers.on_roll_to"),
        observed=rows.school,
        also={"school_teachers": ("school",)},
    )
