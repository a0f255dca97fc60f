"""How far each county is: its counters, whether it is overdue, and whether it will miss the date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count
from django.utils import timezone

from sevenlooks.books.divisions import name
from sevenlooks.language import Text
from sevenlooks.server.campaigns.forecast import Window, ends_on, window
from sevenlooks.server.campaigns.models import Campaign, Entry, Receipt
from sevenlooks.server.campaigns.stages import FINISHED, OPEN, RECEIVED, SENT, STARTED, WAITING
from sevenlooks.server.web.placed import Scope, lineage

SUMS = ("bodies", "added", "begun", "done", "examined", "problems", "rectified", "persons")


@dataclass(frozen=True)
class County:
    """One county. `ends_on`: forecast; None when nothing moves or nothing is left to forecast."""

    code: str
    state: str
    counts: dict[str, int]
    pace: int
    ends_on: date | None
    overdue: bool
    late: bool

    @property
    def name(self) -> str:
        return name(self.code)

    @property
    def asked(self) -> int:
        return self.counts["bodies"] + self.counts["added"]

    def shows(self, show: str) -> bool:
        return {
            "unsent": self.state == WAITING, "unreceived": self.state == SENT, "received": self.state == RECEIVED,
            "started": self.state in (STARTED, FINISHED), "finished": self.state == FINISHED, "overdue": self.overdue,
            "late": self.late,
        }.get(show, True)  # fmt: skip


@dataclass(frozen=True)
class Sum:
    """Counties together. `shown`: how many of them each list of counties holds."""

    code: str
    counts: dict[str, int]
    shown: dict[str, int]

    @property
    def name(self) -> str:
        return name(self.code)

    @property
    def asked(self) -> int:
        return self.counts["bodies"] + self.counts["added"]


SHOWS = {
    "unsent": Text("未下达", "not sent yet"),
    "unreceived": Text("未签收", "not received"),
    "received": Text("已签收未启动", "received, not started"),
    "started": Text("已启动", "started"),
    "finished": Text("已完成", "finished"),
    "overdue": Text("逾期", "overdue"),
    "late": Text("预计逾期", "will miss the date"),
}


def counties(campaign: Campaign, scope: Scope, today: date) -> tuple[list[County], Window]:
    """The counties of a division, and the days from which their pace is taken."""
    opened = timezone.localtime(campaign.opened_at).date() if campaign.opened_at else campaign.begins_on
    over = window(today, opened)
    since = timezone.make_aware(datetime.combine(over.first, time.min))
    done = scope.of(Entry.objects.filter(campaign=campaign, done_at__gte=since, kind__in=Entry.BODIES)).order_by()
    pace = dict(done.values_list("division_code").annotate(n=Count("pk")))
    rows = scope.of(Receipt.objects.filter(campaign=campaign, level=Receipt.COUNTY)).order_by("division_code")
    under_way = campaign.state == OPEN
    made = [_county(row, campaign, pace.get(row["division_code"], 0), over, today, under_way)
            for row in rows.values("division_code", "state", *SUMS)]  # fmt: skip
    return made, over


def _county(row: dict, campaign: Campaign, pace: int, over: Window, today: date, under_way: bool) -> County:
    finished = row["state"] == FINISHED
    left = row["bodies"] + row["added"] - row["done"]
    ends = None if finished else ends_on(today, left, pace, over.days)
    overdue = under_way and not finished and today > campaign.due_on
    late = under_way and not finished and left > 0 and (ends is None or ends > campaign.due_on)
    return County(row["division_code"], row["state"], {k: row[k] for k in SUMS}, pace, ends, overdue, late or overdue)


def total(code: str, rows: Iterable[County]) -> Sum:
    held = list(rows)
    counts = {name: sum(row.counts[name] for row in held) for name in SUMS}
    return Sum(code, counts, {show: sum(row.shows(show) for row in held) for show in (*SHOWS, "all")})


def by_next_level(scope: Scope, rows: Iterable[County]) -> list[Sum]:
    """Counties added up by the next level down, in order of code."""
    rung = {"nation": 2, "province": 1}.get(scope.level, 0)
    held: dict[str, list[County]] = {}
    for row in rows:
        held.setdefault(lineage(row.code)[rung], []).append(row)
    return [total(code, each) for code, each in sorted(held.items())]
