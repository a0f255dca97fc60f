"""The facts (台账): twenty-five tables declared once, dated divisions, intake and the store."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.tables import BOOKS

_BY_NAME = {book.name: book for book in BOOKS}


def declared() -> dict[str, Book]:
    """Every declared book by its English name."""
    return dict(_BY_NAME)


def book(name: str) -> Book:
    """One book by its English name; KeyError when there is none."""
    return _BY_NAME[name]
