"""axe over the main pages as each post: nothing serious, nothing critical."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import Enter

GRAVE = {"serious", "critical"}
OF_ALL = ["/me/", "/me/tokens/"]
OF_OFFICERS = [
    "/", "/not-judged/", "/intake/", "/institutions/", "/findings/", "/ranking/", "/rules/", "/runs/", "/campaigns/",
    "/exports/", "/exports/new/?what=institutions", "/api/v1/docs",
]  # fmt: skip
PAGES = {
    "county": [*OF_OFFICERS, "/events/", *OF_ALL],
    "inspector": [*OF_OFFICERS, *OF_ALL],
    "city": [*OF_OFFICERS, "/campaigns/start/", "/events/", *OF_ALL],
    "province": [*OF_OFFICERS, "/campaigns/start/", "/events/", *OF_ALL],
    "ministry": [*OF_OFFICERS, "/campaigns/start/", "/events/", *OF_ALL],
    "auditor": [*OF_OFFICERS, "/events/", *OF_ALL],
    "administrator": ["/people/", "/events/", *OF_ALL],
}
# One step in: the first row of a list; and what a campaign's own bar leads to.
FIRST_ROWS = {
    "/ranking/": "/institutions/",
    "/findings/": "/findings/",
    "/rules/": "/rules/",
    "/runs/": "/runs/",
    "/campaigns/": "/campaigns/",
}
# What is painted does not hang on the database: light over one, dark over the other.
LOOKS = pytest.mark.parametrize(
    ("site", "dark"),
    [("sqlite", False), ("postgresql", True)],
    indirect=["site"],
    ids=["sqlite-light", "postgresql-dark"],
)


@pytest.mark.parametrize("name", PAGES)
@LOOKS
def test_nothing_serious(enter: Enter, name: str, dark: bool) -> None:
    page = enter(name, lang="en" if dark else "zh", dark=dark)
    wrong = []
    for address in PAGES[name]:
        page.goto(address)
        wrong += grave(page)
        for inner in inside(page, address):
            page.goto(inner)
            wrong += grave(page)
    assert not wrong, "\n".join(wrong)


@LOOKS
def test_nor_at_the_door(enter: Enter, dark: bool) -> None:
    page = enter("county", dark=dark)
    page.context.clear_cookies()
    page.goto("/sign-in/")
    assert not grave(page)
    page.evaluate("document.querySelector('label').remove()")
    assert grave(page)  # axe does look


def inside(page: Page, address: str) -> list[str]:
    """Addresses one step in from a page that was just opened."""
    first = page.locator(f'tbody a[href^="{FIRST_ROWS.get(address)}"]').first
    if not first.count():
        return []
    inner = [str(first.get_attribute("href"))]
    if address == "/campaigns/":
        page.goto(inner[0])
        inner += page.locator("nav.looks a").evaluate_all("all => all.map(each => each.getAttribute('href'))")[1:]
        page.goto(f"{inner[0]}list/")
        inner.append(str(page.locator("tbody a").first.get_attribute("href")))
    return inner


def grave(page: Page) -> list[str]:
    """What axe finds that is serious or critical, with where."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{page.url}: {each['help']} ({each['impact']}): {each['nodes'][0]['html'][:160]}"
        for each in found
        if each["impact"] in GRAVE
    ]
