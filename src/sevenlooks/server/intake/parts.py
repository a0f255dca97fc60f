"""What intake puts into other pages."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.server.web.context import RailEntry


def intake() -> RailEntry:
    return RailEntry(Text("报送台账", "Intake"), "/intake/", "books.read")


def event_words() -> dict[str, Text]:
    return {
        "intake.sent": Text("报送文件", "sent files in"),
        "intake.taken_in": Text("报送入账", "what was sent was taken in"),
        "intake.not_taken_in": Text("报送未入账", "what was sent was not taken in"),
    }


def event_addresses() -> dict[str, str]:
    return {"intake": "/intake/{id}/"}
