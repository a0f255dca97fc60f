"""Reading much while holding little."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_HELD = {"cache_size": -8192, "mmap_size": 0}
"""SQLite's page cache (negative: KiB) and how much of its file it maps, while every row is read once and no more."""


@contextmanager
def frugal() -> Iterator[None]:
    """Within it SQLite keeps few pages; what it kept before is given back. PostgreSQL holds nothing in this process."""
    if connection.vendor != "sqlite":
        yield
        return
    before = {name: _pragma(name) for name in _HELD}
    for name, value in _HELD.items():
        _pragma(name, value)
    _pragma("shrink_memory")
    try:
        yield
    finally:
        for name, kept in before.items():
            _pragma(name, kept)


def _pragma(name: str, value: int | None = None) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}" if value is None else f"PRAGMA {name} = {value}")
        row = cursor.fetchone()
    return row[0] if row else None
