"""What happens with nobody signed in: overdue cases climb to the level above, once a clock and level."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sevenlooks.server.cases.models import Case, Climb
from sevenlooks.server.cases.terms import CLIMBING, NEVER, after
from sevenlooks.server.events.actions import Told, record_all
from sevenlooks.server.web.placed import NATION, Scope

BATCH = 2000
UP = ("city", "province", "nation")


def every_minute(now: datetime) -> None:
    """The site's clock: cheap while nothing has become overdue."""
    climb(timezone.localtime(now).date())


def climb(today: date) -> int:
    """Let every case that is overdue today climb; how many climbed. A second time on the day there are none.

    A case still overdue CLIMBING working days later climbs one level more, up to the nation, and no further.
    """
    climbed, last = 0, 0
    while True:
        with transaction.atomic():
            due = Case.objects.select_for_update().filter(live=True, climbs_on__lte=today, pk__gt=last)
            batch = list(due.order_by("pk")[:BATCH])
            climbed += _climb(batch, today)
        if len(batch) < BATCH:
            return climbed
        last = batch[-1].pk


def _climb(cases: list[Case], today: date) -> int:
    so_far: dict[tuple[int, int], int] = {}
    for case, clock in Climb.objects.filter(case__in=cases).values_list("case_id", "clock"):
        so_far[case, clock] = so_far.get((case, clock), 0) + 1
    made, now = [], timezone.now()
    again = after(today, CLIMBING)
    for case in cases:
        levels = _above(case)
        place = so_far.get((case.pk, case.clock), 0)
        case.climbs_on = again if place + 1 < len(levels) else NEVER
        if place < len(levels):
            level, division = levels[place]
            climb = Climb(case=case, clock=case.clock, level=level, due_on=case.due_on, at=now)
            climb.place_in(division)
            made.append(climb)
    Climb.objects.bulk_create(made, batch_size=500)
    Case.objects.bulk_update(cases, ("climbs_on",), batch_size=500)
    record_all(by="clock", told=_told(made))
    return len(made)


def _above(case: Case) -> list[tuple[str, str]]:
    """The levels above a case's division, the nearest first; a county of a province itself has no city above it."""
    codes = dict(zip(UP, (case.city_code, case.province_code, NATION), strict=True))
    return [(level, code) for level, code in codes.items() if code == NATION or Scope(code).level == level]


def _told(climbs: Iterable[Climb]) -> Iterable[Told]:
    for each in climbs:
        yield Told("case.climbed", ("case", str(each.case_id)), each.division_code, {"level": each.level})
