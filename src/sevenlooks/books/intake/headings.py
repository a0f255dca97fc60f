"""Names and headings as counties write them, brought to one spelling: full width, spaces, line breaks, brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from sevenlooks.books import book
from sevenlooks.books.book import Book

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>")
_MARKS = re.compile(r"[\s\u200b\ufeff_*:;,.、。“”\"'()\[\]【】〔〕<>-]+")
_LONG_NUMBER = re.compile(r"\d{5,}[\dXx]{2,}")
_UNITS = {"万元": 10_000, "千元": 1_000, "百元": 100}
WITHDRAWN = "_withdrawn"
BOOKKEEPING = ("_file", "_sheet", "_row", "_table", "_reason", "_message")
"""What a refusals' workbook adds to a row; taken in again, it is passed over."""


def plain(text: str) -> str:
    """Half width, lower case, without spaces, marks and brackets; what stands in brackets stays."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).lower())


def spellings(text: str) -> Iterator[str]:
    """The spellings by which a heading is known, the fullest first: with what its brackets hold, and without."""
    narrow = unicodedata.normalize("NFKC", text)
    yield plain(narrow)
    shorter = _BRACKETED.sub("", narrow)
    if shorter != narrow:
        yield plain(shorter)


@cache
def known_headings(name: str) -> dict[str, str]:
    """Every spelling of a book's headings → the column. Masked forms beside a key are `<column>_masked`."""
    known: dict[str, str] = {}
    for column in book(name).columns:
        for written in (column.name, column.zh):
            for spelling in spellings(written):
                known.setdefault(spelling, column.name)
        if "masked" in column.beside:
            known[plain(f"{column.name}_masked")] = f"{column.name}_masked"
            known[plain(f"{column.zh}脱敏")] = f"{column.name}_masked"
    known[plain(WITHDRAWN)] = known["撤回"] = WITHDRAWN
    return known


def column_of(heading: str, of: Book) -> str | None:
    """The column that a heading names; None when the book has none."""
    known = known_headings(of.name)
    return next((known[spelling] for spelling in spellings(heading) if spelling in known), None)


def is_bookkeeping(heading: str) -> bool:
    return heading.strip() in BOOKKEEPING


def factor_of(heading: str) -> int:
    """The yuan of one unit of a money column: 10,000 under 合同金额(万元)."""
    narrow = unicodedata.normalize("NFKC", heading)
    return next((factor for unit, factor in _UNITS.items() if unit in narrow), 1)


def shown_name(name: str) -> str:
    """A file's, sheet's or column's name fit to be shown and kept: a long number in it is hidden."""
    return _LONG_NUMBER.sub(lambda found: f"{found[0][:3]}****", name)
