"""Days before and after a day, and calendar months, clipped to the month's end (definitions.md, Months)."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir


def months_before(day: ir.DateValue, months: ir.IntegerValue) -> ir.DateValue:
    """31 March less one month is the last day of February."""
    return _date(day - months.as_interval("M"))


def days_after(day: ir.DateValue, days: int | ir.IntegerValue) -> ir.DateValue:
    """The day so many days later."""
    later = ibis.interval(days=days) if isinstance(days, int) else days.as_interval("D")
    return _date(day + later)


def days_of_months(start: ir.DateValue, months: ir.IntegerValue) -> ir.IntegerValue:
    """How many days these calendar months have, `start` included.

    From 1 March three months run to 31 May, 92 days; from 30 November to the last day of February, which is clipped
    and therefore counts itself.
    """
    end = start + months.as_interval("M")
    return end.delta(start, unit="day") + (end.day() < start.day()).cast("int64")


def days_to_the_same_day(start: ir.DateValue, months: ir.IntegerValue) -> ir.IntegerValue:
    """How many days lead from `start` to its own day these months later, both included: from 1 March to 1 June.

    The widest reading of "three months": the contract's own example, 30 November to the last day of February, counts
    the clipped day in, and then 1 March may run to 1 June.
    """
    return (start + months.as_interval("M")).delta(start, unit="day") + 1


def _date(day: ir.DateValue) -> ir.DateValue:
    # DuckDB makes a timestamp of a date and an interval, which would show in what people read.
    return ibis.date(day.year(), day.month(), day.day())
