"""Workbooks: sheets of rows with headings that stay, filters, widths, and a print that one could sign."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from sevenlooks.reports.paper import Column, Number, Value

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NUMERIC = ("count", "leads", "share", "money")
FORMATS = {"count": "#,##0", "leads": "#,##0", "money": "#,##0.00", "date": "yyyy-mm-dd"}


class Sheets:
    """A workbook being written; leaving it saves it."""

    INK, QUIET, RULE, BLUE, VERMILION = "#1d1d1b", "#66645e", "#cfcbc0", "#1d4f91", "#b8321a"

    def __init__(self, out: Path) -> None:
        import xlsxwriter

        # Strings stay strings: a code that looks like a number or a formula must not become one.
        off = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(out), off)
        self._forms: dict[tuple, Format] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.close()

    def add(self, name: str) -> Worksheet:
        return self._book.add_worksheet(name)

    def ink(self, **more: Any) -> Format:
        """A cell format, made once."""
        key = tuple(sorted(more.items()))
        if key not in self._forms:
            self._forms[key] = self._book.add_format({"font_size": 10, "font_color": self.INK, "valign": "top", **more})
        return self._forms[key]

    def head(self, column: Column) -> Format:
        side = "center" if column.kind == "strip" else "right" if column.kind in NUMERIC else "left"
        indent = int(side == "left")
        return self.ink(bold=True, bottom=2, align=side, indent=indent, text_wrap=True, valign="bottom")

    def text(self, column: Column, lead: bool = False) -> Format:
        """Under a lead stands a double line, the nearest a sheet has to a wavy one."""
        more: dict[str, Any] = {"bottom": 1, "bottom_color": self.RULE, "text_wrap": column.kind == "text"}
        more |= {"align": "right"} if column.kind in NUMERIC else {"align": "left", "indent": 1}
        if column.kind in FORMATS:
            more["num_format"] = FORMATS[column.kind]
        return self.ink(**more, **({"underline": 2, "font_color": self.VERMILION} if lead else {}))

    def number(self, number: Number, lead: bool = False) -> Format:
        pattern = FORMATS["money" if isinstance(number.value, Decimal) else "count"]
        inked = {"font_color": self.VERMILION, "underline": 2} if lead else {"font_color": self.BLUE}
        inked = inked if number.blocks else {}
        return self.ink(num_format=pattern, align="right", bottom=1, bottom_color=self.RULE, **inked)

    def square(self, state: Literal["breach", "lead", "clean", "not_judged"]) -> Format:
        """The strip's squares: filled, outlined, ring, hatched."""
        box: dict[str, Any] = {"align": "center", "border": 1, "border_color": self.RULE, "num_format": "#,##0"}
        match state:
            case "breach":
                return self.ink(**{**box, "bg_color": self.VERMILION, "font_color": "#ffffff", "bold": True})
            case "lead":
                return self.ink(**{**box, "border": 4, "border_color": self.VERMILION, "font_color": self.VERMILION})
            case "clean":
                return self.ink(**{**box, "font_color": self.QUIET})
        return self.ink(**{**box, "pattern": 14, "fg_color": self.RULE, "bg_color": "#ffffff"})

    def rows(self, name: str, columns: tuple[Column, ...], rows: list[tuple[Value, ...]]) -> None:
        """A sheet of rows: one heading row that stays and is printed on each page, filters, landscape."""
        sheet = self.add(name)
        for at, column in enumerate(columns):
            form = self.text(column)
            sheet.set_column(at, at, column.width + 2)
            sheet.write_string(0, at, column.title, self.head(column))
            for down, row in enumerate(rows, 1):
                value = row[at]
                if value is None or value == "":
                    continue
                if isinstance(value, str):
                    sheet.write_string(down, at, value, form)
                elif isinstance(value, date):
                    sheet.write_datetime(down, at, value, form)
                else:
                    sheet.write_number(down, at, float(value), form)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P / &N")
