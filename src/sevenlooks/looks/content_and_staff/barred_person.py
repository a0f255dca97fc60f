"""A barred person on the staff · 从业禁止人员在岗

Looks at: everybody on a body's staff, against the list of people barred from the trade.
Why: the list exists so that the same person does not hurt pupils in the next town.
Innocent when: the person had left before the ban, or before the rule began.
Not judged when: the list does not say when the person was barred, or the books do not say until when people are there.

看什么:机构从业人员与从业禁止名单比对。
为什么:名单就是为了不让同一个人换个地方再伤害学生。
何时无辜:列入名单前已离职;规定施行前已离职。
何时不判:名单没有列入日期;台账没有离职日期。
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
from sevenlooks.readings.periods import judged_on, latest

RULE = Rule(
    title=Text("从业禁止人员在岗", "Barred person on the staff"),
    subject="person",
    since=date(2021, 9, 14),
    needs=("staff", "barred_people"),
    cites=("从业人员管理办法(2021-09)",),
    sentence=Text(
        "{name} 的从业人员({subject_id:person})已于 {observed} 列入从业禁止名单而仍在岗。",
        "A person on the staff of {name} ({subject_id:person}) was barred on {observed} and is still there.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = on_staff(facts, RULE.since)
    barred = facts.table("barred_people").select("barred_on", _barred="person_key")
    rows = rows.left_join(barred, rows.person_key == barred._barred)
    since = latest(rows.joined_on, rows.barred_on)
    gone = (rows.employed_until <= rows.barred_on).fill_null(False)
    there = rows._barred.notnull() & ~gone & (since <= facts.day())
    known = rows._barred.isnull() | (rows.unknown.isnull() & rows.barred_on.notnull())
    return judge_people(
        rows,
        on=judged_on(ibis.cases((there, since), else_=rows.joined_on), RULE.since),
        breach=ibis.cases((known, there)),
        why=ibis.cases((rows.unknown.notnull(), rows.unknown), else_="empty:barred_people.barred_on"),
        observed=rows.barred_on.cast("string"),
        also={"barred_people": ()},
    )
