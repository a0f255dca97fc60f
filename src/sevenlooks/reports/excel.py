"""The bulletin as a workbook: a sheet a section, whose numbers lead to the sheets of the rows they count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sevenlooks.language import Text
from sevenlooks.reports.paper import Annex, Bulletin, Cell, Column, Grid, Number, Section, Square
from sevenlooks.reports.sheets import Sheets
from sevenlooks.reports.words import LEAD

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

STRIP_PLACES, SQUARE_WIDTH = 7, 5


def write(bulletin: Bulletin, out: Path) -> None:
    """Write the workbook: a sheet a section, then a sheet an annex with every row."""
    with Sheets(out) as sheets:
        names = {annex.name: annex.title[:31] for annex in bulletin.annexes}
        for section in bulletin.sections:
            paper = _SectionSheet(bulletin, sheets, sheets.add(section.title[:31]), names)
            if section is bulletin.sections[0]:
                paper.head()
            paper.write(section)
        for annex in bulletin.annexes:
            sheets.rows(names[annex.name], annex.columns, annex.rows)


class _SectionSheet:
    """Writes one section downwards on its sheet."""

    def __init__(self, bulletin: Bulletin, sheets: Sheets, sheet: Worksheet, names: dict[str, str]) -> None:
        self.bulletin, self.sheets, self.sheet, self.names, self.at = bulletin, sheets, sheet, names, 0

    def head(self) -> None:
        """Title, where, as of, known on, rulebook, and the strip set downwards, each square with its words."""
        ink = self.sheets.ink
        self._line(self.bulletin.title, ink(bold=True, font_size=16))
        for label, text in self.bulletin.heading:
            self._line(Text("{a}:{b}", "{a}: {b}").format(a=label, b=text).in_(self.bulletin.lang), ink())
        for square in self.bulletin.strip:
            self.sheet.write_string(self.at, 0, f"{square.mark} {square.why}", ink())
            self._strip((square,), 1)
            self.at += 1
        self.at += 1

    def write(self, section: Section) -> None:
        """The section's paragraphs and grids, on a sheet that prints on one page's width."""
        self._line(section.title, self.sheets.ink(bold=True, font_size=13))
        for paragraph in section.paragraphs:
            self._line(paragraph, self.sheets.ink(font_color=self.sheets.QUIET))
        widths: dict[int, int] = {}
        for grid in section.grids:
            self._grid(grid)
            self.at += 1
            for column, place in zip(grid.columns, _places(grid.columns), strict=True):
                if column.kind == "strip":
                    widths.update({place + n: SQUARE_WIDTH for n in range(STRIP_PLACES)})
                else:
                    widths[place] = max(widths.get(place, 0), column.width + 2)
        for place, width in widths.items():
            self.sheet.set_column(place, place, width)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def _line(self, text: str, form: Any) -> None:
        self.sheet.write_string(self.at, 0, text, form)
        self.at += 1

    def _grid(self, grid: Grid) -> None:
        if grid.title:
            self._line(grid.title, self.sheets.ink(bold=True))
        places = _places(grid.columns)
        for column, place in zip(grid.columns, places, strict=True):
            heads = [s.mark for s in self.bulletin.strip] if column.kind == "strip" else [column.title]
            for offset, head in enumerate(heads):
                self.sheet.write_string(self.at, place + offset, head, self.sheets.head(column))
        self.at += 1
        for row in grid.rows:
            if row.head:
                self.sheet.write_string(
                    self.at, 0, str(row.cells[0]), self.sheets.ink(bold=True, align="left", indent=1)
                )
            else:
                for cell, column, place in zip(row.cells, grid.columns, places, strict=True):
                    self._cell(cell, column, place)
            self.at += 1

    def _cell(self, cell: Cell, column: Column, place: int) -> None:
        if isinstance(cell, tuple):
            self._strip(cell, place)
        elif isinstance(cell, Number):
            self._number(cell, place, self.sheets.number(cell, lead=column.kind == "leads" and bool(cell.value)))
        else:
            lead = column.kind == "lead_or_breach" and cell in (LEAD.zh, LEAD.en)
            self.sheet.write_string(self.at, place, cell, self.sheets.text(column, lead))

    def _number(self, number: Number, place: int, form: Any) -> None:
        if number.blocks:
            self.sheet.write_url(self.at, place, self._range(number), form)
        # Written over the link's text, so that the cell holds a number and keeps its link.
        self.sheet.write_number(self.at, place, float(number.value), form)

    def _range(self, number: Number) -> str:
        annex, block = self.bulletin.place(number.blocks[0])
        name = self.names[annex.name].replace("'", "''")
        first, last = block.first + 2, block.first + block.count + 1  # row 1 holds the headings
        return f"internal:'{name}'!A{first}:{_letter(annex)}{last}"

    def _strip(self, strip: tuple[Square, ...], place: int) -> None:
        for offset, square in enumerate(strip):
            form = self.sheets.square(square.state)
            if square.number:
                self._number(square.number, place + offset, form)
            else:
                self.sheet.write_string(self.at, place + offset, "○" if square.state == "clean" else "", form)
            if square.state == "not_judged":
                self.sheet.write_comment(self.at, place + offset, square.why)


def _places(columns: tuple[Column, ...]) -> list[int]:
    """The sheet column in which each column of a grid begins; a strip takes seven."""
    places, at = [], 0
    for column in columns:
        places.append(at)
        at += STRIP_PLACES if column.kind == "strip" else 1
    return places


def _letter(annex: Annex) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(annex.columns) - 1]
