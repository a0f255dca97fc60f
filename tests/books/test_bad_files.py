"""Bad input: one plain sentence that says what, where and what to do; nothing is lost or half written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from sevenlooks.books.intake import take_in
from sevenlooks.books.store import Store
from sevenlooks.errors import BooksUnusable, NotATable, SevenlooksError
from sevenlooks.language import LANGS
from tests.books.conftest import INSTITUTION, Site, csv_of

HEAD = "institution_id,name,division_code,status\n"


def workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return held.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return held.getvalue()


def lying_bomb() -> bytes:
    """A sheet of 200 MB that says it has 100 bytes."""
    whole = bytearray(zipped({"xl/worksheets/sheet1.xml": b"0" * (200 << 20)}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = whole.find(mark)
        whole[at + place : at + place + 4] = (100).to_bytes(4, "little")
    return bytes(whole)


ROWS = [["institution_id", "name", "division_code", "status"], ["A1", "启明", "440106", "在营"]]
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "no table by its name": ("通讯录.csv", lambda: b"a,b\n1,2\n", "通讯录.csv"),
    "several names in one": ("收费与退费.csv", lambda: b"a,b\n1,2\n", "收费与退费.csv"),
    "a picture": ("institutions.csv", lambda: b"\x89PNG\r\n\x1a\n\0\0\0", "institutions.csv"),
    "another kind of file": ("机构台账.docx", lambda: b"PK", "机构台账.docx"),
    "empty": ("institutions.csv", lambda: b"", "institutions.csv"),
    "no heading": ("institutions.csv", lambda: b"1,2,3\n4,5,6\n", "institutions.csv"),
    "a heading missing": ("institutions.csv", lambda: b"institution_id,name\nA1,x\n", "status"),
    "a heading twice": ("institutions.csv", lambda: f"机构编号,{HEAD}A1,A1,x,440106,在营\n".encode(), "twice"),
    "an open quote": ("institutions.csv", lambda: f'{HEAD}A1,x,440106,在营\nA2,"y,440106,在营\n'.encode(), "row 3"),
    "an open quote at the end": ("institutions.csv", lambda: f'{HEAD}A1,x,440106,"在营\nA2,y,4,在\n'.encode(), "row 2"),
    "a comma too many": ("institutions.csv", lambda: f"{HEAD}A1,x,440106,在营\nA2,y,z,440106,在营\n".encode(), "row 3"),
    "neither encoding": ("institutions.csv", lambda: HEAD.encode() + b"\xff\xff\xfe,\x81\n", "institutions.csv"),
    "an unknown sheet": ("台账.xlsx", lambda: workbook({"机构台账": ROWS, "通讯录": ROWS}), "通讯录"),
    "no workbook": ("机构台账.xlsx", lambda: b"hello", "机构台账.xlsx"),
    "half a workbook": ("机构台账.xlsx", lambda: workbook({"机构台账": ROWS})[:2000], "机构台账.xlsx"),
    "a zip that is no workbook": ("机构台账.xlsx", lambda: zipped({"a.txt": b"x"}), "机构台账.xlsx"),
    "a password": ("机构台账.xlsx", lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a zip bomb": ("机构台账.xlsx", lambda: zipped({"xl/worksheets/sheet1.xml": b"0" * (200 << 20)}), "bomb"),
    "a zip bomb that lies": ("机构台账.xlsx", lying_bomb, "机构台账.xlsx"),
    "no whole Parquet": ("institutions.parquet", lambda: b"PAR1xxxx", "institutions.parquet"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_stops_everything_before_anything_is_written(site: Site, what: str) -> None:
    name, content, told = BAD[what]
    good = site.write("payments.csv", "payment_id,institution_id,paid_on,amount\nP1,A1,2022-05-31,1\n")
    bad = site.write(name, content())
    with pytest.raises(NotATable) as caught:
        take_in(site.books, [good, bad])
    assert told in caught.value.text.en and caught.value.exit_status == 2
    for lang in LANGS:
        sentence = caught.value.text.in_(lang)
        assert name in sentence and "\n" not in sentence and "{" not in sentence
    assert not Store.at(site.books).exists
    assert not list(site.books.parent.glob("*refused*"))


def test_a_path_that_is_not_there_and_a_folder_without_tables(site: Site) -> None:
    with pytest.raises(NotATable, match="no file or folder"):
        take_in(site.books, [site.incoming / "x.csv"])
    with pytest.raises(NotATable, match="no table"):
        take_in(site.books, [site.incoming])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x: [", "has no readable"),
        ("table: 通讯录\ncolumns: {a: b}", "none of the books"),
        ("table: market_entities\ncolumns: {a: b}", "“b”"),
        ("table: market_entities", "has no readable"),
    ],
)
def test_a_bad_mapping_file(site: Site, text: str, told: str) -> None:
    mapping = site.write("mapping.yaml", text)
    with pytest.raises(SevenlooksError, match=told):
        site.took("x.csv", "a\n1\n", mapping=mapping)


def test_books_from_a_newer_version(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        later.setattr("sevenlooks.books.store.store.FORMAT", 99)
        site.took("institutions.csv", csv_of(INSTITUTION))
    with pytest.raises(BooksUnusable, match="newer version"):
        site.took("institutions.csv", csv_of(INSTITUTION | {"name": "x"}))


def test_a_real_locked_workbook(site: Site) -> None:
    """An old .xls with a FILEPASS record, as old spreadsheets lock it, is damaged or locked, never a traceback."""
    path = site.write("机构台账.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096)
    with pytest.raises(NotATable):
        take_in(site.books, [path])


def folder_bytes(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_bad_file_leaves_earlier_books_byte_for_byte(site: Site) -> None:
    site.took("institutions.csv", csv_of(INSTITUTION))
    before = folder_bytes(site.books)
    with pytest.raises(NotATable):
        site.took("institutions.csv", f'{HEAD}A1,"x,440106,在营\n')
    assert folder_bytes(site.books) == before
