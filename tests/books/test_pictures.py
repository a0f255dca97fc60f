"""Pictures of adverts at intake: what they say comes into the books, and no person's number with it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import segno
from PIL import Image, ImageDraw, ImageFont

from sevenlooks.books import book
from sevenlooks.books.intake import IntakeResult
from sevenlooks.books.intake.pictures import UnreadablePicture, looking, opening, read_picture, reading
from sevenlooks.books.intake.pictures.beside import beside
from sevenlooks.books.intake.pictures.opening import BAND, bands, opened
from sevenlooks.errors import NotAvailable
from tests.books.conftest import MOBILE, Site, csv_of

EXTRA = all(find_spec(package) for package in reading.NEEDED)
reads = pytest.mark.skipif(not EXTRA, reason="sevenlooks[pictures] is not installed: no picture is read in this run")


def drawn(*lines: str, code: str | None = None, size: tuple[int, int] = (620, 420)) -> Image.Image:
    """A picture with lines of text, and a QR code below them."""
    picture = Image.new("RGB", size, "white")
    font = ImageFont.truetype(str(files("pylopdf_fonts_zh_cn") / "NotoSansSC-Regular.otf"), 36)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((30, 20 + 70 * number), line, fill="black", font=font)
    if code:
        drawing = io.BytesIO()
        segno.make(code, micro=False).save(drawing, kind="png", scale=5)
        picture.paste(Image.open(drawing).convert("RGB"), (40, 40 + 70 * len(lines)))
    return picture


def took(site: Site, *cells: str) -> IntakeResult:
    rows = [{"advert_id": f"A{n}", "text": "见图", "picture": cell} for n, cell in enumerate(cells)]
    return site.took("adverts.csv", csv_of(*rows))


def notes(result: IntakeResult) -> dict[str, int]:
    (table,) = result.tables
    assert (table.taken, table.refused) == (table.read, 0)
    return table.notes


def told(site: Site) -> list[tuple[Any, ...]]:
    return [(row["picture_text"], row["picture_read_by"]) for row in site.facts("adverts")]


def test_a_table_without_pictures_and_an_empty_cell(site: Site) -> None:
    assert notes(site.took("adverts.csv", csv_of({"advert_id": "A1", "text": "招生"}))) == {}
    assert notes(took(site, "", " ")) == {}
    assert told(site)[0] == (None, None)


def test_what_is_kept_beside_the_picture_is_declared() -> None:
    names = book("adverts").schema.names
    at = names.index("picture")
    assert names[at : at + 3] == ["picture", "picture_text", "picture_read_by"]
    assert "picture_text" not in book("adverts")  # a file cannot bring it


def test_without_the_extra_pictures_are_kept_by_name_and_noted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "installed", lambda: False)
    monkeypatch.setattr(reading, "installed", lambda: False)
    assert notes(took(site, "1.png", "")) == {"picture_not_read": 1}
    assert [row["picture"] for row in site.facts("adverts")] == ["1.png", None]
    assert told(site) == [(None, None)] * 2
    with pytest.raises(NotAvailable):
        read_picture("1.png")


ELSEWHERE = (
    *("none.png", "../secret.png", "sub/../../secret.png", "..\\secret.png", "way_out.png", "table.csv", "sub"),
    *("/etc/passwd", "C:\\1.png", "\\\\host\\1.png", "http://example.com/1.png", "file:///etc/passwd"),
    *("x" * 5000 + ".png", "\0.png"),
)


@pytest.mark.parametrize("cell", ELSEWHERE, ids=range(len(ELSEWHERE)))
def test_no_file_outside_the_tables_folder_is_ever_opened(tmp_path: Path, cell: str) -> None:
    folder = tmp_path / "incoming"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"not for you")
    (folder / "table.csv").write_text("a\n")
    (folder / "way_out.png").symlink_to(tmp_path / "secret.png")
    assert beside(folder, cell) is None


def test_a_file_beside_the_table_and_in_a_folder_of_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for place in ("1.PNG", "sub/图 二.jpg"):
        (tmp_path / place).write_bytes(b"")
    assert beside(tmp_path, "1.PNG") == (tmp_path / "1.PNG").resolve()
    assert beside(tmp_path, "sub\\图 二.jpg") == (tmp_path / "sub" / "图 二.jpg").resolve()
    assert beside(tmp_path, "./sub/图 二.jpg") is not None


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"MZ" * 500])
def test_what_is_no_picture(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "1.png"
    path.write_bytes(content)
    with pytest.raises(UnreadablePicture, match=r"1\.png"):
        opened(path)


def test_other_formats_under_a_pictures_name(tmp_path: Path) -> None:
    for kind in ("GIF", "BMP", "TIFF"):
        drawn("A").save(tmp_path / "1.png", kind)
        with pytest.raises(UnreadablePicture):
            opened(tmp_path / "1.png")


def test_both_edges_of_what_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "1.png"
    Image.new("1", (300, 100)).save(path)
    monkeypatch.setattr(opening, "MOST_PIXELS", 30_000)
    assert opened(path).shape == (100, 300, 3)
    monkeypatch.setattr(opening, "MOST_PIXELS", 29_999)
    with pytest.raises(UnreadablePicture):
        opened(path)
    monkeypatch.setattr(opening, "MOST_PIXELS", 30_000)
    monkeypatch.setattr(opening, "MOST_BYTES", os.stat(path).st_size)
    assert opened(path).size
    monkeypatch.setattr(opening, "MOST_BYTES", os.stat(path).st_size - 1)
    with pytest.raises(UnreadablePicture):
        opened(path)


def test_a_bomb_is_never_unpacked(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "1.png")
    assert os.stat(tmp_path / "1.png").st_size < 100_000
    with pytest.raises(UnreadablePicture):
        opened(tmp_path / "1.png")


def test_a_picture_is_turned_upright_and_laid_on_white(tmp_path: Path) -> None:
    lying = Image.new("RGB", (30, 10), "red")
    turn = lying.getexif()
    turn[0x0112] = 6
    lying.save(tmp_path / "1.jpg", exif=turn)
    assert opened(tmp_path / "1.jpg").shape == (30, 10, 3)
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(tmp_path / "1.webp", lossless=True)
    assert opened(tmp_path / "1.webp").min() == 255


def test_a_long_picture_is_cut_where_nothing_is_written() -> None:
    pixels = np.full((BAND * 2 + 100, 50, 3), 255, np.uint8)
    pixels[::20, ::2] = 0
    pixels[1000:1100:2, ::2] = 0
    parts = list(bands(pixels))
    assert np.array_equal(np.concatenate(parts), pixels)
    assert all(0 < len(part) <= BAND for part in parts)
    assert all(np.ptp(part[0]) == 0 for part in parts[1:])
    assert len(list(bands(pixels[:BAND]))) == 1


@reads
def test_the_words_and_the_code_of_a_picture(tmp_path: Path) -> None:
    drawn("暑假数学一对一", "名师上门", code="https://example.com/join").save(tmp_path / "1.webp", lossless=True)
    came = read_picture(tmp_path / "1.webp")
    assert came.text.splitlines() == ["暑假数学一对一", "名师上门"]
    assert came.codes == ("https://example.com/join",)
    assert "rapidocr" in came.read_by and "PP-OCR" in came.read_by and "zxing-cpp" in came.read_by
    assert came.whole.endswith("\nhttps://example.com/join")


@reads
@pytest.mark.parametrize("written", ["138 1234 5678", "138.1234.5678", "1381 2345 678", "138-1234-5678"])
def test_a_number_with_gaps_is_kept_whole(tmp_path: Path, written: str) -> None:
    drawn(f"电话 {written}").save(tmp_path / "1.png")
    assert MOBILE in read_picture(tmp_path / "1.png").text


def everything_in(folder: Path) -> Iterable[bytes]:
    return (path.read_bytes() for path in folder.rglob("*") if path.is_file())


@reads
def test_pictures_at_intake(site: Site) -> None:
    (site.incoming / "图").mkdir()
    drawn("数学小班", f"电话{MOBILE}", code=f"tel:{MOBILE}").save(site.incoming / "图" / "一.png")
    drawn().save(site.incoming / "blank.jpg")
    (site.incoming / "broken.png").write_bytes(b"\x89PNG")
    came = took(site, "图/一.png", "图\\一.png", "blank.jpg", "broken.png", "none.png", "")
    assert notes(came) == {"picture_missing": 1, "picture_unreadable": 1}
    first, same, blank, *others = told(site)
    assert "数学小班" in first[0] and first[0].count("138****5678[k1_") == 2 and first == same
    assert blank[0] is None and blank[1] == first[1]
    assert others == [(None, None)] * 3
    assert not any(MOBILE.encode() in content for content in everything_in(site.folder / "site"))


@reads
def test_somebody_is_told_and_the_same_pictures_again_change_nothing(site: Site) -> None:
    drawn("语文").save(site.incoming / "1.png")
    heard: list[str] = []
    rows = {"advert_id": "A1", "text": "见图", "picture": "1.png"}
    site.took("adverts.csv", csv_of(rows), progress=heard.append, lang="en")
    assert "adverts.csv: pictures 0/1" in heard
    again = site.took("adverts again.csv", csv_of(rows) + "\n")
    assert [(t.unchanged, t.taken) for t in again.tables] == [(1, 0)]


@reads
def test_a_refused_row_comes_back_with_its_pictures_name_only(site: Site) -> None:
    drawn(f"电话{MOBILE}").save(site.incoming / "1.png")
    row = {"advert_id": "A1", "text": "见图", "picture": "1.png", "published_at": "2022-13-01"}
    came = site.took("adverts.csv", csv_of(row))
    assert came.refused == 1 and came.refusals is not None
    assert MOBILE.encode() not in b"".join(everything_in(site.folder / "site"))
