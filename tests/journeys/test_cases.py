"""From a finding to a closure, a second visit that finds it back, the case that opens again; departments at work."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .casework import act, hand_over, opened, send_evidence
from .conftest import Enter
from .made_up import Site


def test_who_may_not_handle_is_not_asked_to(enter: Enter) -> None:
    for post in ("inspector", "auditor"):
        page = enter(post)
        page.goto("/findings/")
        page.locator("tbody tr td:nth-child(2) a").first.click()
        expect(page.get_by_role("link", name="Open a case")).to_have_count(0)
        assert page.goto("/cases/open/").status == 403


def test_put_right_closed_back_again_and_a_penalty_proposed(enter: Enter) -> None:
    officer, inspector = enter("county"), enter("inspector")
    before = counts(officer)
    case = opened(officer, 0)
    act(officer, case, "Order to put right", words="Stop teaching; pay the families back.", responsible="The head")
    officer.locator("#family").fill("contract A-1")
    officer.locator("#due").fill("1200.50")
    officer.get_by_role("button", name="Record", exact=True).click()

    officer.goto(case)
    officer.get_by_text("Report as put right", exact=True).first.click()
    officer.locator("#w-report").fill("All closed.")
    officer.get_by_role("button", name="Report as put right").click()
    expect(officer.get_by_role("alert")).to_contain_text("still owed")

    officer.goto(case)
    officer.get_by_label("day of payment").fill("2022-06-20")
    officer.get_by_role("button", name="Record payment").click()
    expect(officer.locator("#refunds + p")).to_contain_text("1,200.50 yuan paid")
    send_evidence(officer, case)
    act(officer, case, "Report as put right", words="All closed.")
    act(inspector, case, "Pass the check", words="The door is locked.")
    act(officer, case, "Close", words="Put right.")
    expect(officer.locator("h1")).to_contain_text("closed, to be visited again")

    act(inspector, case, "Visited again: back", words="Ten days later it teaches again.")
    expect(inspector.locator("main")).to_contain_text("Earlier case")
    again = inspector.url
    assert again != case
    officer.goto(case)
    expect(officer.locator("h1")).to_contain_text("back again")
    penalty_proposed(officer, again)
    assert [after - each for after, each in zip(counts(officer), before, strict=True)] == [1, 1, 1, 1, 0, 1, 0]


def test_two_officers_on_one_case_at_once(enter: Enter) -> None:
    one, other = enter("county"), enter("county")
    case = opened(one, 1)
    other.goto(case)
    act(one, case, "Order to put right", words="Stop teaching.", responsible="The head")
    other.get_by_text("Drop", exact=True).first.click()
    other.locator("#w-drop").fill("Nothing there.")
    other.get_by_role("button", name="Drop", exact=True).click()
    expect(other.get_by_role("alert")).to_contain_text("county has acted on this case")


def test_handed_over_refused_sent_again_and_answered(enter: Enter) -> None:
    officer, market, fire = enter("county"), enter("market"), enter("fire")
    case = opened(officer, 2)
    asked = "Is the scope of business wider than its licence?"
    hand_over(officer, case, "market regulation", asked)
    market.goto("/parts/")
    market.locator("tbody tr", has_text=asked).get_by_role("link").click()
    expect(market.locator(".lead-answer")).to_have_text(asked)
    part = market.url
    market.get_by_text("Refuse", exact=True).first.click()
    market.locator("#w-refuse").fill("Not ours: ask the fire brigade.")
    market.get_by_role("button", name="Refuse").click()

    officer.goto(case)
    expect(officer.locator("#parts ~ .scroll").first).to_contain_text("Not ours")
    officer.get_by_role("link", name="Send again").click()
    officer.locator("#asked").fill("Please look at the scope all the same.")
    officer.get_by_role("button", name="Send again").click()
    market.goto(part)
    market.get_by_role("button", name="Receive").click()
    market.get_by_text("Answer", exact=True).first.click()
    market.locator("#w-answer").fill("The scope was narrowed.")
    market.get_by_label("done as asked").check()
    market.get_by_role("button", name="Answer").click()
    officer.goto(case)
    expect(officer.locator("main")).to_contain_text("The scope was narrowed.")
    assert fire.goto(part).status == 404


@pytest.mark.parametrize("address", ["/institutions/", "/findings/", "/cases/", "/events/", "/campaigns/", "/exports/"])
def test_what_a_partner_may_not_see(enter: Enter, address: str) -> None:
    assert enter("market").goto(address).status == 403


def test_a_case_of_another_county_is_not_there(enter: Enter, site: Site) -> None:
    finding = site.finding_of(site.body_elsewhere())
    assert enter("county").goto(f"/cases/open/?kind=finding&key={finding}").status == 404


def penalty_proposed(page: Page, case: str) -> None:
    """By article 17 of Order 53: 72,600 yuan received, nothing paid back, four times that (policy: case C054)."""
    page.goto(f"{case}penalty/")
    page.locator("main ul a", has_text="17").first.click()
    for box in page.locator("[name=met]").all():
        box.check()
    page.locator("#received").fill("72600")
    page.locator("#refunded").fill("0")
    page.get_by_role("button", name="Reckon the range").click()
    page.locator("[name=kinds][value=fine]").check()
    page.locator("#fine").fill("400000")
    page.locator("#why").fill("It came back ten days after it had been closed.")
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()  # beyond five times the unlawful income
    page.locator("#fine").fill("290400")
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page.locator("#penalty ~ .lead-answer").first).to_contain_text("290,400.00 yuan")


def counts(page: Page) -> list[int]:
    """Found, opened again, put right, closed, visited again, back again, legally pending."""
    page.goto("/cases/counts/")
    expect(page.locator("h1")).to_contain_text("found, put right, closed")
    return [int(re.sub(r"\D", "", cell)) for cell in page.locator("tbody tr").last.locator("td").all_inner_texts()]
