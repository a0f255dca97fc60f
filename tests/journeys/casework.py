"""What officers do with a case in the browser, step by step."""

from __future__ import annotations

import io
import re

from PIL import Image
from playwright.sync_api import Page, expect


def opened(page: Page, number: int) -> str:
    """Open a case from the finding of this place in the list; its address."""
    page.goto("/findings/")
    page.goto(str(page.locator("tbody tr td:nth-child(2) a").nth(number).get_attribute("href")))
    page.get_by_role("link", name="Open a case").click()
    page.get_by_role("button", name="Open the case").click()
    page.wait_for_url(re.compile(r"/cases/\d+/$"))
    return page.url


def act(page: Page, case: str, move: str, **fields: str) -> None:
    """One move of a case by its button, and the page after it."""
    page.goto(case)
    before = page.locator("h1").inner_text()
    form = page.locator("details", has=page.locator("summary", has_text=re.compile(f"^{re.escape(move)}$")))
    form.locator("summary").click()
    for name, value in fields.items():
        form.locator(f"[name={name}]").fill(value)
    form.get_by_role("button", name=move).click()
    expect(page.locator("h1")).not_to_have_text(before)


def send_evidence(page: Page, case: str, name: str = "after.jpg", *, bright: int = 0, personal: bool = False) -> None:
    """A photograph of nothing; another `bright` is another photograph."""
    photograph = io.BytesIO()
    Image.radial_gradient("L").point(lambda grey: min(255, grey + bright)).rotate(bright).save(photograph, "JPEG")
    page.goto(case)
    form = page.locator("details", has=page.locator("#files"))
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    page.locator("#files").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": photograph.getvalue()})
    if personal:
        form.locator("[name=personal]").check()
    form.get_by_role("button", name="Send").click()
    expect(page.locator("ul.shots")).to_contain_text("shows persons" if personal else name)


def hand_over(page: Page, case: str, department: str, asked: str) -> None:
    page.goto(case)
    page.locator("#to-department").select_option(label=department)
    page.get_by_role("button", name="Say what it is asked").click()
    page.locator("#asked").fill(asked)
    page.get_by_role("button", name="Hand over").click()
    expect(page.locator("#parts ~ .scroll").first).to_contain_text(asked)
