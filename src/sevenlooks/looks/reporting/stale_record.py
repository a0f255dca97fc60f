"""A record where nothing moves · 僵尸数据

Looks at: the last lesson, payment, joining or leaving of staff, or platform update of an open body, up to the day
looked from; vacations are not counted.
Why: a body that does nothing for a season is closed and not written off, or works where nobody sees it.
Innocent when: anything at all moved within the period, the body opened within it, or the silence is a vacation's.
Not judged when: the platform record has no date and nothing else moved, or whether it was silent for too long hangs on
vacations that no school calendar tells.

看什么:在营机构最近一次开课、收费、人员进出、平台更新距当日多久,假期不计。
为什么:长期没有动静的机构,要么已关门未销号,要么在看不见的地方经营。
何时无辜:期内有任何动静;期内刚开办;停课是因为放假。
何时不判:平台记录没有日期而别处也没有动静;是否超期取决于校历未载的假期。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.movements import last_movements, term_days_since
from sevenlooks.readings.periods import earliest, latest
from sevenlooks.readings.platform import records
from sevenlooks.readings.states import judged_from

RULE = Rule(
    title=Text("僵尸数据", "Record where nothing moves"),
    subject="institution",
    since=date(2021, 11, 15),
    needs=("institutions", "platform_records"),
    uses=("lessons", "payments", "staff", "school_calendar"),
    parameters=("stale_days",),
    cites=("底数核查通知",),
    sentence=Text(
        "{name} 最近一次动态在 {observed},此后已超过 {expected} 天(假期不计)没有开课、收费、人员变动或平台更新。",
        "At {name} something last moved on {observed}: no lesson, payment, staff change or platform update for more "
        "than {expected} days since, vacations not counted.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(records)
    rows = rows.filter(rows.is_open).select("institution_id", "division_code", "opened_on", "filed_updated_on")
    rows = rows.left_join(facts.reading(last_movements), "institution_id").drop("institution_id_right")
    rows = rows.mutate(moved_on=latest(rows.moved_on, rows.opened_on))
    # A record without a date, or of a later one, says nothing of its own movement; only other movement can clear it.
    rows = rows.mutate(undated=ibis.cases((rows.filed_updated_on <= facts.day(), False), else_=True))
    rows = term_days_since(facts, rows, "moved_on")
    allowed = facts.law["stale_days"].on(facts.day(), rows.division_code)
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(earliest(rows.moved_on + ibis.interval(days=1), facts.day()), RULE.since),
        breach=ibis.cases((rows.perhaps <= allowed, False), ((rows.sure > allowed) & ~rows.undated, True)),
        why=ibis.cases((rows.undated, "empty:platform_records.updated_on"), else_="no_calendar"),
        observed=rows.moved_on,
        expected=allowed,
        evidence={
            "institutions": {"institution_id": rows.institution_id},
            "platform_records": {"institution_id": rows.institution_id},
        },
    )
