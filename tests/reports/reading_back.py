"""Reading a written bulletin back with other libraries than wrote it: the rows of its tables, as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from sevenlooks.reports.paper import Bulletin, Number, Row

Table = list[list[str]]


def numbers(row: Row) -> list[Number]:
    """The numbers of a row, those of its strip included."""
    found = []
    for cell in row.cells:
        if isinstance(cell, Number):
            found.append(cell)
        elif isinstance(cell, tuple):
            found += [square.number for square in cell if square.number]
    return found


def every_number(bulletin: Bulletin) -> list[Number]:
    """In the order in which they stand; the bars' numbers stand in the grid below them."""
    rows = [row for section in bulletin.sections for grid in section.grids for row in grid.rows]
    return [number for row in (Row((bulletin.strip,)), *rows) for number in numbers(row)]


def bars(bulletin: Bulletin) -> list[Number]:
    return [n for section in bulletin.sections for grid in section.grids if grid.bars for _, n in grid.bars.bars]


def expected(bulletin: Bulletin) -> Table:
    """What each format must carry, row by row: label and numbers, strips apart."""
    return [
        ["" if isinstance(cell, tuple) else str(cell) for cell in row.cells]
        for section in bulletin.sections
        for grid in section.grids
        for row in grid.rows
        if not row.head
    ]


def from_docx(file: Path) -> tuple[Table, set[str], set[str]]:
    """Rows of all tables; the anchors numbers lead to; the anchors that stand there."""
    import docx

    document = docx.Document(str(file))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = document.element.body
    rows = []
    for row in body.iter(f"{w}tr"):
        rows.append(["".join(t.text or "" for t in cell.iter(f"{w}t")) for cell in row.iter(f"{w}tc")])
    leads = {link.get(f"{w}anchor") for link in body.iter(f"{w}hyperlink")}
    there = {mark.get(f"{w}name") for mark in body.iter(f"{w}bookmarkStart")}
    return rows, leads, there


@dataclass
class Page(HTMLParser):
    rows: Table = field(default_factory=list)
    leads: set[str] = field(default_factory=set)
    there: dict[str, int] = field(default_factory=dict)
    """Anchor → how many rows stand under it, up to the next heading of its level or a higher one."""
    text: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._cell: list[str] | None = None
        self._open: dict[str, str] = {}
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._skip += tag == "style"
        if told.get("id"):
            self.ids.append(str(told["id"]))
        if tag in ("script", "img", "link", "iframe") or told.get("src"):
            self.fetched.append(tag)
        if tag == "a" and told.get("href"):
            self.leads.add(str(told["href"]).removeprefix("#"))
        if tag == "table":
            self._open = {}
        if tag == "tr":
            self.rows.append([])
            self._begin(told)
        if tag in ("td", "th"):
            self._cell = []

    def _begin(self, told: dict[str, str | None]) -> None:
        kind = told.get("class") or ""
        if "block" in kind:
            level = kind[-1]
            self._open = {n: at for n, at in self._open.items() if n < level}
            self._open[level] = str(told["id"])
            self.there[str(told["id"])] = 0
        else:
            for anchor in self._open.values():
                self.there[anchor] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._skip -= 1
        if tag in ("td", "th") and self._cell is not None:
            self.rows[-1].append("".join(self._cell))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._skip:
            return
        self.text.append(data)
        if self._cell is not None:
            self._cell.append(data)


def from_html(text: str) -> Page:
    page = Page()
    page.feed(text)
    return page


def from_xlsx(file: Path, bulletin: Bulletin) -> tuple[Table, list[tuple[float, int]]]:
    """Rows of the sections' sheets; for every linked number its value and the count of rows it leads to."""
    import openpyxl

    book = openpyxl.load_workbook(str(file))
    rows, linked = [], []
    for section in bulletin.sections:
        for row in book[section.title[:31]].iter_rows():
            rows.append([_cell(cell.value) for cell in row])
            for cell in row:
                if cell.hyperlink:
                    name, _, area = cell.hyperlink.location.rpartition("!")
                    held = book[name.strip("'")][area]
                    assert all(any(one.value is not None for one in line) for line in held)
                    linked.append((cell.value, len(held)))
    return rows, linked


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value != int(value):
        return f"{value:,.2f}"
    return f"{int(value):,}" if isinstance(value, int | float) else str(value)


def from_pdf(file: Path) -> tuple[str, int]:
    """All text without blanks, for a set table breaks lines where it likes; and how many links there are."""
    import pypdf

    reader = pypdf.PdfReader(str(file))
    links = sum(a.get_object().get("/Subtype") == "/Link" for page in reader.pages for a in page.get("/Annots") or ())
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in reader.pages)), links
