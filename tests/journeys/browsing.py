"""The browser of the journeys: Debian's Chromium, quiet, and signing in with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from .made_up import PASSWORD

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
LOCALES = {"zh": "zh-CN", "en": "en-GB"}


def chromium() -> str | None:
    """Where the machine has it."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()


def sign_in(page: Page, name: str) -> None:
    """As one of the posts of the made-up province."""
    page.goto("/sign-in/")
    page.locator("#username").fill(name)
    page.locator("#password").fill(PASSWORD)
    page.locator("main button").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
