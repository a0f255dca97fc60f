"""What campaigns put into other pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from sevenlooks.language import Text
from sevenlooks.server.campaigns import queries
from sevenlooks.server.campaigns.models import Entry
from sevenlooks.server.registry.line import Entry as Day
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.context import RailEntry


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


def event_words() -> dict[str, Text]:
    return {
        "campaign.drafted": Text("起草专项行动", "drafted a campaign"),
        "campaign.opened": Text("下发专项行动", "sent a campaign down"),
        "campaign.dropped": Text("撤销草稿", "dropped a draft"),
        "campaign.received": Text("签收专项行动", "received a campaign"),
        "campaign.passed_on": Text("转发专项行动", "passed a campaign on"),
        "campaign.finished": Text("办结本县摸排", "finished the county's survey"),
        "campaign.taken_up_again": Text("重新开展本县摸排", "took the county's survey up again"),
        "campaign.closed": Text("结束专项行动", "closed a campaign"),
        "bulletin.made": Text("制发通报", "had a bulletin made"),
        "survey.added": Text("现场补录", "added in the field"),
        "survey.answered": Text("摸排填报", "filled in a survey"),
        "survey.gaps_explained": Text("说明未填事项", "said why items stay open"),
        "survey.rectified": Text("登记整改", "recorded what was put right"),
    }


def event_addresses() -> dict[str, str]:
    return {
        "campaign": "/campaigns/{id}/",
        "survey": "/campaigns/surveys/{id}/",
        "bulletin": "/campaigns/bulletins/{id}/",
    }
