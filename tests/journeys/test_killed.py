"""The worker killed in the middle of a run: another takes its place, the run comes to its end, and nothing doubles."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import Enter
from .made_up import Site

A_WHILE = 90_000


def test_a_run_whose_worker_is_killed_is_finished_by_the_next(enter: Enter, site: Site) -> None:
    page = enter("county")
    before = findings(page)
    page.goto("/runs/")
    page.locator("#as_of").fill("2022-06-30")
    page.get_by_role("button", name="Start a run").click()
    page.wait_for_url(re.compile(r"/runs/2.*/$"))
    expect(page.locator("#state")).to_contain_text("Running:", timeout=A_WHILE)
    first = worker_of(site)
    os.kill(first, signal.SIGKILL)
    expect(page.locator("#state")).to_contain_text("problem institutions", timeout=A_WHILE)
    assert worker_of(site) != first
    assert findings(page) == before
    page.goto("/runs/")
    expect(page.locator("tbody tr").first).to_contain_text("done")


def findings(page: Page) -> str:
    """How many findings the county has, as the page of the findings says it."""
    page.goto("/findings/")
    return page.locator(".lead-answer").inner_text().partition(" findings")[0]


def worker_of(site: Site) -> int:
    """The process that works for a site, told by its environment."""
    here = f"SEVENLOOKS_SITE={site.folder}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
            if b"sevenlooks.server.project.worker" in command and here in (process / "environ").read_bytes():
                return int(process.name)
        except OSError:  # it ended meanwhile
            continue
    raise AssertionError("no worker works for the site")
