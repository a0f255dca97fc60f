"""Exports of a million rows as the worker makes them: how long each takes, and how much memory its process holds."""

from __future__ import annotations

import resource
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sevenlooks.bench.filling import open_at
from sevenlooks.bench.measuring import Result, measure

LIMIT_MB = 200
FORMATS = ("csv", "xlsx", "parquet")


@dataclass(frozen=True)
class Made:
    """`idle_mb`: what the process held before it began."""

    seconds: float
    rows: int
    bytes: int
    idle_mb: float


def every_format(database: str, site: Path, address: str | None) -> Iterator[Result]:
    """A line a kind of file: every finding of the nation; `peak_mb` is all that the process ever held."""
    for kind in FORMATS:
        came = measure(export, site, address, kind, times=1)
        made: Made = came.value
        told = (
            f"{made.rows} rows, {made.bytes / 2**20:.0f} MB; peak memory in all {came.peak_mb:.0f} MB, idle "
            f"{made.idle_mb:.0f} MB, so {came.peak_mb - made.idle_mb:.0f} MB for the export; limit {LIMIT_MB} MB"
        )
        yield Result(f"site_export_{kind} ({database})", made.seconds, came.peak_mb, None, None, None, told)


def export(site: Path, address: str | None, kind: str) -> Made:
    """One export of all findings, begun as the worker begins it."""
    open_at(site, address)
    import django_tasks_db.management.commands.db_worker  # noqa: F401  loaded in a worker that waits

    from sevenlooks.server.exports.making import carry_out
    from sevenlooks.server.exports.models import Export

    asked = Export.objects.create(
        export_id=secrets.token_hex(16), by="ministry0", what="findings", format=kind, division_code="000000"
    )
    idle, begun = _held_mb(), time.perf_counter()
    carry_out(asked)
    seconds = time.perf_counter() - begun
    asked.refresh_from_db()
    return Made(seconds, asked.rows, asked.bytes or 0, idle)


def _held_mb() -> float:
    """What this process holds now, from Linux's own count of pages; else the most it ever held."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
