"""A lesson outside the registered site · 异地办学

Looks at: the place of each offline lesson against the registered, operating and licensed addresses of its body, and of
the body it is a campus of.
Why: flats, hotels and cafés are where teaching goes to hide, unseen by fire checks and inspectors.
Innocent when: the two addresses name one building in other words: spelling, building marks, floors and rooms; one of
them only says less than the other.
Not judged when: the place is empty, an online room or names no place; the body has no address that can be compared;
nothing says whether the lesson is at a site or on line.

看什么:线下课次的上课地点,与机构及其上级机构的注册地址、实际经营地址、许可教学点地址对照。
为什么:居民楼、酒店、咖啡厅等是躲避监管的常用去处,消防和检查都看不到。
何时无辜:写法、楼栋标记、楼层、房间号不同而实为同一建筑;一方写得较略而不矛盾。
何时不判:地点为空、为线上教室或看不出地点;机构没有可对照的地址;未说明线上线下。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.places import taught_places
from sevenlooks.readings.teaching import taught_lessons

RULE = Rule(
    title=Text("异地办学", "A lesson outside the registered site"),
    subject="lesson",
    since=date(2021, 9, 8),
    needs=("lessons", "institutions"),
    uses=("courses",),
    cites=("教监管厅函〔2021〕8号",),
    sentence=Text(
        "{name}于 {occurred_on} 的线下课次 {subject_id} 开在“{observed}”,不在其登记或许可的地址。",
        "{name} held offline lesson {subject_id} on {occurred_on} at “{observed}”, none of its registered or licensed "
        "addresses.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    lessons = facts.reading(taught_lessons)
    lessons = lessons.filter(lessons.form.fill_null("offline") == "offline")
    rows = lessons.left_join(facts.reading(taught_places), ["institution_id", "place"])
    return judge(
        rows,
        subject=rows.lesson_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.day,
        breach=ibis.cases((rows.form.notnull(), ~rows.registered)),
        why=ibis.cases(
            (rows.form.isnull(), "empty:courses.mode"),
            (rows.why.notnull(), rows.why),
            else_="empty:lessons.place",
        ),
        observed=rows.place,
        evidence={
            "lessons": {"lesson_id": rows.lesson_id},
            "institutions": {"institution_id": rows.institution_id},
        },
    )
