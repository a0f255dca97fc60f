"""Exports of a million rows as the worker has them made: how long each takes, and how much its process holds."""

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
EXPORTS = (
    ("findings", "", "csv"),
    ("findings", "", "xlsx"),
    ("findings", "", "parquet"),
    ("rows", "site_visits", "csv"),
)
"""What is exported, of which book, as what kind of file."""


@dataclass(frozen=True)
class Made:
    """`peak_mb`: the most that the process which made it ever held, Python and all."""

    seconds: float
    rows: int
    bytes: int
    peak_mb: float


def every_export(database: str, site: Path, address: str | None) -> Iterator[Result]:
    """A line an export, each of the whole nation."""
    for what, table, kind in EXPORTS:
        made: Made = measure(export, site, address, what, table, kind, times=1).value
        told = f"{made.rows} rows, {made.bytes / 2**20:.0f} MB; limit of the process {LIMIT_MB} MB"
        name = f"site_export_{table or what}_{kind} ({database})"
        yield Result(name, made.seconds, made.peak_mb, None, None, None, told)


def export(site: Path, address: str | None, what: str, table: str, kind: str) -> Made:
    """One export, made in a process apart."""
    open_at(site, address)
    from sevenlooks.server.exports import apart
    from sevenlooks.server.exports.models import Export

    asked = Export.objects.create(
        export_id=secrets.token_hex(16), by="ministry0", what=what, table=table, format=kind, division_code="000000"
    )
    begun = time.perf_counter()
    apart.make(asked)
    seconds = time.perf_counter() - begun
    asked.refresh_from_db()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Made(seconds, asked.rows, asked.bytes or 0, peak)
