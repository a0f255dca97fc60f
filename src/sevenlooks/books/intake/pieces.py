"""A piece: one sheet of one file, recognised as one book, each of its columns told what it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace

from sevenlooks.books import declared
from sevenlooks.books.book import Book
from sevenlooks.books.intake.headings import WITHDRAWN, column_of, factor_of, is_bookkeeping, shown_name
from sevenlooks.books.intake.mapping import Mapping
from sevenlooks.books.intake.naming import book_named, is_no_table
from sevenlooks.books.intake.readers import Sheet
from sevenlooks.errors import NotATable


@dataclass(frozen=True)
class Piece:
    """`columns`: column (or `_withdrawn`, or `<column>_masked`) → place in the sheet. `unknown`: place → heading."""

    sheet: Sheet
    book: Book
    heading_row: int
    headings: tuple[str, ...]
    columns: Map[str, int]
    unknown: Map[int, str]
    words: Map[str, Map[str, str]] = field(default_factory=dict)

    @property
    def had(self) -> list[str]:
        """The declared columns that this piece brings."""
        return [column.name for column in self.book.columns if column.name in self.columns]

    @property
    def brings_divisions(self) -> bool:
        return any(self.book[column].check == "division" for column in self.had)

    def fitted(self, width: int) -> Piece:
        """The piece with as many headings as its rows have cells: empty ones cut off, nameless ones named."""
        headings = (*self.headings[:width], *(f"列{place + 1}" for place in range(len(self.headings), width)))
        unknown = {place: name for place, name in self.unknown.items() if place < width}
        unknown |= {place: headings[place] for place in range(len(self.headings), width)}
        return replace(self, headings=headings, unknown=unknown)

    def factor(self, column: str) -> int:
        return factor_of(self.headings[self.columns[column]])


def book_of(sheet: Sheet, stem: str, alone: bool, mapping: Mapping | None) -> Book | None:
    """The book of a sheet: as the mapping says, else by the sheet's name, else by the file's when it stands alone."""
    if mapping:
        return declared()[mapping.table]
    if sheet.name is None:
        return book_named(stem)
    named = book_named(sheet.name)
    return named or (book_named(stem) if alone else None)


def is_table(sheet: Sheet) -> bool:
    """Whether the sheet is meant as a table at all."""
    return sheet.name is None or not is_no_table(sheet.name)


def recognise(sheet: Sheet, book: Book, mapping: Mapping | None = None) -> Piece:
    """Find the heading row and what each column is. NotATable when there is none, or a needed heading is missing."""
    found = [[_column(cell, book, mapping) for cell in row] for row in sheet.head]
    counts = [len({column for column in row if column}) for row in found]
    best = max(range(len(counts)), key=lambda row: counts[row], default=0)
    if not counts or counts[best] == 0:
        raise _wrong(
            sheet,
            f"前 {len(counts)} 行中没有“{book.zh}”的标题行。请在首行写上栏目名称",
            f"no heading of {book.name} is in its first {len(counts)} rows. Write the columns' names in its first row",
        )
    headings = tuple(_one_line(cell) for cell in sheet.head[best])
    columns: dict[str, int] = {}
    for place, column in enumerate(found[best]):
        if column is None:
            continue
        if column in columns:
            raise _wrong(
                sheet,
                f"栏目“{headings[place]}”出现了两次。请只留一栏",
                f"the column {column} is there twice. Keep one of them",
            )
        columns[column] = place
    _refuse_missing(sheet, book, columns)
    unknown = {
        place: shown_name(heading) or f"列{place + 1}"
        for place, heading in enumerate(headings)
        if found[best][place] is None and not is_bookkeeping(heading)
    }
    return Piece(sheet, book, best, headings, columns, unknown, mapping.values if mapping else {})


def _column(cell: str, book: Book, mapping: Mapping | None) -> str | None:
    if not cell.strip():
        return None
    mapped = mapping.column_of(cell) if mapping else None
    if mapped or not mapping:
        return mapped or column_of(cell, book)
    own = column_of(cell, book)
    return own if own not in mapping.columns.values() else None


def _refuse_missing(sheet: Sheet, book: Book, columns: Map[str, int]) -> None:
    needed = book.key if WITHDRAWN in columns else book.required
    missing = [column for column in needed if column not in columns]
    if missing:
        raise _wrong(
            sheet,
            f"“{book.zh}”缺少栏目:{'、'.join(book[column].zh for column in missing)}。请补上后重新报送",
            f"these columns of {book.name} are missing: {', '.join(missing)}. Add them and take the file in again",
        )


def _one_line(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", cell).split())


def _wrong(sheet: Sheet, zh: str, en: str) -> NotATable:
    where_zh, where_en = (f"的工作表“{sheet.name}”", f", sheet “{sheet.name}”") if sheet.name else ("", "")
    return NotATable(f"文件“{{file}}”{where_zh}:{zh}。", f"“{{file}}”{where_en}: {en}.", file=sheet.file)
