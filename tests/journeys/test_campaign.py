"""A campaign from the ministry down to a county, surveyed, its gaps explained, finished, and its bulletin."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from .conftest import Enter

TITLE = "Look-back of the journey"


def test_a_campaign_goes_down_is_surveyed_and_reported(enter: Enter, tmp_path: Path) -> None:
    ministry, county = enter("ministry"), enter("county")
    at = opened_by(ministry)
    county.goto(at)
    expect(county.locator("h1")).to_contain_text("Not found")  # nothing has come down to it yet

    for level in ("province", "city"):
        page = enter(level)
        page.goto(at)
        page.get_by_role("button", name="Receive").click()
        page.locator("#words").fill(f"Mind the date, says the {level}.")
        page.get_by_role("button", name="Pass on").click()
        expect(page.get_by_role("button", name="Pass on")).to_have_count(0)

    county.reload()
    expect(county.locator("main")).to_contain_text("Mind the date, says the city.")
    county.get_by_role("button", name="Receive").click()
    county.get_by_role("link", name="To the work list").click()
    county.locator("tbody a").first.click()
    surveyed(county)

    finished_with_gaps_explained(county, at)
    ministry.goto(f"{at}progress/?show=finished")
    expect(ministry.locator("tbody tr")).to_have_count(1)
    bulletin_is_the_same_on_paper(county, at, tmp_path / "bulletin.docx")


def opened_by(page: Page) -> str:
    """Draft a campaign over the whole country and send it down; its address."""
    page.get_by_role("link", name="Campaigns").click()
    page.get_by_role("link", name="Start a campaign").click()
    page.locator("#plan").select_option("look_back_2022")
    page.locator("#title").fill(TITLE)
    page.locator("#due_on").fill((date.today() + timedelta(days=60)).isoformat())
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.locator(".lead-answer")).to_contain_text("institutions are on the list")
    page.get_by_role("button", name="Freeze the list and send it down").click()
    expect(page.locator("h1")).to_contain_text("under way")
    return page.url


def surveyed(page: Page) -> None:
    """Answer every item of a body, look by look: a problem first, then nothing wrong."""
    looks = page.locator("main section").evaluate_all("all => all.map(each => each.id)")
    for n, look in enumerate(looks):
        form = page.locator(f"section#{look} form.sheet")
        for m in range(form.locator("fieldset").count()):
            item = form.locator("fieldset").nth(m)
            wrong = n == m == 0
            item.get_by_label("a problem" if wrong else "no problem", exact=True).check()
            if wrong:
                item.locator("textarea").fill("Lessons on a Saturday behind drawn curtains.")
            for number in item.locator("input[inputmode=numeric]:visible").all():
                number.fill("1" if wrong else "0")
        form.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status")).to_contain_text("saved")
    expect(page.locator("main")).to_contain_text("Every item is answered, 1 with a problem")


def finished_with_gaps_explained(page: Page, at: str) -> None:
    page.goto(f"{at}gaps/")
    page.get_by_role("button", name="Finish the survey").click()
    expect(page.get_by_role("alert")).to_contain_text("still have open items")
    for reason in page.locator("input[name^='why.']").all():
        reason.fill("The site was locked on three visits.")
    page.get_by_role("button", name="Save the reasons").click()
    expect(page.locator(".lead-answer")).to_contain_text("No gaps")
    page.get_by_role("button", name="Finish the survey").click()
    expect(page.locator("main")).to_contain_text("Finished by county")


def bulletin_is_the_same_on_paper(page: Page, at: str, paper: Path) -> None:
    """Every number of the bulletin on screen opens its rows and stands in the paper."""
    page.goto(f"{at}bulletin/")
    rows = page.locator("main table").first.locator("tr:has(td.n a)")
    shown = [tuple(row.locator("td").all_inner_texts()[:2]) for row in rows.all()]
    assert len(shown) > 10
    page.get_by_role("button", name="Make the bulletin").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="English .docx").click(timeout=60_000)
    download.value.save_as(paper)
    written = {tuple(cell.text for cell in row.cells[:2]) for table in docx.Document(str(paper)).tables
               for row in table.rows}  # fmt: skip
    assert set(shown) <= written
