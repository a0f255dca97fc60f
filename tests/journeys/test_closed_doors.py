"""What a county may not see, by any way a person or a program can try."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import Enter
from .made_up import Site

A_WHILE = 30_000  # milliseconds until the worker has made a small file


def test_who_has_not_signed_in_sees_the_door(enter: Enter) -> None:
    page = enter("county")
    page.context.clear_cookies()
    for address in ("/", "/institutions/", "/findings/", "/intake/", "/campaigns/", "/exports/"):
        page.goto(address)
        expect(page.locator("h1")).to_have_text("Sign in")
    assert page.request.get("/api/v1/institutions").status == 401


def test_another_countys_body_is_not_there_by_address(enter: Enter, site: Site) -> None:
    body = site.body_elsewhere()
    finding, at = site.finding_of(body), f"/institutions/{body['institution_id']}/"
    for address in (at, f"{at}rows/institutions/", f"{at}rows/staff/", f"/findings/{finding}/"):
        assert status(enter("county"), address) == 404
        assert status(enter("ministry"), address) == 200


def test_nor_by_search_nor_by_naming_its_division(enter: Enter, site: Site) -> None:
    body, page = site.body_elsewhere(), enter("county")
    for words in (body["name"], body["uscc"] or body["institution_id"], body["operating_address"]):
        page.goto("/institutions/")
        page.locator("#search").fill(words)
        page.get_by_role("button", name="Find").click()
        expect(page.locator("main")).not_to_contain_text(body["name"])
    for address in ("/institutions/", "/findings/", "/"):
        assert status(page, f"{address}?division={body['division_code']}") == 404


def test_nor_by_the_api(enter: Enter, site: Site) -> None:
    body, page = site.body_elsewhere(), enter("county")
    page.goto("/me/tokens/")
    page.locator("#name").fill("journey")
    page.get_by_role("button", name="Make it").click()
    heads = {"Authorization": f"Bearer {page.get_by_role('status').locator('code').inner_text()}"}

    def asked(address: str) -> tuple[int, str]:
        answer = page.request.get(f"/api/v1/{address}", headers=heads)
        return answer.status, answer.text()

    assert asked(f"institutions/{body['institution_id']}")[0] == 404
    assert asked(f"findings/{site.finding_of(body)}")[0] == 404
    assert asked(f"institutions?division={body['division_code']}")[0] == 404
    code, text = asked("institutions")
    assert code == 200 and site.county in text and body["institution_id"] not in text


def test_nor_in_an_export(enter: Enter, site: Site, tmp_path: Path) -> None:
    page = enter("county")
    page.get_by_role("link", name="Institutions").click()
    page.get_by_role("link", name="Export this list").click()
    page.get_by_label("CSV").check()
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click(timeout=A_WHILE)
    download.value.save_as(tmp_path / "bodies.csv")
    text = (tmp_path / "bodies.csv").read_text(encoding="utf-8-sig")
    assert site.county in text and site.body_elsewhere()["institution_id"] not in text
    assert status(enter("ministry"), page.url) == 404  # an export is its maker's alone


def status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer
    return answer.status
