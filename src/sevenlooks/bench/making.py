"""Making the benchmark's province: made up, taken in, once for all that is measured on it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from sevenlooks.bench.measuring import measure

AS_OF = date(2022, 6, 30)
SEED = 7
SMALL = 60
"""Institutions enough for every kind of row, few enough to plan queries on."""


def province_books(folder: Path, institutions: int) -> Path:
    """The books of a province of so many institutions, made in a process of its own where they are not there yet."""
    books = folder / f"province-{institutions}" / "books"
    if not (books / "batches").exists():
        measure(make, books, institutions, times=1)
    return books


def size(books: Path) -> str:
    """The rows of the books that matter, as counted by the store."""
    from sevenlooks.books.store import Store

    batches = Store.at(books).snapshot().batches
    rows = {name: sum(b.tables[name]["rows"] for b in batches if name in b.tables) for name in batches[0].tables}
    large = sorted((name for name in rows if rows[name] >= 100_000), key=lambda name: -rows[name])
    return ", ".join(f"{rows[name]} {name}" for name in dict.fromkeys(["institutions", *large]) if name in rows)


def make(books: Path, institutions: int) -> None:
    """Make up a province and take it in. The files in between are removed again."""
    from sevenlooks.books.intake import take_in
    from sevenlooks.demo import province, write

    files = books.parent / "files"
    write(province(institutions, SEED, AS_OF), files, "parquet")
    take_in(books, [files])
    shutil.rmtree(files)
