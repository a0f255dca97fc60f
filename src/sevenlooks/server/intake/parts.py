"""What intake puts into other pages."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.server.web.context import RailEntry


def intake() -> RailEntry:
    return RailEntry(Text("报送台账", "Intake"), "/intake/", "books.read")
