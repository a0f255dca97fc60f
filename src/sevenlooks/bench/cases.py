"""100,000 open cases, on SQLite and on PostgreSQL: the nightly clock, the work list, a batch of a thousand acts.

Limits: what a night leaves time for, and what an officer should wait for at most. There is no peer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sevenlooks.bench.filling import PASSWORD, open_at
from sevenlooks.bench.measuring import Result, measure
from sevenlooks.bench.pages import median_of
from sevenlooks.bench.site import postgresql

CASES, ACTS, TIMES = 100_000, 1_000, 15
LIMITS = {"clock": 60.0, "again": 60.0, "list": 0.3, "acts": 10.0}


def open_cases(folder: Path) -> Iterator[Result]:
    """Every figure, on one database and then on the other."""
    yield from over("sqlite", folder / "sqlite", None, CASES, ACTS)
    with postgresql(folder / "postgres") as address:
        yield from over("postgresql", folder / "postgresql", address, CASES, ACTS)


def over(database: str, site: Path, address: str | None, cases: int, acts: int) -> Iterator[Result]:
    """The figures of a site in a folder yet empty. `address`: of its PostgreSQL; None: SQLite in the folder."""
    measure(_fill, site, address, cases, times=1)
    for name, work in (("clock", _clock), ("again", _clock), ("list", _lists), ("acts", _acts)):
        came = measure(work, site, address, acts, times=1)
        seconds = came.value if name == "list" else came.seconds
        told = f"{cases} open cases: {came.value if name != 'list' else 'median of the work lists'}"
        yield Result(f"cases_{name} ({database})", seconds, came.peak_mb, None, None, LIMITS[name], told)


def _fill(site: Path, address: str | None, count: int) -> None:
    """Open cases in every county of a province, a third of them overdue; some of one officer, some ready to close."""
    open_at(site, address)
    from django.db import transaction
    from django.utils import timezone

    from sevenlooks.books import divisions
    from sevenlooks.server.accounts import actions as people
    from sevenlooks.server.cases import stages
    from sevenlooks.server.cases.models import Case
    from sevenlooks.server.web.placed import lineage

    people.add(
        by="bench", username="province", name="省", role="province_officer", division="330000", password=PASSWORD
    )
    codes = divisions.table()["code"].to_pylist()
    counties = sorted({code for code in codes if code.startswith("33") and not code.endswith("00")})
    now, today = timezone.now(), timezone.localdate()

    def case(number: int) -> Any:
        county = counties[number % len(counties)]
        due = today + timedelta(days=number % 30 - 10)
        code, city, province = lineage(county)
        return Case(
            number=f"{county}-2026-{number:06d}", party_kind=Case.INSTITUTION, party=f"第{number}培训中心",
            address=f"文三路{number}号", matter="周末上数学课", conduct_on=date(2024, 3, 2), looks=1 << number % 7,
            stage=stages.CHECKED if number % 2 else stages.OPENED, owner="province" if number % 50 == 0 else "county",
            due_on=due, climbs_on=due + timedelta(days=1), opened_by="county", opened_at=now,
            put_right_at=now if number % 2 else None, division_code=code, city_code=city, province_code=province,
        )  # fmt: skip

    with transaction.atomic():
        Case.objects.bulk_create((case(number) for number in range(count)), batch_size=1000)


def _clock(site: Path, address: str | None, acts: int) -> str:
    open_at(site, address)
    from django.utils import timezone

    from sevenlooks.server.cases.clock import climb

    return f"{climb(timezone.localdate())} climbed"


def _lists(site: Path, address: str | None, acts: int) -> float:
    """The slowest median second of the province's work lists."""
    open_at(site, address)
    from django.test import Client

    from sevenlooks.server.accounts.models import Person

    client = Client(SERVER_NAME="localhost")
    client.force_login(Person.objects.get(username="province"), backend="django.contrib.auth.backends.ModelBackend")
    return max(
        median_of(client, f"/cases/?{query}", TIMES)
        for query in (
            "",
            "show=mine",
            "show=overdue",
            "show=due",
            "show=waiting_late",
            "stage=checked",
            "search=第77培训",
        )
    )


def _acts(site: Path, address: str | None, acts: int) -> str:
    """Close a thousand cases in one batch, each its own act with its own event."""
    open_at(site, address)
    from sevenlooks.server.accounts.models import Person
    from sevenlooks.server.cases import stages
    from sevenlooks.server.cases.actions import batch
    from sevenlooks.server.cases.models import BatchCase, Case

    chosen = Case.objects.filter(stage=stages.CHECKED).order_by("pk").values_list("pk", "version")[:acts]
    officer = Person.objects.get(username="province")
    made = batch.choose(by=officer, act="close", chosen=dict(chosen))
    batch.go(by=officer, batch=made, told={"why": "", "revisit_in": 10})
    batch.carry_out(made.pk)
    return f"{made.cases.filter(outcome=BatchCase.DONE).count()} closed"
