"""Too little floor for the children on it · 生均面积不足

Looks at: the floor area of every open body with a site, divided by the most people there in one period.
Why: crowded rooms cannot be left in time when there is fire.
Innocent when: the area just reaches the limit of its place, the body teaches on line only, or it is closed.
Not judged when: floor area, number of people or form are empty, or the number is nought.

看什么:在营线下机构的建筑面积除以同一时段最多人数。
为什么:人挤在一起,起火时出不来。
何时无辜:正好达到当地标准;仅线上;已关停。
何时不判:建筑面积、人数或办学形式为空,或人数为零。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.states import judged_from

RULE = Rule(
    title=Text("生均面积不足", "Floor area too low"),
    subject="institution",
    since=date(2022, 5, 17),
    needs=("institutions",),
    parameters=("floor_area",),
    cites=("教监管厅函〔2022〕9号",),
    sentence=Text(
        "{name}同一时段人均面积 {observed} 平方米,应不少于 {expected} 平方米。",
        "{name} has {observed} square metres a person in the same period; {expected} are the least.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(bodies)
    rows = rows.filter(rows.is_open, (rows.mode != "online").fill_null(True))
    on = judged_from(rows.opened_on, RULE.since)
    least = facts.law["floor_area"].on(facts.day(), rows.division_code)
    people = rows.capacity.nullif(0)
    short = (people * least - rows.floor_area_m2).round(4)
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=on,
        breach=ibis.cases((rows.mode.notnull(), short > 0)),
        why=ibis.cases(
            (rows.mode.isnull(), "empty:institutions.mode"),
            (rows.floor_area_m2.isnull(), "empty:institutions.floor_area_m2"),
            else_="empty:institutions.capacity",
        ),
        # Rounded down: what is short must not read as the limit itself.
        observed=((rows.floor_area_m2 / people * 100).floor() / 100).cast("decimal(12,2)"),
        expected=least.cast("decimal(12,2)"),
        evidence={"institutions": {"institution_id": rows.institution_id}},
    )
