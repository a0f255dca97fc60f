"""The intake workbooks: one a book, Chinese headings, drop-downs, notes; filled in, they are taken in as they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sevenlooks.books import declared
from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column
from sevenlooks.books.wording import kind_in_words, note
from sevenlooks.language import Lang, Text

ROWS = 5_000
"""Rows for which drop-downs and formats are laid; a longer table is taken in just the same."""

NOTES_SHEET = Text("填表说明", "notes")
HEADS = Text("列|填什么|必填|说明", "column|what to fill in|required|about")
FORMATS = {
    "date": "yyyy-mm-dd",
    "datetime": "yyyy-mm-dd hh:mm",
    "money": "#,##0.00",
    "int": "0",
    "number": "0.00",
}
TEXT_FORMAT = "@"  # a number typed into a text cell keeps all of its digits


def write_templates(folder: Path, lang: Lang) -> list[Path]:
    """Write a workbook a book into `folder`; headings are Chinese, the notes speak `lang`. Returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(book, folder / f"{book.zh}.xlsx", lang) for book in declared().values()]


def _write(book: Book, path: Path, lang: Lang) -> Path:
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet(book.zh)
        heads = {
            True: workbook.add_format({"bold": True, "bottom": 2, "font_color": "#B3261E", "text_wrap": True}),
            False: workbook.add_format({"bold": True, "bottom": 2, "text_wrap": True}),
        }
        sheet.freeze_panes(1, len(book.key))
        for place, column in enumerate(book.columns):
            cells = workbook.add_format({"num_format": FORMATS.get(column.kind, TEXT_FORMAT)})
            _column(sheet, place, column, heads[column.name in book.required], cells, lang)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        _notes(workbook, book, lang)
    return path


def _column(sheet: Worksheet, place: int, column: Column, head: Format, cells: Format, lang: Lang) -> None:
    sheet.set_column(place, place, max(12, 2.2 * len(column.zh) + 2), cells)
    sheet.write_string(0, place, column.zh, head)
    sheet.write_comment(0, place, note(column).in_(lang), {"x_scale": 2.0, "y_scale": 1.2, "font_size": 9})
    choices = ["是", "否"] if column.kind == "bool" else list(column.choices.values()) if column.kind == "enum" else []
    if choices:
        sheet.data_validation(1, place, ROWS, place, {"validate": "list", "source": choices})
    elif column.kind == "date":
        wrong = Text("请填日期,如 2022-05-31。", "A date, such as 2022-05-31.").in_(lang)
        more = {"validate": "date", "criteria": ">", "value": date(1900, 1, 1), "error_message": wrong}
        sheet.data_validation(1, place, ROWS, place, {**more, "error_type": "warning", "ignore_blank": True})


def _notes(workbook: xlsxwriter.Workbook, book: Book, lang: Lang) -> None:
    sheet = workbook.add_worksheet(NOTES_SHEET.in_(lang))
    bold, wrap = (
        workbook.add_format({"bold": True, "bottom": 1}),
        workbook.add_format({"text_wrap": True, "valign": "top"}),
    )
    for place, (word, width) in enumerate(zip(HEADS.in_(lang).split("|"), (22, 34, 8, 60), strict=True)):
        sheet.set_column(place, place, width, wrap)
        sheet.write_string(0, place, word, bold)
    yes = Text("是", "yes").in_(lang)
    for row, column in enumerate(book.columns, 1):
        name = column.zh if lang == "zh" else f"{column.zh} {column.name}"
        cells = (
            name,
            kind_in_words(column).in_(lang),
            yes if column.name in book.required else "",
            note(column).in_(lang),
        )
        for place, cell in enumerate(cells):
            sheet.write_string(row, place, cell)
    sheet.freeze_panes(1, 1)
