"""An offline body on line, or an online body on a site · 线下机构开展线上培训或相反

Looks at: the form of each lesson, its own or its course's, against the form its body is licensed for.
Why: an online body is approved and watched by its province, an offline one by its county; who switches escapes both.
Innocent when: the body is licensed for both.
Not judged when: neither lesson nor course says whether it is at a site or on line, or the ledger does not say which
form the body is licensed for.

看什么:每个课次(或其课程)的线上线下形式,与机构的办学形式对照。
为什么:线上机构由省级审批监管,线下机构由县级审批监管;换了形式就两头不管。
何时无辜:机构本就线上线下兼办。
何时不判:课次和课程都未填报形式,或台账未登记机构的办学形式。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.teaching import taught_lessons

RULE = Rule(
    title=Text("线下机构开展线上培训或相反", "An offline body on line, or an online body on a site"),
    subject="lesson",
    since=date(2021, 9, 8),
    needs=("lessons", "courses", "institutions"),
    cites=("教监管厅函〔2021〕8号",),
    sentence={
        "online": Text(
            "{name}登记为线下机构,却于 {occurred_on} 开设线上课次 {subject_id}。",
            "{name} is an offline body, yet lesson {subject_id} on {occurred_on} was taught on line.",
        ),
        "offline": Text(
            "{name}登记为线上机构,却于 {occurred_on} 开设线下课次 {subject_id}。",
            "{name} is an online body, yet lesson {subject_id} on {occurred_on} was taught at a site.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    lessons = facts.reading(taught_lessons)
    # The body's own form must not stand in for the lesson's here: it would always agree with itself.
    form, licensed = lessons.own_form, lessons.body_mode
    return judge(
        lessons,
        subject=lessons.lesson_id,
        institution=lessons.institution_id,
        division=lessons.division_code,
        on=lessons.day,
        breach=ibis.cases((licensed == "both", False), else_=form != licensed),
        why=ibis.ifelse(licensed.isnull(), "empty:institutions.mode", "empty:courses.mode"),
        observed=form,
        expected=licensed,
        variant=form,
        evidence={
            "lessons": {"lesson_id": lessons.lesson_id},
            "courses": {"course_id": lessons.course_id},
            "institutions": {"institution_id": lessons.institution_id},
        },
    )
