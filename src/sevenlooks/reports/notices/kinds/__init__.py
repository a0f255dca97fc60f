"""The kinds of paper, a file each: what it says, and what it needs before it can say it."""

from __future__ import annotations

from sevenlooks.reports.notices.kinds import (
    closure,
    inform,
    inspection,
    interview,
    penalty,
    rectify,
    stop,
    transfer,
)
from sevenlooks.reports.notices.kinds.kind import Kind

KINDS = {
    module.KIND.name: module.KIND
    for module in (rectify, stop, interview, inspection, transfer, inform, closure, penalty)
}

__all__ = ["KINDS", "Kind"]
