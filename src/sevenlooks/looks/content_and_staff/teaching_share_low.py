"""Too few full-time teachers · 专职教学教研人员不足五成

Looks at: the people on the staff of an open training body on the day looked from: how many of them teach or do research
full time.
Why: a body that is mostly sales people sells.
Innocent when: the share is one half exactly, or the body minds children and trains nobody.
Not judged when: nobody is on the staff in the books, or the share hangs on people of whom nobody says whether they work
full time.

看什么:在营培训机构当日在岗人员中,专职从事教学、教研的占多少。
为什么:一家多半是销售的机构,卖的就是课。
何时无辜:恰好五成;托管等不做培训的机构。
何时不判:台账中没有在岗人员;是否专职未填,而结论取决于此。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.people import employed
from sevenlooks.readings.periods import judged_on

RULE = Rule(
    title=Text("专职教学教研人员不足五成", "Too few full-time teaching staff"),
    subject="institution",
    since=date(2021, 9, 14),
    needs=("staff",),
    parameters=("teaching_share_min",),
    cites=("从业人员管理办法(2021-09)",),
    sentence=Text(
        "{name} 的专职教学、教研人员占 {observed},规定不低于 {expected}。",
        "Full-time teaching and research staff of {name} are {observed}; at least {expected} are required.",
    ),
)
_SHOWN = 20


def cases(facts: Facts) -> ir.Table:
    body = facts.reading(bodies)
    body = body.mutate(category=body.category.nullif("unknown"))
    body = body.filter(body.is_open, body.category.isin(("subject", "non_subject")).fill_null(True))
    body = body.select("institution_id", "division_code", "category")
    rows = body.left_join(_counted(facts), "institution_id")
    on = judged_on(rows.changed_on, RULE.since)
    least = facts.law["teaching_share_min"].on(on, rows.division_code)
    enough = rows.people * least - 1e-9  # half of the people exactly is enough, whatever the share's rounding
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=ibis.coalesce(on, ibis.literal(RULE.since)),
        breach=ibis.cases(
            (rows.unknown.notnull() | rows.category.isnull(), ibis.null("boolean")),
            (rows.full_time >= enough, False),
            (rows.perhaps < enough, True),
        ),
        why=ibis.cases(
            (rows.category.isnull(), "empty:institutions.category"),
            (rows.people.isnull(), "no_staff"),
            (rows.unknown.notnull(), rows.unknown),
            else_="empty:staff.full_time",
        ),
        observed=rows.full_time.cast("string") + "/" + rows.people.cast("string"),
        expected=(least * 100).round(0).cast("int64").cast("string") + "%",
        evidence={
            "staff": {
                "institution_id": rows.institution_id,
                "person_key": rows.keys.map(lambda pair: pair["person_key"]),
                "joined_on": rows.keys.map(lambda pair: pair["joined_on"]),
            }
        },
    )


def _counted(facts: Facts) -> ir.Table:
    """One row a body with staff on the as-of day: `people`, `full_time`, `perhaps` (with those of unknown hours),

    `changed_on` (last day somebody joined or left: since then it has been as it is), `keys` of at most 20 people.
    """
    day = facts.day()
    rows = facts.reading(employed)
    rows = rows.filter(rows.joined_on <= day)
    changes = rows.group_by("institution_id").aggregate(
        joined=rows.joined_on.max(), left=rows.left_on.max(where=rows.left_on <= day), unknown=rows.unknown.min()
    )
    there = rows.filter((rows.employed_until > day).fill_null(True))
    teaches = there.role.isin(("teaching", "research"))
    people = there.group_by(["institution_id", "person_key"]).aggregate(
        full=(teaches & there.full_time.fill_null(False)).any(),
        perhaps=(teaches & there.full_time.fill_null(True)).any(),
        joined_on=there.joined_on.max(),
    )
    keys = ibis.struct({"person_key": people.person_key, "joined_on": people.joined_on})
    counted = people.group_by("institution_id").aggregate(
        people=people.count(), full_time=people.full.sum(), perhaps=people.perhaps.sum(), keys=keys.collect()
    )
    counted = counted.join(changes, "institution_id")
    return counted.mutate(
        keys=counted.keys.sort()[:_SHOWN],
        changed_on=ibis.greatest(counted.joined, ibis.coalesce(counted.left, counted.joined)),
    ).drop("joined", "left")
