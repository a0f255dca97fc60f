"""What exports put into other pages."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sevenlooks.language import Text
from sevenlooks.server.cases.ledgers import LEDGERS
from sevenlooks.server.exports.kinds import KINDS
from sevenlooks.server.web.context import RailEntry

LINK = Text("导出这张表", "Export this list")


def exports() -> RailEntry:
    return RailEntry(Text("导出", "Exports"), "/exports/", "books.read")


def link(request: HttpRequest, what: str) -> SafeString:
    """The way from a list to an export of the same filter. `what`: of kinds.KINDS; a ledger is called by its name."""
    query = request.GET.copy()
    query.pop("after", None)
    query["what"] = what
    said = (KINDS[what].title if what in LEDGERS else LINK).in_(getattr(request, "lang", "zh"))
    return format_html('<a class="no-print" href="/exports/new/?{}">{}</a>', query.urlencode(), said)


def event_words() -> dict[str, Text]:
    return {
        "export.asked_for": Text("导出", "asked for an export"),
        "export.made": Text("导出完成", "an export was made"),
    }


def event_addresses() -> dict[str, str]:
    return {"export": "/exports/{id}/"}
