"""Papers, evidence and batches as officers work with them: what is kept, who may open it, what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from .casework import act, opened, send_evidence
from .conftest import Enter


def test_evidence_that_shows_persons_is_not_for_everybody(enter: Enter) -> None:
    inspector, officer, auditor = enter("inspector"), enter("county"), enter("auditor")
    case = opened(officer, 3)
    send_evidence(inspector, case, "faces.jpg", personal=True)
    auditor.goto(case)
    expect(auditor.locator("ul.shots")).to_contain_text("shows persons; not shown here")
    expect(auditor.locator("ul.shots img")).to_have_count(0)
    expect(auditor.locator("main")).not_to_contain_text("faces.jpg")
    expect(auditor.locator("main")).to_contain_text("SHA-256")
    officer.goto(case)
    file = str(officer.locator("form[action$='/open/']").first.get_attribute("action")).removesuffix("open/")
    assert auditor.request.get(file).status in (403, 404)


def test_one_photograph_in_two_cases_is_noticed(enter: Enter) -> None:
    officer = enter("county")
    first = opened(officer, 4)
    send_evidence(officer, first, "desks.jpg", bright=40)
    second = opened(officer, 5)
    send_evidence(officer, second, "desks again.jpg", bright=40)
    shots = officer.locator("ul.shots")
    expect(shots).to_contain_text("The same file")
    expect(shots.locator(f"a[href^='{path(first)}']")).to_have_count(1)


def test_a_paper_reads_the_same_on_the_screen_and_in_word(enter: Enter, tmp_path: Path) -> None:
    officer = enter("county", "zh")
    case = opened(enter("county"), 6)
    act(enter("county"), case, "Order to put right", words="停止周末授课。", responsible="校长")
    officer.goto(case)
    officer.locator("#paper-kind").select_option("rectify")
    officer.get_by_role("button", name="下一步").click()
    officer.locator("#found").fill("查明周末上数学课。")
    officer.get_by_role("button", name="制作并编号").click()
    officer.wait_for_url(re.compile(r"/papers/\w+/$"))
    notice = officer.locator("article.notice")
    expect(notice.locator(".number")).to_have_text(re.compile(r"〔\d{4}〕\d+号$"))
    with officer.expect_download() as coming:
        officer.get_by_role("link", name="下载 Word").click()
    coming.value.save_as(tmp_path / "notice.docx")
    word = "".join(re.sub(r"\s", "", p.text) for p in docx.Document(str(tmp_path / "notice.docx")).paragraphs)
    for line in notice.locator("> p").all_inner_texts():
        assert re.sub(r"\s", "", line) in word
    assert officer.request.get(f"{officer.url}pdf/").body().startswith(b"%PDF")


def test_many_cases_are_ordered_with_one_confirmation_and_an_event_each(enter: Enter) -> None:
    officer = enter("county")
    cases = [opened(officer, number) for number in (7, 8)]
    officer.goto("/cases/")
    for case in cases:
        officer.locator("tr", has=officer.locator(f"a[href='{path(case)}']")).locator("[name=case]").check()
    officer.locator("select[name=act]").select_option("order")
    officer.get_by_role("button", name="Next: confirm").click()
    expect(officer.locator(".lead-answer")).to_contain_text("2 chosen: 2 will be acted on, 0 left out")
    officer.locator("#words").fill("Stop teaching at weekends.")
    officer.locator("#responsible").fill("The head")
    officer.get_by_role("button", name="Confirm: act on 2").click()
    expect(officer.locator("#state .lead-answer")).to_contain_text("2 chosen: 2 acted on, 0 left out", timeout=60_000)
    for case in cases:
        officer.goto(case)
        expect(officer.locator("main")).to_contain_text("Stop teaching at weekends.")
        assert ordered(officer, case) == 1


def path(address: str) -> str:
    return "/cases/" + address.rstrip("/").rpartition("/")[2] + "/"


def ordered(page: Page, case: str) -> int:
    """How many events say that this case was ordered to put right."""
    page.goto("/events/?act=case.order")
    return page.locator("tbody tr", has=page.locator(f"a[href='{path(case)}']")).count()
