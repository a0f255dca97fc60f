"""Which book a file or sheet is, by its name: 机构台账, institutions, 2022年5月机构台账(某区)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from sevenlooks.books import declared
from sevenlooks.books.book import Book
from sevenlooks.books.intake.headings import plain

_NOT_TABLES = ("填表说明", "说明", "选项", "目录", "封面", "readme", "notes", "lists")
_DEFAULT_SHEET = re.compile(r"(sheet|工作表|table)\d*", re.IGNORECASE)


def book_named(name: str) -> Book | None:
    """The book whose English or Chinese name this is, or alone stands in it. None: none, or several."""
    exact = _by_name().get(plain(name))
    return exact or _contained(name)


def is_default(name: str) -> bool:
    """Sheet1 and the like: a name that nobody gave."""
    return bool(_DEFAULT_SHEET.fullmatch(name.strip()))


def is_no_table(name: str) -> bool:
    """A sheet of explanations, such as the templates have."""
    return plain(name) in _NOT_TABLES


@cache
def _by_name() -> dict[str, Book]:
    return {plain(written): book for book in declared().values() for written in (book.name, book.zh)}


def _contained(name: str) -> Book | None:
    narrow = unicodedata.normalize("NFKC", name).lower()
    english = "_" + re.sub(r"[^a-z]+", "_", narrow) + "_"
    found = {b.zh: b for b in declared().values() if plain(b.zh) in plain(narrow)}
    # 账户流水 holds 账户 too: the longer name is meant.
    longest = [b for zh, b in found.items() if not any(zh != other and zh in other for other in found)]
    longest += [b for b in declared().values() if f"_{b.name}_" in english]
    return longest[0] if len({b.name for b in longest}) == 1 else None
