"""A notice as a Word document: the same bytes for the same notice, so that its digest can be told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from xml.sax.saxutils import escape

from sevenlooks.reports.notices.notice import LINE, SEAL, VOID, Line, Notice, Slip, Table
from sevenlooks.reports.notices.word_page import ROOM, ZI, blank
from sevenlooks.reports.word_page import NAMESPACE

_EPOCH = (1980, 1, 1, 0, 0, 0)
_ROOM_IN_CELL = "".join(
    f'<w:{side} w:w="{twips}" w:type="dxa"/>'
    for side, twips in (("top", 60), ("left", 108), ("bottom", 60), ("right", 108))
)
SHORT = 8
"""Rows of a table that stays on one page."""
_GREY, _VERMILION = "737373", "B8321A"


def word(notice: Notice) -> bytes:
    """The notice, A4, in the fonts of an official paper."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document(io.BytesIO(blank()))
    body = document.element.body
    told = parse_xml(f"<w:body {NAMESPACE}>{''.join(_paper(notice))}</w:body>")
    for part in list(told):
        body.insert(len(body) - 1, part)  # the last element holds the page's settings
    properties, made = document.core_properties, datetime.combine(notice.dated, time.min)
    properties.title, properties.author = f"{notice.title} {notice.number}", notice.authority
    properties.created = properties.modified = made
    properties.last_modified_by = notice.authority
    saved = io.BytesIO()
    document.save(saved)
    return _timeless(saved)


def _timeless(saved: io.BytesIO) -> bytes:
    """The same package without the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(part, given.read(name))
    return out.getvalue()


def _paper(notice: Notice) -> Iterator[str]:
    if notice.void:
        yield _p("Slip", _run(VOID, color=_VERMILION, size=44), side="right")
    yield _p("Heading", notice.authority)
    yield _p("Heading", notice.title)
    yield _p("Number", notice.number)
    if notice.addressed:
        yield _p("Plain", notice.addressed)
    for at, part in enumerate(notice.body):
        last = at + 1 == len(notice.body)
        yield _line(part, keep=last) if isinstance(part, Line) else _table(part)
    for at, each in enumerate(notice.signatures):
        yield _p("Plain", each, keep=True, before=280 if at == 0 else 0)
    if notice.sealed:
        yield from _closing(notice)
    if notice.slip:
        yield from _slip(notice.slip)


def _closing(notice: Notice) -> Iterator[str]:
    """Name, date and seal, kept on one page with what comes before."""
    left = 2 * notice.middle - LINE
    yield _p("Plain", notice.authority, keep=True, side="center", left=left, before=2 * 560)
    yield _p("Plain", notice.day, keep=True, side="center", left=left)
    yield _p("Plain", _run(SEAL, color=_GREY, size=21), side="center", left=left)


def _slip(slip: Slip) -> Iterator[str]:
    line = '<w:pBdr><w:top w:val="dashed" w:sz="6" w:space="10" w:color="000000"/></w:pBdr>'
    yield _p("Slip", _run(slip.title, head=True), keep=True, side="center", before=360, border=line)
    for at, each in enumerate(slip.lines):
        yield _p("Slip", each, keep=at + 1 < len(slip.lines))


def _line(line: Line, keep: bool) -> str:
    style = {"body": "Text", "heading": "Part", "plain": "Plain"}[line.level]
    return _p(style, line.text, keep=keep or line.level == "heading")


def _table(table: Table) -> str:
    whole = sum(table.widths)
    widths = [ROOM * width // whole for width in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(table, at, row, widths) for at, row in enumerate(table.rows))
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{ROOM}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{_ROOM_IN_CELL}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_p('Cell', '')}"
    )


def _row(table: Table, at: int, row: tuple[str, ...], widths: list[int]) -> str:
    cells = ""
    keep = len(table.rows) <= SHORT and at + 1 < len(table.rows)
    for column, (text, width) in enumerate(zip(row, widths, strict=True)):
        naming = (table.head and at == 0) or (table.labels and column == 0)
        side = "center" if naming else "right" if column in table.numeric else "left"
        lines = "".join(_p("Cell", _run(each, head=naming), keep=keep, side=side) for each in text.split("\n"))
        cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{lines}</w:tc>'
    head = "<w:tblHeader/>" if table.head and at == 0 else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _p(style: str, content: str, *, keep: bool = False, side: str = "", left: float = 0, before: int = 0,
       border: str = "") -> str:  # fmt: skip
    """A paragraph; the order of its properties is the schema's. `left` in 字, `before` in twips."""
    run = content if content.startswith("<w:r>") else _run(content)
    told = (
        f'<w:pStyle w:val="{style}"/>'
        + ("<w:keepNext/>" if keep else "")
        + border
        + (f'<w:spacing w:before="{before}"/>' if before else "")
        + (f'<w:ind w:left="{round(left * ZI)}"/>' if left else "")
        + (f'<w:jc w:val="{side}"/>' if side else "")
    )
    return f"<w:p><w:pPr>{told}</w:pPr>{run}</w:p>"


def _run(text: str, head: bool = False, color: str = "", size: int = 0) -> str:
    if not text:
        return ""
    look = (
        ('<w:rFonts w:eastAsia="黑体"/>' if head else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + (f'<w:sz w:val="{size}"/>' if size else "")
    )
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
