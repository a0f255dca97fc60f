"""Files of evidence: what is not taken, and that what is kept is what was sent."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.server.cases.drawn import as_jpeg, room

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import evidence_files
from sevenlooks.server.cases.evidence_files import Altered, keep, kind_of, open_file, received


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path) -> Path:
    settings.SITE = tmp_path  # type: ignore[attr-defined]
    return tmp_path / "files" / "evidence"


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    (
        b"", b"<html><script>", b"<svg xmlns='http://www.w3.org/2000/svg'>", b"MZ\x90", b"\x7fELF", b"#!/bin/sh",
        b"\0\0\0\x18ftypheic" + bytes(20), b"GIF89a", zipped("a.txt"), b"PK\x03\x04broken",
        zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    ),
)  # fmt: skip
def test_what_is_not_taken(data: bytes) -> None:
    with pytest.raises(BadRequest, match="not taken"):
        kind_of(data)


@pytest.mark.parametrize(
    ("data", "ending"),
    (
        (b"%PDF-1.7", ".pdf"), (b"\0\0\0\x20ftypisom", ".mp4"), (b"\0\0\0\x20ftypM4A ", ".m4a"),
        (b"\0\0\0\x14ftypqt  ", ".mov"), (b"ID3\x04", ".mp3"), (b"\xff\xfb\x90", ".mp3"),
        (b"RIFF\0\0\0\0WAVEfmt ", ".wav"), (zipped("[Content_Types].xml", "word/document.xml"), ".docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), ".xlsx"),
    ),
)  # fmt: skip
def test_the_content_says_what_a_file_is(data: bytes, ending: str) -> None:
    assert evidence_files.ENDINGS[kind_of(data)] == ending


def test_the_size_has_both_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_files, "MOST_BYTES", 10)
    assert kind_of(b"%PDF-67890") == "application/pdf"
    with pytest.raises(BadRequest, match="larger than"):
        kind_of(b"%PDF-678901")


def test_a_name_tells_no_number_and_no_lie() -> None:
    file = received("C:\\x\\张某13812345678证件110101199003074514.exe", as_jpeg(room(1)))
    assert file.name == "张某138****5678证件1101**********4514.jpg"
    assert received("../\n", b"%PDF-1").name == "file.pdf"


def test_a_file_lies_once_sealed_and_comes_out_whole(folder: Path) -> None:
    data = as_jpeg(room(1))
    assert keep(data) == keep(data)
    held = [path for path in folder.rglob("*") if path.is_file()]
    assert len(held) == 1 and data[:64] not in held[0].read_bytes()
    assert open_file(keep(data)) == data


def test_what_was_altered_or_taken_away_does_not_open(folder: Path) -> None:
    digest, other = keep(as_jpeg(room(1))), keep(as_jpeg(room(2)))
    place = folder / digest[:2] / f"{digest}.sealed"
    whole = place.read_bytes()
    for wrong in (whole[:-9], whole[: len(whole) // 2] + b"\0" + whole[len(whole) // 2 + 1 :], b""):
        place.write_bytes(wrong)
        with pytest.raises(Altered):
            open_file(digest)
    (folder / other[:2] / f"{other}.sealed").replace(place)  # another file, soundly sealed
    with pytest.raises(Altered):
        open_file(digest)
    place.unlink()
    with pytest.raises(Altered):
        open_file(digest)


def test_a_full_disk_leaves_no_half_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadRequest, match="disk"):
        keep(b"%PDF-1")
    assert not [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_only_what_no_case_holds_is_tidied_and_only_when_old(folder: Path) -> None:
    old, new = keep(b"%PDF-old"), keep(b"%PDF-new")
    before = (timezone.now() - timedelta(days=2)).timestamp()
    os.utime(folder / old[:2] / f"{old}.sealed", (before, before))
    evidence_files.tidy(timezone.now())
    assert open_file(new)
    with pytest.raises(Altered):
        open_file(old)
