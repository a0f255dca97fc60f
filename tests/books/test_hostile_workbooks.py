"""A virus scanner's nightmare: what a workbook carries besides its cells is neither run, fetched nor unpacked."""

from __future__ import annotations

import io
import time
import zipfile

import openpyxl
import pytest

from sevenlooks.books.intake import take_in
from sevenlooks.errors import NotATable
from tests.books.conftest import Site
from tests.books.test_bad_files import ROWS, workbook

SHEET, BOOK, STRINGS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
GROWING = "".join(f"<!ENTITY {more} '{f'&{less};' * 10}'>" for less, more in zip("abcdefgh", "bcdefghi", strict=True))
LAUGHS = f"<!DOCTYPE lolz [<!ENTITY a 'haha'>{GROWING}]>".encode()  # a thousand million of them
SECRET = "root:"


def with_parts(changed: dict[str, bytes], rows: list[list[str]] = ROWS) -> bytes:
    """A sound workbook, some of its parts added or put in the place of its own."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook({"机构台账": rows}))) as sound, zipfile.ZipFile(held, "w") as made:
        for name in sound.namelist():
            if name not in changed:
                made.writestr(name, sound.read(name))
        for name, content in changed.items():
            made.writestr(name, content)
    return held.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook({"机构台账": ROWS}))) as sound:
        return sound.read(name)


def declaring(name: str, doctype: bytes, instead_of: bytes = b"", put: bytes = b"") -> bytes:
    """A part with a document type of its own, and an entity of it in the place of some text."""
    head, end, rest = part(name).partition(b"?>")
    assert instead_of in rest
    return head + end + doctype + (rest.replace(instead_of, put) if instead_of else rest)


LINK = (
    b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd" '
    b'ddeTopic="/c calc"/></externalLink>'
)
CARRIED = {
    "macros": {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"Auto_Open" * 1000},
    "links to other files": {
        "xl/externalLinks/externalLink1.xml": LINK,
        "xl/externalLinks/_rels/externalLink1.xml.rels": b'<Relationships><Relationship Id="rId1" Target='
        b'"http://127.0.0.1:9/x.xlsx" TargetMode="External"/></Relationships>',
    },
    "an object put in": {"xl/embeddings/oleObject1.bin": b"MZ" + b"\0" * 4096},
    "a path out of the folder": {"../../../evil.xml": b"<a/>", "/tmp/evil-sevenlooks": b"x"},
    "a program": {"xl/media/image1.exe": b"MZ\x90"},
}


@pytest.mark.parametrize("what", CARRIED)
def test_what_is_carried_besides_the_cells_stays_where_it_is(site: Site, what: str) -> None:
    result = take_in(site.books, [site.write("机构台账.xlsx", with_parts(CARRIED[what]))])
    assert (result.tables[0].taken, result.refused) == (1, 0)
    assert {row["name"] for row in site.facts("institutions")} == {"启明"}
    assert not [path for path in site.folder.rglob("*") if "evil" in path.name or path.suffix in (".bin", ".exe")]


FILE = b'<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
ELSEWHERE = b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
FORMS = {
    "entities that grow": (BOOK, declaring(BOOK, LAUGHS, "机构台账".encode(), b"&i;")),
    "entities that grow in the cells": (STRINGS, declaring(STRINGS, LAUGHS, "启明".encode(), b"&i;")),
    "an entity that is a file": (STRINGS, declaring(STRINGS, FILE, "启明".encode(), b"&i;")),
    "a document type that is elsewhere": (BOOK, declaring(BOOK, ELSEWHERE)),
}


@pytest.mark.parametrize("what", FORMS)
def test_entities_are_not_unfolded_and_no_file_is_read_for_them(site: Site, what: str) -> None:
    name, content = FORMS[what]
    begun = time.monotonic()
    try:
        take_in(site.books, [site.write("机构台账.xlsx", with_parts({name: content}))])
    except NotATable as error:
        assert "机构台账.xlsx" in str(error) and SECRET not in str(error)
    else:
        named = "".join(str(row["name"]) for row in site.facts("institutions"))
        assert SECRET not in named and len(named) < 1000
    assert time.monotonic() - begun < 5


def test_a_command_in_a_cell_comes_back_as_text(site: Site) -> None:
    """A refused row is fetched and opened in a spreadsheet: what it holds must not become a formula there."""
    command = "=cmd|' /C calc'!A0"
    rows = [*ROWS, ["A2", command, "440106", "不知道"], ["A3", "+1+1", "440106", "@SUM(1)"]]
    result = take_in(site.books, [site.write("机构台账.csv", "\n".join(",".join(row) for row in rows))])
    assert result.refused == 2 and result.refusals
    cells = [cell for sheet in openpyxl.load_workbook(result.refusals) for row in sheet.iter_rows() for cell in row]
    told = {cell.value: cell.data_type for cell in cells}
    assert told[command] == "s" and told["+1+1"] == "s" and "f" not in {cell.data_type for cell in cells}
