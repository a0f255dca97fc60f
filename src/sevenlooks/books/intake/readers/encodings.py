"""A text file's encoding, from its bytes: counties save CSV as UTF-8, UTF-8 with a mark, or GB18030."""

from __future__ import annotations

import codecs
import io

from sevenlooks.books.intake.held import File
from sevenlooks.books.intake.readers.sheet import unreadable

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SAMPLE, _SAMPLES = 128 << 10, 64
_WORKBOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def sniff(path: File, shown: str) -> str:
    """The name of the encoding, for Python and Arrow alike. NotATable when the file is no text or empty."""
    with path.open("rb") as data:
        start = data.read(_SAMPLE)
    for mark, name in _MARKS.items():
        if start.startswith(mark):
            return name
    if not start.strip():
        raise unreadable(shown, "是空的。请检查导出", "is empty. Check how it was exported")
    if start.startswith(_WORKBOOK_MARKS):
        raise unreadable(
            shown,
            "其实是工作簿,却以文本文件命名。请改回 .xlsx 或 .xls",
            "is a workbook under a text file's name. Rename it to .xlsx or .xls",
        )
    if b"\0" in start:
        raise unreadable(shown, "不是文本文件。请另存为 CSV(UTF-8)", "is no text file. Save it as CSV (UTF-8)")
    for name in ("utf-8", "gb18030"):
        if all(_decodes(piece, name) for piece in _pieces(path)):
            return name
    raise unreadable(
        shown,
        "的编码既不是 UTF-8 也不是 GB18030。请另存为 CSV(UTF-8)",
        "is written in neither UTF-8 nor GB18030. Save it as CSV (UTF-8)",
    )


def _pieces(path: File) -> list[bytes]:
    """Samples over the whole file, each cut at line ends, which no character of either encoding contains."""
    pieces = []
    with path.open("rb") as data:
        size = data.seek(0, io.SEEK_END)
        for start in range(0, size, max(_SAMPLE, size // _SAMPLES)):
            data.seek(start)
            piece = data.read(_SAMPLE)
            first = piece.find(b"\n") + 1 if start else 0
            last = len(piece) if start + len(piece) >= size else piece.rfind(b"\n") + 1
            pieces.append(piece[first:last])
    return pieces


def _decodes(piece: bytes, encoding: str) -> bool:
    try:
        piece.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
