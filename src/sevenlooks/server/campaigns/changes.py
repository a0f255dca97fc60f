"""What has changed in the ledger since a population was frozen. Shown beside it; never put into it by itself."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from sevenlooks.language import Text
from sevenlooks.server.campaigns.condition import Condition
from sevenlooks.server.campaigns.models import Campaign, Entry
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.placed import Scope

KINDS = {
    "joined": Text("新符合条件的机构", "institutions that meet the condition now"),
    "status": Text("状态已变的机构", "institutions whose status has changed"),
    "moved": Text("所在地已变的机构", "institutions that have moved to another county"),
    "gone": Text("台账中已不存在的机构", "institutions that are no longer in the ledger"),
}


def changes(campaign: Campaign, scope: Scope) -> dict[str, QuerySet[Any]]:
    """Kind of change → its rows: institutions for `joined`, entries (with `status_now`, `division_now`) for others."""
    on_list = Entry.objects.filter(campaign=campaign, institution_id=OuterRef("institution_id"))
    meet = Condition.of(campaign.condition).bodies(Scope(campaign.division_code))
    now = Institution.objects.filter(pk=OuterRef("institution_id"))
    frozen = scope.of(Entry.objects.filter(campaign=campaign, kind__in=(Entry.LEDGER, Entry.LATER)))
    told = frozen.annotate(
        status_now=Subquery(now.values("status")), division_now=Subquery(now.values("division_code"))
    ).order_by("pk")
    return {
        "joined": scope.of(meet.filter(~Exists(on_list))).order_by("pk"),
        "status": told.filter(Exists(now.exclude(status=OuterRef("status")))),
        "moved": told.filter(Exists(now.exclude(division_code=OuterRef("division_code")))),
        "gone": frozen.filter(~Exists(now)).order_by("pk"),
    }
