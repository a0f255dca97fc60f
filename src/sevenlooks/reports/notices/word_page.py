"""A blank Word page for a notice, in the proportions of GB/T 9704—2012: A4, 22 lines of 28 characters, numbered."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from sevenlooks.reports.word_page import BODY_FONT, HEAD_FONT, LATIN_FONT, NAMESPACE, TITLE_FONT

if TYPE_CHECKING:
    from docx.document import Document

ROOM = 8844  # twips between the margins: 156 mm
ZI = 315  # twips of one character of the body with its room: 28 of them on a line
_PITCH = 28  # points from line to line


@cache
def blank() -> bytes:
    """An empty document with its styles and page, as Word keeps it. Made once a process."""
    import docx

    document = docx.Document()
    document.core_properties.comments = ""
    _speak_chinese(document)
    # style: font, points, pitch, first line in (字), room after (points)
    for name, font, points, pitch, indent, after in (
        ("Text", BODY_FONT, 16, _PITCH, 2, 0),
        ("Part", HEAD_FONT, 16, _PITCH, 2, 0),
        ("Plain", BODY_FONT, 16, _PITCH, 0, 0),
        ("Heading", TITLE_FONT, 22, 35, 0, 0),
        ("Number", BODY_FONT, 16, _PITCH, 0, 28),
        ("Cell", BODY_FONT, 13, 20, 0, 0),
        ("Slip", BODY_FONT, 14, 25, 0, 0),
    ):
        _style(document, name, font, points, pitch, indent, after)
    _page(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _speak_chinese(document: Document) -> None:
    """Chinese marks of punctuation have other shapes in Japanese and in Taiwan."""
    from docx.oxml.ns import qn

    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")


def _style(document: Document, name: str, font: str, points: int, pitch: int, indent: int, after: int) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn
    from docx.shared import Pt, Twips

    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size = LATIN_FONT, Pt(points)
    look = style.element.get_or_add_rPr()
    look.get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if points == 16:  # 28 characters on a line want a little less than their size
        look.find(qn("w:sz")).addprevious(parse_xml(f'<w:spacing {NAMESPACE} w:val="-5"/>'))
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    form.first_line_indent = Twips(indent * ZI) if indent else None
    form.widow_control = False
    centred = name in ("Heading", "Number")
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY if indent else None
    # No room of Word's own between Chinese and figures.
    told = style.element.get_or_add_pPr()
    for tag in ("autoSpaceDE", "autoSpaceDN"):
        told.find(qn("w:spacing")).addprevious(parse_xml(f'<w:{tag} {NAMESPACE} w:val="0"/>'))


def _page(document: Document) -> None:
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    page.footer_distance = Mm(23)  # the number stands 7 mm below the text
    document.settings.odd_and_even_pages_header_footer = True
    _number(page.footer, "right")
    _number(page.even_page_footer, "left")


def _number(footer: Any, side: str) -> None:
    """— 1 —, one character in; to the right on odd pages, to the left on even ones."""
    from docx.oxml import parse_xml

    footer.is_linked_to_previous = False
    kept = footer.paragraphs[0]._p
    fonts = f'w:ascii="{TITLE_FONT}" w:hAnsi="{TITLE_FONT}" w:eastAsia="{TITLE_FONT}"'
    look = f'<w:rPr><w:rFonts {fonts}/><w:sz w:val="28"/></w:rPr>'
    dash = f'<w:r>{look}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    made = parse_xml(
        f'<w:p {NAMESPACE}><w:pPr><w:ind w:left="280" w:right="280"/><w:jc w:val="{side}"/></w:pPr>'
        f'{dash.format("— ")}<w:fldSimple w:instr="PAGE"><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
        f'{dash.format(" —")}</w:p>'
    )  # fmt: skip
    kept.getparent().replace(kept, made)
