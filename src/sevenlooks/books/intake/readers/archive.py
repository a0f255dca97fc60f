"""Looks through a packed workbook before any reader opens it: a bomb, a password, numbers that have been rounded."""

from __future__ import annotations

import re
import zipfile
import zlib
from xml.etree import ElementTree

from sevenlooks.books.intake.held import File
from sevenlooks.books.intake.readers.sheet import unreadable
from sevenlooks.errors import NotATable

MOST_BYTES = 2 << 30
"""The most a workbook may unpack to: a full worksheet of 1,048,576 rows stays under it."""
MOST_RATIO, LARGE = 250, 64 << 20
"""A part larger than LARGE that shrank more than MOST_RATIO to one is no table: sheets pack ten to fifty to one."""

Cells = dict[int, list[int]]
"""Row of a sheet, counted from 1 → columns, from 0, of the numbers there that a spreadsheet cannot have kept."""

_OLD = b"\xd0\xcf\x11\xe0"  # OLE: an old .xls, or any workbook locked with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BLOCK, _OVERLAP = 1 << 20, 512
# A spreadsheet keeps fifteen digits of a number. Sixteen or more in a number cell were typed as something else.
_LONG_NUMBER = re.compile(rb"<v>(?:[0-9]{16,}(?:[.]0*)?|[0-9](?:[.][0-9]+)?[Ee][+]?(?:1[5-9]|[2-9][0-9]))</v>")
_CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"')


def looked_through(path: File, shown: str) -> dict[str, Cells]:
    """The rounded cells of each sheet by its name. NotATable when the workbook is locked, damaged or a bomb."""
    with path.open("rb") as data:
        start = data.read(8)
        if start.startswith(_OLD):
            if _LOCKED in start + data.read():
                raise locked(shown)
            return {}
    try:
        with path.open("rb") as data, zipfile.ZipFile(data) as packed:
            _refuse_bomb(packed, shown)
            if any(member.flag_bits & 1 for member in packed.infolist()) or _ods_is_locked(packed):
                raise locked(shown)
            cells = {name: found for name in packed.namelist() if (found := _through(packed, name))}
            return {sheet: cells[part] for sheet, part in _parts(packed).items() if part in cells}
    except (zipfile.BadZipFile, zlib.error, EOFError, ElementTree.ParseError, KeyError, NotImplementedError):
        pass
    raise damaged(shown)


def _refuse_bomb(packed: zipfile.ZipFile, shown: str) -> None:
    sizes = [(member.file_size, max(member.compress_size, 1)) for member in packed.infolist()]
    if sum(size for size, _ in sizes) > MOST_BYTES or any(s > LARGE and s // c > MOST_RATIO for s, c in sizes):
        raise unreadable(
            shown,
            "解压后大得不像表格(压缩炸弹),没有打开。请用表格软件另存一份,或分成几个文件",
            "would unpack to far more than any table holds (a zip bomb) and was not opened. "
            "Save it anew from a spreadsheet program, or split it",
        )


def _through(packed: zipfile.ZipFile, name: str) -> Cells:
    """Unpack a part to its end, so that one that lies about its size is found out here; note a sheet's long numbers."""
    cells: Cells = {}
    kept = b""
    with packed.open(name) as part:
        while block := part.read(_BLOCK):
            if name.startswith("xl/worksheets/"):
                kept = kept[-_OVERLAP:] + block
                _note(kept, cells)
    return cells


def _note(text: bytes, cells: Cells) -> None:
    for found in _LONG_NUMBER.finditer(text):
        cell = _CELL.match(text, max(text.rfind(b"<c ", 0, found.start()), 0))
        if cell:
            row = cells.setdefault(int(cell[2]), [])
            if (column := _column(cell[1])) not in row:
                row.append(column)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _parts(packed: zipfile.ZipFile) -> dict[str, str]:
    """The part that holds each sheet of an .xlsx, by the sheet's name."""
    if "xl/workbook.xml" not in packed.namelist():
        return {}
    links = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    target = {link.get("Id"): (link.get("Target") or "").removeprefix("/xl/") for link in links}
    sheets = ElementTree.fromstring(packed.read("xl/workbook.xml")).iterfind(".//{*}sheet")
    named = [(s.get("name"), next((v for k, v in s.attrib.items() if k.endswith("}id")), None)) for s in sheets]
    return {name: f"xl/{target[link]}" for name, link in named if name and link in target}


def _ods_is_locked(packed: zipfile.ZipFile) -> bool:
    manifest = "META-INF/manifest.xml"
    return manifest in packed.namelist() and b"encryption-data" in packed.read(manifest)


def locked(shown: str) -> NotATable:
    """The error for a workbook with a password."""
    return unreadable(
        shown,
        "有打开密码。请去掉密码另存后再报送",
        "is locked with a password. Save it without one and take it in again",
    )


def damaged(shown: str) -> NotATable:
    """The error for a file that calls itself a workbook and is none, or no whole one."""
    return unreadable(
        shown, "不是完整的工作簿。请用表格软件打开后另存为 .xlsx", "is no whole workbook. Open it and save it as .xlsx"
    )
