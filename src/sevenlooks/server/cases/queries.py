"""Reads of cases. Everything is asked for within a person's scope."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from sevenlooks.looks.look import BY_NAME
from sevenlooks.server.cases import handovers, stages
from sevenlooks.server.cases.models import Case, Part
from sevenlooks.server.registry.queries import HowMany
from sevenlooks.server.web.asked import key
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope

SOON = 3  # days before its end on which a clock is due
BY_CLOCK, NEWEST = ("due_on", "id"), ("-id",)


def case(scope: Scope, id: str) -> Case:
    """One case. Missing when there is none, or none within the scope."""
    found = scope.of(Case.objects.all()).filter(pk=key(id)).first()
    if found is None:
        raise Missing()
    return found


@dataclass(frozen=True)
class Asked:
    """What a work list is asked for, by the names of its address.

    `show`: one of `lists` ("": live cases; all cases when they are searched or counted). `count`: one of COUNTED.
    """

    show: str = ""
    stage: str = ""
    look: str = ""
    party: str = ""
    owner: str = ""
    search: str = ""
    count: str = ""
    division: str = ""

    @classmethod
    def of(cls, sent: Any) -> Asked:
        return cls(**{each.name: str(sent.get(each.name, "")).replace("\0", "").strip()[:100] for each in fields(cls)})

    @property
    def list(self) -> str:
        if self.show in lists(""):
            return self.show
        return "all" if self.search or self.count else "live"

    @property
    def order(self) -> tuple[str, ...]:
        """Whose clock ends first; what has no clock by its age, the newest first."""
        return NEWEST if self.list in ("all", "ended") else BY_CLOCK

    @property
    def narrowed(self) -> bool:
        """Whether more is asked for than one of the lists."""
        return any((self.stage, self.look, self.party, self.owner, self.search, self.count))

    @property
    def query(self) -> str:
        """As the query of an address."""
        return urlencode({name: value for name, value in vars(self).items() if value})


def lists(username: str) -> dict[str, Q]:
    """Name of a list → its cases."""
    today = timezone.localdate()
    return {
        "live": Q(live=True),
        "mine": Q(live=True, owner=username),
        "due": Q(live=True, due_on__gte=today, due_on__lte=today + timedelta(days=SOON)),
        "overdue": Q(live=True, due_on__lt=today),
        "waiting": Q(live=True, parts_open__gt=0),
        "waiting_late": Q(live=True, parts_open__gt=0, pk__in=_late_parts(today)),
        "check": Q(stage=stages.REPORTED) & ~Q(owner=username),
        "close": Q(stage=stages.CHECKED),
        "revisit": Q(stage=stages.CLOSED),
        "legal": Q(legal_open__gt=0),
        "ended": Q(live=False),
        "all": Q(),
    }


def listed(scope: Scope, asked: Asked, username: str) -> QuerySet[Case]:
    """The cases of a scope that a work list asks for."""
    rows = scope.of(Case.objects.all())
    rows = rows.filter(lists(username).get(asked.list, Q()), COUNTED.get(asked.count, Q()))
    if asked.stage in stages.TITLES:
        rows = rows.filter(stage=asked.stage)
    if asked.look in BY_NAME:
        rows = rows.alias(of_look=F("looks").bitand(1 << BY_NAME[asked.look].number - 1)).filter(of_look__gt=0)
    if asked.party in (Case.INSTITUTION, Case.PLACE, Case.PERSON):
        rows = rows.filter(party_kind=asked.party)
    if asked.owner:
        rows = rows.filter(owner=asked.owner)
    if asked.search:
        text = asked.search
        rows = rows.filter(Q(party__contains=text) | Q(number__startswith=text) | Q(address__contains=text))
    return rows


def how_many(scope: Scope, username: str) -> dict[str, HowMany]:
    """List → how many cases it has, told exactly up to a bound: a page need not count a hundred thousand."""
    rows = scope.of(Case.objects.all())
    return {name: HowMany.of(rows.filter(condition)) for name, condition in lists(username).items()}


def _late_parts(today: date) -> QuerySet[Part, int]:
    """The cases of parts that a department has not answered in time; who refused one has not answered it either."""
    return Part.objects.filter(stage__in=handovers.OPEN, due_on__lt=today).values_list("case", flat=True)


def counts(scope: Scope) -> dict[str, int]:
    """Found, put right, closed, visited again, back again: each apart, each case at most once in each."""
    return scope.of(Case.objects.all()).aggregate(**_counting())


def counts_below(scope: Scope) -> list[dict[str, Any]]:
    """The same by the next level of divisions below."""
    column = scope.below
    if column is None:
        return []
    rows = scope.of(Case.objects.all()).values(column).annotate(**_counting()).order_by(column)
    return [{"place": Scope(row.pop(column)), **row} for row in rows]


COUNTED = {
    "found": ~Q(stage=stages.DROPPED) & Q(reopens=None),
    "found_again": ~Q(stage=stages.DROPPED) & Q(reopens__isnull=False),
    "put_right": Q(put_right_at__isnull=False),
    "closed": Q(closed_at__isnull=False),
    "revisited": Q(revisited_at__isnull=False),
    "back": Q(back_at__isnull=False),
    "legal": Q(legal_open__gt=0),
}
"""Name of a count → its cases: the number on the page and the rows behind it are the same condition."""


def _counting() -> dict[str, Count]:
    return {name: Count("pk", filter=condition) for name, condition in COUNTED.items()}
