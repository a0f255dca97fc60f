"""Reading campaigns: whom a person may see, the work list, what is still open."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sevenlooks.language import Text
from sevenlooks.server.campaigns.models import Answer, Bulletin, Campaign, Entry, Receipt
from sevenlooks.server.campaigns.plan import Item, Of, PlanLook
from sevenlooks.server.campaigns.stages import DRAFT, WAITING
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope, lineage

ENTRY_ORDER = ("id",)


def campaigns(scope: Scope) -> QuerySet[Campaign]:
    """The campaigns that began at a division or below it, and those that have come down to it.

    A draft is seen only where it is drafted, and a campaign from above only once it was sent.
    """
    came_down = Receipt.objects.filter(division_code=scope.code).exclude(state=WAITING).values("campaign")
    own = scope.q() & (~Q(state=DRAFT) | Q(division_code=scope.code))
    return Campaign.objects.filter(own | Q(pk__in=came_down))


def campaign(scope: Scope, id: str) -> Campaign:
    found = campaigns(scope).filter(pk=number(id)).first()
    if found is None:
        raise Missing()
    return found


def receipt(campaign: Campaign, code: str) -> Receipt | None:
    return Receipt.objects.filter(campaign=campaign, division_code=code).first()


def receipts(campaign: Campaign, scope: Scope) -> QuerySet[Receipt]:
    """A division's own receipt and all below it."""
    return scope.of(Receipt.objects.filter(campaign=campaign))


def entries(campaign: Campaign, scope: Scope, *, show: str = "", search: str = "") -> QuerySet[Entry]:
    """The work list. `show`: one of SHOWING."""
    rows = scope.of(Entry.objects.filter(campaign=campaign))
    rows = rows.filter(_SHOW[show]) if show in _SHOW else rows
    for word in search.split():
        rows = rows.filter(Q(name__contains=word) | Q(address__contains=word))
    return rows


SHOWING = {
    "": Text("全部", "all"),
    "open": Text("没有填完的", "with open items"),
    "untouched": Text("还没有开始的", "not begun"),
    "done": Text("已填完的机构", "institutions done"),
    "problem": Text("有问题的机构", "institutions with problems"),
    "unrectified": Text("还没有整改的", "with problems not put right"),
    "rectified": Text("已全部整改的机构", "institutions put right"),
    "added": Text("现场补录的机构", "institutions added in the field"),
    "persons": Text("个人", "individuals"),
    "bodies": Text("机构", "institutions"),
}
_SHOW = {
    "open": Q(done_at=None),
    "bodies": Q(kind__in=Entry.BODIES),
    "untouched": Q(begun_at=None),
    "done": Q(done_at__isnull=False, kind__in=Entry.BODIES),
    "problem": Q(problems__gt=0, kind__in=Entry.BODIES),
    "unrectified": Q(unrectified__gt=0),
    "rectified": Q(problems__gt=0, unrectified=0, kind__in=Entry.BODIES),
    "added": Q(kind__in=(Entry.LATER, Entry.UNLISTED)),
    "persons": Q(kind=Entry.PERSON),
}


def entry(scope: Scope, id: str) -> Entry:
    """A line of a work list that a person may see. Missing for any other."""
    found = scope.of(Entry.objects.select_related("campaign").filter(pk=number(id))).first()
    if found is None or not campaigns(scope).filter(pk=found.campaign_id).exists():
        raise Missing()
    return found


def answers(entry: Entry) -> dict[str, Answer]:
    """Item's name → the answer that stands."""
    return {a.item: a for a in Answer.objects.filter(entry=entry, superseded_at=None)}


def asked(entry: Entry) -> tuple[tuple[PlanLook, Item], ...]:
    """What is asked of an entry."""
    kinds: dict[str, Of] = {Entry.PERSON: "person", Entry.COUNTY: "county"}
    return entry.campaign.plan.items(kinds.get(entry.kind, "body"))


def open_items(entry: Entry) -> list[tuple[PlanLook, Item]]:
    answered = answers(entry)
    return [(look, item) for look, item in asked(entry) if item.name not in answered]


def gaps(campaign: Campaign, county: str) -> QuerySet[Entry]:
    """The entries of a county with an item that nobody answered."""
    return Entry.objects.filter(campaign=campaign, division_code=county, done_at=None).order_by("id")


def not_checked(campaign: Campaign, county: str) -> QuerySet[Answer]:
    """What was answered with “could not be checked”, with its reason."""
    division, city, province = lineage(county)
    place = {"province_code": province, "city_code": city, "division_code": division}
    looks = [look.name for look in campaign.plan.looks]
    rows = Answer.objects.filter(campaign=campaign, look__in=looks, **place, superseded_at=None)
    return rows.filter(verdict=Answer.NOT_CHECKED).select_related("entry").order_by("id")


def bulletin(scope: Scope, id: str) -> Bulletin:
    """A bulletin of a division within one's own."""
    found = scope.of(Bulletin.objects.select_related("campaign").filter(pk=number(id))).first()
    if found is None:
        raise Missing()
    return found


def number(id: str) -> int:
    """The number in an address. Missing for anything else."""
    if not (id.isascii() and id.isdigit() and len(id) < 18):
        raise Missing()
    return int(id)
