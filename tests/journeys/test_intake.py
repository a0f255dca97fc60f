"""Books sent with errors: the refused rows come back with their reasons, are mended, and are taken in."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from .conftest import Enter
from .made_up import Site

A_WHILE = 30_000  # milliseconds until the worker has taken a small file in
HEADINGS = ("机构编号", "机构名称", "行政区划代码", "状态")


def test_nothing_to_send_with_for_who_may_only_read(enter: Enter) -> None:
    page = enter("inspector")
    page.goto("/intake/")
    expect(page.locator("h1")).to_contain_text("has sent")
    expect(page.locator("input[type=file]")).to_have_count(0)


def test_a_row_of_another_county_keeps_everything_out(enter: Enter, site: Site, tmp_path: Path) -> None:
    page, elsewhere = enter("county"), site.body_elsewhere()["division_code"]
    page.goto("/intake/")
    rows = [("J-8", "启明艺术培训中心", site.county, "在营"), ("J-9", "远方培训中心", elsewhere, "在营")]
    page.locator("#files").set_input_files(ledger(tmp_path, rows))
    page.get_by_role("button", name="Take in").click()
    expect(page.locator("#state .wrong")).to_contain_text("nothing was taken in", timeout=A_WHILE)


def test_errors_come_back_are_mended_and_taken_in(enter: Enter, site: Site, tmp_path: Path) -> None:
    page = enter("county")
    page.get_by_role("link", name="Intake").click()
    expect(page.locator("#files")).to_be_visible()  # a count does not wait for the page it counts on
    before = page.locator("tbody tr").count()
    rows = [("J-1", "启明艺术培训中心", site.county, "在营"), ("J-2", "晨光体育培训中心", site.county, "好像开着")]
    drop(page, "#files", ledger(tmp_path, rows))
    page.get_by_role("button", name="Take in").click()
    came = page.locator("#state .lead-answer")
    expect(came).to_contain_text("1 rows taken, 1 refused", timeout=A_WHILE)

    with page.expect_download() as download:
        page.get_by_role("link", name="Download the refused rows").click()
    mended = tmp_path / "mended.xlsx"
    download.value.save_as(mended)
    mend(mended, "好像开着", "在营")

    page.get_by_role("link", name="Take in other files").click()
    page.locator("#files").set_input_files(mended)
    page.get_by_role("button", name="Take in").click()
    expect(came).to_contain_text("1 rows taken, 0 refused", timeout=A_WHILE)
    page.goto("/intake/")
    expect(page.locator("tbody tr")).to_have_count(before + 2)


def ledger(folder: Path, rows: Sequence[tuple[str, ...]]) -> Path:
    path = folder / "机构台账.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows])
    return path


def drop(page: Page, field: str, file: Path) -> None:
    """Drop a file on a field as a hand would, from outside the page."""
    box = page.locator(field).bounding_box()
    assert box
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
    hand = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        hand.send("Input.dispatchDragEvent", {"type": kind, **at, "data": data})
    expect(page.locator(field)).to_have_js_property("files.length", 1)


def mend(workbook: Path, wrong: str, right: str) -> None:
    book = openpyxl.load_workbook(workbook)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == wrong]
    assert len(cells) == 1
    cells[0].value = right
    book.save(workbook)
