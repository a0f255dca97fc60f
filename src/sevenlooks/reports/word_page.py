"""A blank Word page: A4, the fonts of an official paper, running head and page number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sevenlooks.reports.paper import Bulletin

if TYPE_CHECKING:
    from docx.document import Document

TITLE_FONT, HEAD_FONT, BODY_FONT = "宋体", "黑体", "仿宋"
LATIN_FONT = "Times New Roman"
INK = "1D1D1B"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def blank(bulletin: Bulletin) -> Document:
    """An empty document whose styles carry Chinese fonts: without `w:eastAsia` Word would choose its own."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = docx.Document()
    document.core_properties.title = bulletin.title
    document.core_properties.author = "Sevenlooks"
    document.core_properties.comments = ""
    _set(document.styles["Normal"], BODY_FONT, 11, after=6)
    for name, font, size in (("Title", TITLE_FONT, 20), ("Heading 1", HEAD_FONT, 14), ("Heading 2", HEAD_FONT, 11.5)):
        _set(document.styles[name], font, size, after=6)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    cell = document.styles.add_style("Cell", WD_STYLE_TYPE.PARAGRAPH)
    _set(cell, BODY_FONT, 9, after=1)
    _page(document, bulletin)
    return document


def _set(style: Any, font: str, size: float, after: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = LATIN_FONT, Pt(size), False
    style.font.color.rgb = RGBColor.from_string(INK)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    style.paragraph_format.space_after = Pt(after)
    border = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if border is not None:  # the template's blue line under a title
        style.element.pPr.remove(border)


def _page(document: Document, bulletin: Bulletin) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(25), Mm(20)
    head = page.header.paragraphs[0]
    head.style = document.styles["Cell"]
    head.text = "  ".join([bulletin.title, *(text for _, text in bulletin.heading[:2])])
    foot = page.footer.paragraphs[0]
    foot.style, foot.alignment = document.styles["Cell"], WD_ALIGN_PARAGRAPH.CENTER
    foot._p.append(parse_xml(f'<w:fldSimple {NAMESPACE} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
