"""The pictures of docs/: `python -m tests.journeys.pictures docs/site` makes them anew from a made-up province."""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from .browsing import LOCALES, chromium, launched, sign_in
from .made_up import Site, served

INSTITUTIONS = 1500


@dataclass(frozen=True)
class Picture:
    """`through`: selectors of the links to follow from `address` on."""

    name: str
    who: str
    address: str
    through: tuple[str, ...] = ()
    lang: str = "zh"
    dark: bool = False
    size: tuple[int, int] = (1280, 800)


BODY, FINDING, CAMPAIGN, CASE = (
    'tbody a[href^="/institutions/"]',
    'tbody a[href^="/findings/"]',
    'tbody a[href^="/campaigns/"]',
    'tbody a[href^="/cases/"]',
)
PICTURES = (
    Picture("overview", "ministry", "/"),
    Picture("overview-en", "province", "/", lang="en"),
    Picture("institutions", "county", "/institutions/"),
    Picture("institution", "county", "/ranking/", (BODY,)),
    Picture("finding", "county", "/findings/", (FINDING,)),
    Picture("cases", "county", "/cases/"),
    Picture("case", "county", "/cases/?stage=rectifying", (CASE,)),
    Picture("ranking-dark", "city", "/ranking/", dark=True),
    Picture("campaign", "province", "/campaigns/", (CAMPAIGN, 'nav a[href$="/bulletin/"]')),
    Picture(
        "survey-phone",
        "inspector",
        "/campaigns/",
        (CAMPAIGN, 'a[href$="/list/?show=open"]', "tbody a"),
        size=(360, 740),
    ),
)


def main(folder: Path) -> None:
    program = chromium()
    if not program:
        sys.exit("no chromium on this machine: no picture was made")
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        served(Path(place) / "site", {}, INSTITUTIONS) as site,
        launched(program) as browser,
    ):
        for picture in PICTURES:
            (folder / f"{picture.name}.png").write_bytes(small(taken(browser, site, picture)))


def taken(browser: Browser, site: Site, picture: Picture) -> bytes:
    width, height = picture.size
    context = browser.new_context(
        base_url=site.url, locale=LOCALES[picture.lang], viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
    )  # fmt: skip
    page: Page = context.new_page()
    sign_in(page, picture.who)
    page.goto(picture.address)
    for link in picture.through:
        page.goto(str(page.locator(link).first.get_attribute("href")))
    shot = page.screenshot()
    context.close()
    return shot


def small(png: bytes) -> bytes:
    """The same picture in 64 colours: ink on paper needs no more."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
