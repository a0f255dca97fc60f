"""When something last moved at a body: a lesson, a payment, somebody joining or leaving, its platform record."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.calendar import FIRST_DAY, place_days
from sevenlooks.readings.facts import Facts, reading


@reading(kept=False)
def last_movements(facts: Facts) -> ir.Table:
    """One row a body at which anything ever moved: `institution_id`, `moved_on` (date, not after the as-of day).

    Each book is brought down to one row a body before they are put together.
    """
    lessons = facts.table("lessons")
    payments = facts.table("payments")
    staff = facts.table("staff")
    filed = facts.table("platform_records")
    days = (
        (lessons, lessons.starts_at.date()),
        (payments, payments.paid_on),
        (staff, staff.joined_on),
        (staff, staff.left_on),
        (filed, filed.updated_on),
    )
    told = [
        rows.filter(day <= facts.day()).group_by("institution_id").aggregate(moved_on=day.max()) for rows, day in days
    ]
    together = ibis.union(*told)
    return together.group_by("institution_id").aggregate(moved_on=together.moved_on.max())


@reading(kept=False)
def term_days(facts: Facts) -> ir.Table:
    """`division_code`, `day` and how many days from FIRST_DAY to it, inclusive, are no vacation: `sure` of those for

    which a calendar speaks, `perhaps` with those for which none does.
    """
    rows = facts.reading(place_days)
    past = ibis.window(group_by="division_code", order_by="day", preceding=None, following=0)
    return rows.select(
        "division_code",
        "day",
        sure=(~rows.vacation).fill_null(False).cast("int64").sum().over(past),
        perhaps=(~rows.vacation).fill_null(True).cast("int64").sum().over(past),
    )


def term_days_since(facts: Facts, rows: ir.Table, column: str) -> ir.Table:
    """The rows (with `division_code`) and `sure` and `perhaps`: days without vacations from the day after `column`

    to the as-of day. Days before FIRST_DAY are not counted: it lies further back than any period asked for.
    """
    days = facts.reading(term_days)
    now = days.filter(days.day == facts.day()).select(_place="division_code", _sure_now="sure", _perhaps_now="perhaps")
    then = days.select(_there="division_code", _then="day", _sure_then="sure", _perhaps_then="perhaps")
    rows = rows.left_join(now, rows.division_code == now._place)
    rows = rows.left_join(then, [rows.division_code == then._there, rows[column] == then._then])
    before = rows[column] < ibis.literal(FIRST_DAY)
    return rows.mutate(
        sure=rows._sure_now - ibis.cases((before, 0), else_=rows._sure_then),
        perhaps=rows._perhaps_now - ibis.cases((before, 0), else_=rows._perhaps_then),
    ).drop("_place", "_sure_now", "_perhaps_now", "_there", "_then", "_sure_then", "_perhaps_then")
