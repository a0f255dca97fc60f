"""The bulletin as a Word document, in the fonts of an official paper, every number a link to its annex."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from sevenlooks.language import Text
from sevenlooks.reports.anchors import printed_anchors, printed_blocks, target
from sevenlooks.reports.paper import Annex, Bulletin, Cell, Column, Grid, Number, Square, Value, shown
from sevenlooks.reports.word_page import INK, NAMESPACE, blank
from sevenlooks.reports.words import LEAD, printed_note

if TYPE_CHECKING:
    from docx.document import Document

ROOM = 9638  # twips between the margins: 170 mm
QUIET, RULE, SHADE, BLUE, VERMILION = "66645E", "CFCBC0", "F4F1E8", "1D4F91", "B8321A"
NUMERIC = ("count", "leads", "share", "money")


def write(bulletin: Bulletin, out: Path) -> None:
    """Write the document, A4."""
    document, named, ids = blank(bulletin), printed_anchors(bulletin), count(1)
    document.add_heading(bulletin.title, 0)
    for label, text in bulletin.heading:
        document.add_paragraph(f"{label}{Text(':', ': ').in_(bulletin.lang)}{text}", style="Cell")
    _add(document, f"<w:p {NAMESPACE}>{_strip(bulletin.strip, named)}</w:p>")
    for section in bulletin.sections:
        document.add_heading(section.title, 1)
        for paragraph in section.paragraphs:
            document.add_paragraph(paragraph)
        for grid in section.grids:
            if grid.title:
                document.add_heading(grid.title, 2)
            _add(document, _table(grid.columns, _grid_rows(grid, named)))
            document.add_paragraph(style="Cell")
    document.add_page_break()
    document.add_heading(Text("附表", "Annexes").in_(bulletin.lang), 1)
    for annex in bulletin.annexes:
        document.add_heading(annex.title, 2)
        columns = tuple(column for column in annex.columns if column.printed)
        _add(document, _table(columns, _annex_rows(annex, named, ids, bulletin)))
    document.save(str(out))


def _add(document: Document, xml: str) -> None:
    from docx.oxml import parse_xml

    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))  # the last element holds the page's settings


def _table(columns: tuple[Column, ...], rows: Iterator[str]) -> str:
    whole = sum(column.width for column in columns)
    widths = "".join(f'<w:gridCol w:w="{ROOM * column.width // whole}"/>' for column in columns)
    heads = "".join(_box(column, _run(column.title, color=QUIET), border=INK) for column in columns)
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{ROOM}" w:type="dxa"/><w:tblBorders>'
        f'<w:bottom w:val="single" w:sz="4" w:color="{RULE}"/><w:insideH w:val="single" w:sz="4" w:color="{RULE}"/>'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{widths}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{''.join(rows)}</w:tbl>"
    )


def _grid_rows(grid: Grid, named: dict[str, str]) -> Iterator[str]:
    for row in grid.rows:
        if row.head:
            yield _wide(_run(str(row.cells[0]), bold=True), len(grid.columns))
        else:
            cells = zip(grid.columns, row.cells, strict=True)
            yield _row("".join(_box(column, _content(cell, column, named)) for column, cell in cells))


def _annex_rows(annex: Annex, named: dict[str, str], ids: Iterator[int], bulletin: Bulletin) -> Iterator[str]:
    kept = [(at, column) for at, column in enumerate(annex.columns) if column.printed]
    for block, rows in printed_blocks(annex):
        mark, name = next(ids), named[f"{annex.name}:{block.name}"]
        note = _run(f"  {printed_note(block.count, len(rows), bulletin.lang)}", color=QUIET)
        begin, end = f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{mark}"/>'
        held = begin + _run(block.title, bold=True) + end
        yield _wide(held + note, len(kept), shade=True)
        for row in rows:
            yield _row("".join(_box(column, _value(row[at], column)) for at, column in kept))


def _row(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _wide(content: str, span: int, shade: bool = False) -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if shade else ""
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Cell"/><w:keepNext/></w:pPr>{content}</w:p>'
    return _row(f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{fill}</w:tcPr>{paragraph}</w:tc>')


def _box(column: Column, content: str, border: str = "") -> str:
    side = "right" if column.kind in NUMERIC else "left"
    line = f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="{border}"/></w:tcBorders>' if border else ""
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="{side}"/></w:pPr>{content}</w:p>'
    return f"<w:tc><w:tcPr>{line}</w:tcPr>{paragraph}</w:tc>"


def _content(cell: Cell, column: Column, named: dict[str, str]) -> str:
    if isinstance(cell, Number):
        to, lead = target(cell, named), column.kind == "leads" and bool(cell.value)
        return _linked(to, _run(str(cell), color=BLUE if to else INK, wave=lead))
    if isinstance(cell, tuple):
        return _strip(cell, named)
    return _value(cell, column)


def _value(value: Value, column: Column) -> str:
    text = shown(value)
    return _run(text, wave=column.kind == "lead_or_breach" and text in (LEAD.zh, LEAD.en))


def _strip(strip: tuple[Square, ...], named: dict[str, str]) -> str:
    """Mark and square by turns: shaded, outlined and wavy, ring, hatched. It reads in black and white."""
    return "".join(_run(f" {s.mark}", color=QUIET) + _square(s, named) for s in strip)


def _square(square: Square, named: dict[str, str]) -> str:
    to = target(square.number, named) if square.number else ""
    match square.state:
        case "breach":
            return _linked(
                to, _run(f" {square.number} ", color="FFFFFF", more=f'<w:shd w:val="clear" w:fill="{VERMILION}"/>')
            )
        case "lead":
            border = f'<w:bdr w:val="single" w:sz="6" w:space="0" w:color="{VERMILION}"/>'
            return _linked(to, _run(f" {square.number} ", color=VERMILION, wave=True, more=border))
        case "clean":
            return _run("○", color=QUIET)
    return _run("▨", color=QUIET)


def _linked(to: str, run: str) -> str:
    return f'<w:hyperlink w:anchor={quoteattr(to)} w:history="1">{run}</w:hyperlink>' if to else run


def _run(text: str, color: str = INK, bold: bool = False, wave: bool = False, more: str = "") -> str:
    """A run; the order of its properties is the schema's: bold, colour, underline, border, shading."""
    strong = "<w:b/>" if bold else ""
    under = f'<w:u w:val="wave" w:color="{VERMILION}"/>' if wave else ""
    look = f'<w:rPr>{strong}<w:color w:val="{color}"/>{under}{more}</w:rPr>'
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
