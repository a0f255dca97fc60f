"""Papers: one notice as Word and as PDF, and a thousand in one batch, on SQLite and on PostgreSQL. There is no peer.

One notice is timed from a process that has loaded nothing, the batch from the officer's confirmation to the packed
file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sevenlooks.bench.measuring import Result, measure
from sevenlooks.bench.site import postgresql

NOTICES = 1_000
ONE, BATCH = 1.0, 180.0
"""Seconds that each may take at most."""


def whole(folder: Path) -> Iterator[Result]:
    """A line each."""
    for ending in ("docx", "pdf"):
        came = measure(_one, ending)
        told = f"one notice, {came.value / 1024:.0f} KiB, from a process that has loaded nothing"
        yield Result(f"notice_{ending}", came.seconds, came.peak_mb, None, None, ONE, told)
    yield from over("sqlite", folder / "sqlite", None, NOTICES)
    with postgresql(folder / "postgres") as address:
        yield from over("postgresql", folder / "postgresql", address, NOTICES)


def over(database: str, site: Path, address: str | None, count: int) -> Iterator[Result]:
    """The batch on a site in a folder yet empty. `address`: of its PostgreSQL; None: SQLite in the folder."""
    measure(_fill, site, address, count, times=1)
    came = measure(_batch, site, address, times=1)
    yield Result(f"notices_batch ({database})", came.seconds, came.peak_mb, None, None, BATCH, came.value)


def _one(ending: str) -> int:
    from sevenlooks.reports.notices.notice import Line, Notice, Slip
    from sevenlooks.reports.notices.pdf import pdf
    from sevenlooks.reports.notices.word import word

    write: Callable[[Notice], bytes] = {"docx": word, "pdf": pdf}[ending]
    body = tuple(Line("经查,你单位周末以“思维素养”名义开展学科类培训,现责令限期整改。" * 3) for _ in range(12))
    slip = Slip("送达回证", ("受送达人(签名或者盖章):",))
    notice = Notice(
        "rectify", "整改通知书", "西湖教改〔2026〕1号", "杭州市西湖区教育局", date(2026, 3, 5), body, slip=slip
    )
    return len(write(notice))


def _fill(site: Path, address: str | None, count: int) -> None:
    """Cases of one county, each ordered to be put right, with money to be paid back."""
    from sevenlooks.bench.filling import PASSWORD, open_at

    open_at(site, address)
    from decimal import Decimal

    from django.db import transaction

    from sevenlooks.server.accounts import actions as people
    from sevenlooks.server.cases import actions

    officer = people.add(
        by="bench", username="county", name="甲", role="county_officer", division="330106", password=PASSWORD
    )
    with transaction.atomic():
        for number in range(count):
            party = actions.Party(kind="place", name=f"第{number}点位", county="330106", address=f"文三路{number}号")
            case = actions.open_case(by=officer, party=party, matter="周末上数学课", conduct_on=date(2024, 3, 2))
            actions.owe(by=officer, case=case, family="甲家", due=Decimal(number + 1))
            actions.order(by=officer, case=case, measures="停止授课\n逐户退费", responsible="负责人")


def _batch(site: Path, address: str | None) -> str:
    from sevenlooks.bench.filling import open_at

    open_at(site, address)
    from sevenlooks.server.accounts.models import Person
    from sevenlooks.server.cases import paper_packing
    from sevenlooks.server.cases.actions import batch as batches
    from sevenlooks.server.cases.models import Case, Paper

    by: Any = Person.objects.get(username="county")
    chosen = dict(Case.objects.values_list("pk", "version"))
    batch = batches.choose(by=by, act="rectify", chosen=chosen)
    batches.go(by=by, batch=batch, told={"words": "", "basis": "《中华人民共和国民办教育促进法》", "token": "bench"})
    batches.carry_out(batch.pk)
    paper_packing.pack(batch.pk)
    serials = list(Paper.objects.order_by("serial").values_list("serial", flat=True))
    unbroken = serials == list(range(1, len(chosen) + 1))
    with zipfile.ZipFile(paper_packing.path_of(batch.pk)) as held:
        size = sum(part.file_size for part in held.infolist()) / 2**20
        return f"{len(held.namelist())} files, {size:.0f} MB; numbers {'unbroken' if unbroken else 'BROKEN'}"
