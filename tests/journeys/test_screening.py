"""A run asked for on the page and done by the worker; its findings settled; the order of visits."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import Enter

A_RUN = 90_000  # milliseconds


def test_who_may_not_settle_is_not_asked_to(enter: Enter) -> None:
    page = enter("inspector")
    page.goto("/findings/")
    page.locator("tbody a").first.click()
    expect(page.get_by_role("heading", name="Settling")).to_be_visible()
    expect(page.get_by_role("button", name="Confirm")).to_have_count(0)


def test_a_run_is_watched_settled_and_ranked(enter: Enter) -> None:
    page = enter("county")
    page.get_by_role("link", name="Runs").click()
    page.locator("#as_of").fill("2022-06-30")
    page.get_by_role("button", name="Start a run").click()
    expect(page.locator("#state .lead-answer")).to_contain_text("findings", timeout=A_RUN)
    page.get_by_role("link", name="See the findings").click()

    first, second = (page.locator("tbody tr td:nth-child(2) a").nth(n).get_attribute("href") for n in (0, 1))
    page.goto(str(first))
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("main")).to_contain_text("confirmed, county")

    page.goto(str(second))
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator("main")).to_contain_text("reason")
    expect(page.locator("main")).not_to_contain_text("dismissed, county")
    page.goto(str(second))
    page.locator("#why").fill("The contract was signed before the body was opened.")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator("main")).to_contain_text("dismissed, county")

    rule = page.locator("h1").inner_text()
    page.get_by_role("link", name="Rules").click()
    page.get_by_role("link", name=rule, exact=True).first.click()
    expect(page.locator("main")).to_contain_text("of them dismissed")

    page.get_by_role("link", name="Order of visits").click()
    expect(page.locator("h1")).to_contain_text("Whom to visit first")
    expect(page.locator("tbody tr").first.locator("td").nth(3)).not_to_be_empty()
