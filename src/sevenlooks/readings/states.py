"""The own date of a state (definitions.md, Time): the later of its start and the rule's first day."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir


def judged_from(start: ir.DateValue, since: date) -> ir.DateValue:
    """The later of a state's start and a rule's first day; the latter where the start is not told."""
    first = ibis.literal(since)
    return ibis.cases((start > first, start), else_=first)
