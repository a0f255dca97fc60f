"""Another breach within two years · 两年内再犯

Looks at: the verified breaches of a body, by visits or by complaints verified in whole or part, from one to the next.
Why: from 15 October 2023 a repeat within two years is punished more heavily.
Innocent when: the visit answers the complaint, so that both tell of one breach; the next breach comes more than two
years after the last one, or on the same day.
Not judged when: neither visits nor complaints were brought.

看什么:机构查实的违规:检查查实的、投诉查证属实或部分属实的;看前后两次相距多久。
为什么:2023年10月15日起,两年内再犯从重处罚。
何时无辜:检查就是核查该投诉的,两者是同一次违规;相距超过两年;同一天查实的。
何时不判:既没有检查记录,也没有投诉记录。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies

RULE = Rule(
    title=Text("两年内再犯", "Another breach within two years"),
    subject="institution",
    since=date(2023, 10, 15),
    needs=("institutions",),
    uses=("site_visits", "complaints"),
    parameters=("repeat_months",),
    cites=("教育部令第53号",),
    sentence=Text(
        "{name}于 {observed} 被查实违规,{occurred_on} 再次被查实,相距未超过两年。",
        "A breach was verified at {name} on {observed} and again on {occurred_on}, within two years.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    body = facts.reading(bodies)
    told = facts.has("site_visits") or facts.has("complaints")
    breaches = _days_of_breach(facts)
    breaches = breaches.filter(breaches.day >= ibis.literal(RULE.since)).rename(_body="institution_id")
    rows = body.left_join(breaches, body.institution_id == breaches._body)
    on = ibis.coalesce(rows.day, facts.day())
    months = facts.law["repeat_months"].on(on, rows.division_code).as_interval("M")
    # 以内 includes the day itself (民法典 第1259条): exactly two years later is within two years.
    latest = (rows.last_day + months).cast("date")
    repeated = rows.day <= latest
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=on,
        breach=ibis.cases((ibis.literal(told), repeated.fill_null(False))),
        why=ibis.literal("no_table:site_visits"),
        observed=rows.last_day,
        expected=latest,
        occasion=rows.breach_id,
        evidence={
            "site_visits": {"visit_id": rows.visits},
            "complaints": {"complaint_id": rows.complaints},
        },
    )


def _days_of_breach(facts: Facts) -> ir.Table:
    """One row a body and `day` on which a verified breach stands: `breach_id`, `last_day` of the breach before it, and

    `visits`, `complaints`: the ids that show it and the one before. A complaint and the visits that answer it are one
    breach, of the first of their days: what a visit confirms had happened when it was complained of.
    """
    visits, complaints = facts.table("site_visits"), facts.table("complaints")
    known = complaints.answered_at.isnull() | (complaints.answered_at.date() <= facts.day())
    events = ibis.union(
        visits.filter(visits.breach).select(
            "institution_id",
            "visit_id",
            "complaint_id",
            day=visits.visited_at.date(),
            breach_id=ibis.coalesce("complaint " + visits.complaint_id, "visit " + visits.visit_id),
        ),
        complaints.filter(complaints.verified.isin(("yes", "partly")) & known).select(
            "institution_id",
            ibis.null("string").name("visit_id"),
            "complaint_id",
            day=complaints.received_at.date(),
            breach_id="complaint " + complaints.complaint_id,
        ),
    )
    of_one_breach = ibis.window(group_by=["institution_id", "breach_id"])
    events = events.mutate(day=events.day.min().over(of_one_breach))
    days = events.group_by(["institution_id", "day"]).aggregate(
        breach_id=events.breach_id.min(), visits=events.visit_id.collect(), complaints=events.complaint_id.collect()
    )
    in_order = ibis.window(group_by="institution_id", order_by="day")
    return days.mutate(
        last_day=days.day.lag().over(in_order),
        visits=_joined(days.visits, days.visits.lag().over(in_order)),
        complaints=_joined(days.complaints, days.complaints.lag().over(in_order)),
    )


def _joined(ids: ir.ArrayValue, earlier: ir.ArrayValue) -> ir.ArrayValue:
    none = ibis.literal([], type="array<string>")
    return ids.fill_null(none).concat(earlier.fill_null(none)).unique()
