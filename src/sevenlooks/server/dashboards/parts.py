"""What dashboards puts into other pages."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.server.web.context import RailEntry


def overview() -> RailEntry:
    return RailEntry(Text("总览", "Overview"), "/", "findings.read")
