"""Both languages, light and dark, a narrow screen, and no mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Enter

PAGES = ("/", "/institutions/", "/findings/", "/ranking/", "/rules/", "/runs/", "/campaigns/", "/intake/")


def test_the_language_is_changed_where_one_is_and_stays(enter: Enter) -> None:
    page = enter("county", lang="zh")
    page.goto("/findings/?look=fees")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator("h1")).to_contain_text("查出了什么")
    page.get_by_role("button", name="English").click()
    expect(page).to_have_url("/findings/?look=fees")
    expect(page.locator("h1")).to_contain_text("What was found")
    page.goto("/rules/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("h1")).to_have_text("查什么")


def test_dark_is_dark_and_light_is_light(enter: Enter) -> None:
    assert paper(enter("county")) > 200
    assert paper(enter("county", dark=True)) < 60


@pytest.mark.parametrize(("lang", "width"), [("zh", 360), ("en", 360), ("en", 1024)])
def test_nothing_is_cut_off_on_a_narrow_screen(enter: Enter, lang: str, width: int) -> None:
    page = enter("county", lang=lang, width=width)
    for address in (*PAGES, body_of(page), finding_of(page), *of_campaign(page)):
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{address} is {wide} pixels wide"


def test_heads_of_tables_stay_in_sight_while_one_reads_down(enter: Enter) -> None:
    page = enter("county")
    for address in ("/institutions/", "/findings/", "/ranking/", "/rules/"):
        page.goto(address)
        page.locator("tbody tr").last.scroll_into_view_if_needed()
        last = "[...document.querySelectorAll('table')].at(-1)"
        head = page.evaluate(f"{last}.querySelector('thead th').getBoundingClientRect().top")
        assert head >= 0, f"{address}: the head has gone {-head} pixels out of sight"


def test_the_main_acts_need_no_mouse(enter: Enter) -> None:
    page = enter("county")
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.keyboard.type("county")  # the field has the focus
    page.keyboard.press("Tab")
    page.keyboard.type("sevenlooks-demo")
    page.keyboard.press("Enter")
    page.wait_for_url("/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.goto("/institutions/")
    tab_to(page, "#search")
    page.keyboard.type("培训")
    page.keyboard.press("Enter")
    page.wait_for_url("**/institutions/?search=*")
    tab_to(page, "tbody a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/institutions/*/")

    page.goto(finding_of(page))
    tab_to(page, "#why")
    page.keyboard.type("Looked at without a mouse.")
    tab_to(page, "button[value=visit]")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Looked at without a mouse.")


def tab_to(page: Page, wanted: str) -> None:
    """Go on with the tabulator until something of that kind has the focus, and can be seen to have it."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError(f"the keyboard does not reach {wanted} on {page.url}")


def body_of(page: Page) -> str:
    page.goto("/ranking/")
    return str(page.locator('tbody a[href^="/institutions/"]').first.get_attribute("href"))


def finding_of(page: Page) -> str:
    page.goto("/findings/")
    return str(page.locator('tbody a[href^="/findings/"]').last.get_attribute("href"))


def of_campaign(page: Page) -> list[str]:
    """The pages of the look-back that the demo has under way, and the sheet of one of its bodies."""
    page.goto("/campaigns/")
    at = str(page.locator("tbody a").last.get_attribute("href"))
    page.goto(f"{at}list/")
    sheet = str(page.locator("tbody a").first.get_attribute("href"))
    return [at, *(f"{at}{part}/" for part in ("list", "add", "gaps", "progress", "population", "bulletin")), sheet]


def paper(page: Page) -> int:
    """How bright the page's ground is, 0 to 255."""
    told = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return int(told.split("(")[1].split(",")[0])
