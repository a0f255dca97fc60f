"""The refusals' workbook: refused rows with their own columns and the reasons beside, ready to be corrected."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column
from sevenlooks.books.intake.headings import BOOKKEEPING
from sevenlooks.books.intake.pieces import Piece
from sevenlooks.books.intake.reasons import REFUSED
from sevenlooks.books.intake.refused import RefusedRow
from sevenlooks.language import Lang, Text

MOST_ROWS = 1_000_000
"""Rows of one worksheet; more go on in the next."""


def workbook_path(books: str) -> Path:
    """Where the refusals of this moment go: beside the books, or here when those are in an object store."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    name = books.rstrip("/").rpartition("/")[2]
    folder = Path.cwd() if "://" in books else Path(books).parent
    path = folder / f"{name}-refused-{moment}.xlsx"
    for count in range(2, 1000):
        if not path.exists():
            break
        path = folder / f"{name}-refused-{moment}-{count}.xlsx"
    return path


def write_refusals(path: Path, refused: Iterable[tuple[Piece, Iterator[RefusedRow]]], lang: Lang) -> None:
    """Write the workbook whole or not at all. Rows of one book under the same headings share a sheet."""
    draft = path.with_name(f".{path.name}")
    try:
        with xlsxwriter.Workbook(draft, {"constant_memory": True, "strings_to_formulas": False}) as workbook:
            sheets = _Sheets(workbook, lang)
            for piece, rows in sorted(refused, key=lambda item: (item[0].book.name, item[0].headings)):
                for row in rows:
                    sheets.write(piece, row)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


class _Sheets:
    """The sheets of one workbook: constant memory needs each written to its end before the next begins."""

    def __init__(self, workbook: xlsxwriter.Workbook, lang: Lang) -> None:
        self.workbook, self.lang = workbook, lang
        self.text = workbook.add_format({"num_format": "@"})
        self.head = workbook.add_format({"bold": True, "bg_color": "#F2E6C9", "num_format": "@"})
        self.current: tuple[str, tuple[str, ...]] | None = None
        self.next = 0
        self.counts: dict[str, int] = {}

    def write(self, piece: Piece, row: RefusedRow) -> None:
        if self.current != (piece.book.name, piece.headings) or self.next > MOST_ROWS:
            self._begin(piece)
        reason, messages = row.problems[0][0], [_message(piece.book, *problem) for problem in row.problems]
        told = "; ".join(message.in_(self.lang) for message in messages)
        cells = [*row.cells, piece.sheet.file, piece.sheet.name or "", row.row, piece.book.name, reason, told]
        for place, cell in enumerate(cells):
            if cell is not None:
                write = self.sheet.write_number if isinstance(cell, int) else self.sheet.write_string
                write(self.next, place, cell, self.text)
        self.next += 1

    def _begin(self, piece: Piece) -> None:
        self.current = (piece.book.name, piece.headings)
        count = self.counts[piece.book.zh] = self.counts.get(piece.book.zh, 0) + 1
        self.sheet = self.workbook.add_worksheet(piece.book.zh if count == 1 else f"{piece.book.zh}({count})")
        headings = (*piece.headings, *BOOKKEEPING)
        self.sheet.set_column(0, len(headings) - 1, 18, self.text)
        self.sheet.set_column(len(headings) - 1, len(headings) - 1, 60, self.text)
        self.sheet.freeze_panes(1, 0)
        for place, heading in enumerate(headings):
            self.sheet.write_string(0, place, heading, self.head)
        self.next = 1


def _message(book: Book, code: str, name: str) -> Text:
    """The sentence for people. It names columns and words of a list, never what stood in the cell."""
    if code == "duplicate_key":
        zh, en = "、".join(book[key].zh for key in book.key), ", ".join(book.key)
        return REFUSED[code].format(column=Text(zh, en))
    column: Column = book[name]
    choices = "、".join(column.choices.values()) or "是、否"
    return REFUSED[code].format(column=Text(column.zh, column.name), choices=choices)
