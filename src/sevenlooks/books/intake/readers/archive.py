"""Looks at a workbook's outside before any reader opens it: a zip bomb, a password, no workbook at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

from sevenlooks.books.intake.readers.sheet import unreadable

MOST_BYTES = 2 << 30
"""The most a workbook may unpack to. A full sheet of 1,048,576 rows stays under it."""
_OLD = b"\xd0\xcf\x11\xe0"  # OLE: an old .xls, or a workbook locked with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def refuse_bomb_or_lock(path: Path, shown: str) -> None:
    """NotATable when the file is locked with a password, unpacks to too much, or is no workbook."""
    with path.open("rb") as data:
        start = data.read(1 << 20)
        rest = b""
        if start.startswith(_OLD):
            rest = start + data.read()
    if start.startswith(_OLD):
        if _LOCKED in rest:
            raise _locked(shown)
        return
    if not zipfile.is_zipfile(path):
        raise unreadable(
            shown, "不是工作簿。请用表格软件打开后另存为 .xlsx", "is no workbook. Open it and save it as .xlsx again"
        )
    with zipfile.ZipFile(path) as packed:
        members = packed.infolist()
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise unreadable(
            shown,
            "解压后超过 {limit} GB,不会打开。请删去多余内容或分成几个文件",
            "unpacks to more than {limit} GB and will not be opened. Remove what is not needed or split it",
            limit=MOST_BYTES >> 30,
        )


def _locked(shown: str):
    return unreadable(
        shown,
        "有打开密码。请去掉密码后另存,再报送",
        "is locked with a password. Save it without one and take it in again",
    )
