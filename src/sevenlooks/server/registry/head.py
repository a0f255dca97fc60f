"""What the registry puts into every page: as of when, by which rulebook, and its entries of the rail."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.timezone import localtime

from sevenlooks.language import Text
from sevenlooks.server.registry.models import Standing
from sevenlooks.server.web.context import RailEntry


def as_of(request: HttpRequest) -> tuple[Text, Text, str]:
    """The day that the pages look from, and until when the books were read for it; the runs, where both are chosen."""
    now = _standing()
    runs = "/runs/" if request.user.may("findings.read") else ""
    if now is None:
        return Text("数据日", "As of"), Text("还没有筛查过", "nothing was run yet"), runs
    known = localtime(now.known_on).strftime("%Y-%m-%d %H:%M")
    told = Text(f"{now.as_of}(台账截至 {known})", f"{now.as_of} (books as known on {known})")
    return Text("数据日", "As of"), told, runs


def rulebook(request: HttpRequest) -> tuple[Text, Text] | None:
    now = _standing()
    return None if now is None else (Text("规则版本", "Rulebook"), Text(now.rulebook, now.rulebook))


def _standing() -> Standing | None:
    return Standing.objects.defer("rules").filter(pk=1).first()


def institutions() -> RailEntry:
    return RailEntry(Text("机构台账", "Institutions"), "/institutions/", "books.read")


def findings() -> RailEntry:
    return RailEntry(Text("线索问题", "Findings"), "/findings/", "findings.read")


def event_words() -> dict[str, Text]:
    return {"people.unmasked": Text("查看个人信息原文", "saw personal data whole")}


def event_addresses() -> dict[str, str]:
    return {"institution": "/institutions/{id}/", "finding": "/findings/{id}/"}
