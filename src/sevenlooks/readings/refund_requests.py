"""Requests for refunds by week; a course that was cancelled for everybody, and paid back, asks once."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.weekly import week_of

CANCELLED_SHARE = 0.8  # of the families of a course, which ask together when it ends for all
CANCELLED_LEAST = 3


@reading(kept=False)
def weekly_requests(facts: Facts) -> ir.Table:
    """`institution_id`, `week`, `requests` (int), up to the as-of day."""
    rows = facts.table("refunds")
    rows = rows.filter(rows.requested_on <= facts.day(), (rows.amount_due > 0).fill_null(True))
    rows = rows.select("institution_id", "contract_id", "requested_on")
    if facts.has("contracts", "course_id") and facts.has("refunds", "due_on", "paid_on"):
        cancelled = _cancelled(facts)
        rows = rows.left_join(cancelled, "contract_id")
        # Of the families of a cancelled course, the one whose contract comes first asks for all.
        rows = rows.filter((rows.speaks == rows.contract_id).fill_null(True))
    return rows.group_by(["institution_id", week_of(rows.requested_on).name("week")]).aggregate(requests=rows.count())


def _cancelled(facts: Facts) -> ir.Table:
    """`contract_id`, `speaks` (contract): refunds of courses for which nearly all families asked, none of them late."""
    day = facts.day()
    refunds = facts.table("refunds")
    refunds = refunds.filter(refunds.requested_on <= day)
    in_time = ibis.cases((refunds.paid_on <= day, refunds.paid_on <= refunds.due_on), else_=refunds.due_on >= day)
    refunds = refunds.select("contract_id", "requested_on", in_time=in_time.fill_null(False))
    contracts = facts.table("contracts").select("contract_id", "course_id", "covers_from", "covers_to", "signed_on")
    asked = refunds.join(contracts.select("contract_id", "course_id"), "contract_id")
    courses = asked.group_by("course_id").aggregate(
        families=asked.contract_id.nunique(),
        paid=asked.in_time.all(),
        first=asked.requested_on.min(),
        speaks=asked.contract_id.min(),
    )
    courses = courses.filter(courses.paid, courses.families >= CANCELLED_LEAST)
    running = contracts.join(courses, "course_id")
    running = running.filter(running.signed_on <= running.first, (running.covers_to >= running.first).fill_null(True))
    running = running.group_by(["course_id", "families", "speaks"]).aggregate(running=running.contract_id.nunique())
    over = running.filter(running.families >= running.running * CANCELLED_SHARE).select("course_id", "speaks")
    return asked.select("contract_id", "course_id").distinct().join(over, "course_id").select("contract_id", "speaks")
