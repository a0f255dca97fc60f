"""Refunds asked for all at once · 退费投诉集中

Looks at: refund requests and complaints about refunds in four weeks, against what the body's own past, the number of
its contracts and bodies alike in the same weeks let expect; a surge is told for eight weeks.
Why: families notice first that something is wrong; many at once is a run.
Innocent when: the body is large and its share is ordinary; everybody asks in these weeks; two or three families of a
small body ask; a course was cancelled for all its families, who were paid back in time (it counts once).
Not judged when: the books tell of fewer than eight weeks of the body before the last four.

看什么:四周内的退费申请和退费投诉,与本机构过往、合同数量以及同类机构同期应有的件数相比;集中发生后八周内均提示。
为什么:家长最先察觉不对;许多人同时要退,就是挤兑。
何时无辜:机构规模大而比例平常;同期大家都多;小机构两三家退费;某门课对全体取消并按期退清(只算一次)。
何时不判:最近四周之前,台账对该机构的记载不足八周。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.refund_surges import refund_surges
from sevenlooks.readings.states import judged_from
from sevenlooks.readings.weekly import ABOUT_REFUNDS

RULE = Rule(
    title=Text("退费投诉集中", "Surge of refunds"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("refunds",),
    uses=("complaints", "contracts"),
    parameters=("surge_alarms",),
    lead=True,
    cites=("回头看通知 七看",),
    sentence=Text(
        "{name}四周内退费申请和退费投诉 {observed} 件,按其过往和同类机构同期应为 {expected} 件。",
        "{name} had {observed} refund requests and complaints about refunds in four weeks; by its past and its peers "
        "{expected} were to be expected.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(refund_surges)
    found = rows.filter(rows.alarm).select("after", "until", body="institution_id")
    requests = _in_window(facts.table("refunds"), found, facts.table("refunds").requested_on)
    requests = requests.group_by(asked_of="institution_id").aggregate(
        refund_ids=requests.refund_id.collect().sort()[:20]
    )
    said = facts.table("complaints")
    said = _in_window(said, found, said.received_at.date())
    said = said.filter(said.text.re_search(ABOUT_REFUNDS))
    said = said.group_by(said_of="institution_id").aggregate(complaint_ids=said.complaint_id.collect().sort()[:20])
    rows = rows.left_join(requests, rows.institution_id == requests.asked_of)
    rows = rows.left_join(said, rows.institution_id == said.said_of)
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(rows.on, RULE.since),
        breach=rows.alarm,
        why=ibis.literal("short_past"),
        observed=rows.seen,
        expected=rows.usual.cast("decimal(12,1)"),
        strength=rows.strength,
        evidence={"refunds": {"refund_id": rows.refund_ids}, "complaints": {"complaint_id": rows.complaint_ids}},
    )


def _in_window(rows: ir.Table, found: ir.Table, day: ir.DateValue) -> ir.Table:
    """The rows of the found bodies in their window."""
    rows = rows.mutate(day=day).join(found, rows.institution_id == found.body)
    return rows.filter(rows.day > rows.after, rows.day <= rows.until)
