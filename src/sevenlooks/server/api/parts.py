"""What the API puts into other pages."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.server.web.context import RailEntry


def api() -> RailEntry:
    return RailEntry(Text("接口", "API"), "/api/v1/docs", "books.read")


def event_words() -> dict[str, Text]:
    return {
        "token.made": Text("新建接口令牌", "made an API token"),
        "token.revoked": Text("撤销接口令牌", "revoked an API token"),
    }
