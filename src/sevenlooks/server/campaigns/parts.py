"""What campaigns put into other pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from sevenlooks.language import Text
from sevenlooks.server.campaigns import queries
from sevenlooks.server.campaigns.models import Entry
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.context import RailEntry


class Day(NamedTuple):
    """An entry of an institution's time line."""

    day: date
    said: Text
    address: str


def campaigns() -> RailEntry:
    return RailEntry(Text("专项行动", "Campaigns"), "/campaigns/", "campaigns.read")


def of_institution(request: HttpRequest, body: Institution) -> SafeString | None:
    """How a body stands in the campaigns that the person may see."""
    person: Any = request.user
    if not person.may("campaigns.read"):
        return None
    seen = queries.campaigns(person.scope).values("pk")
    entries = Entry.objects.filter(institution_id=body.pk, campaign__in=seen).select_related("campaign").order_by("-pk")
    return render_to_string("campaigns/of_institution.html", {"entries": entries}, request) if entries else None


def line(body: Institution) -> Iterable[Day]:
    """The days on which a body was listed, and examined, in a campaign."""
    for entry in Entry.objects.filter(institution_id=body.pk).select_related("campaign"):
        at, title = f"/campaigns/surveys/{entry.pk}/", entry.campaign.title
        yield Day(timezone.localtime(entry.added_at).date(),
                  Text("列入专项行动:{t}", "Listed in a campaign: {t}").format(t=title), at)  # fmt: skip
        if entry.examined_at:
            yield Day(timezone.localtime(entry.examined_at).date(),
                      Text("摸排完毕:{t}", "Examined in a campaign: {t}").format(t=title), at)  # fmt: skip
