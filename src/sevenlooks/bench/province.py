"""Screening a province: all rules against one scan of what they read, the heaviest rules against pandas and Polars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from sevenlooks.bench.making import AS_OF, SMALL, province_books, size
from sevenlooks.bench.measuring import Result, measure
from sevenlooks.bench.peers import HEAVIEST, Books, peer
from sevenlooks.bench.scanning import columns_read, scan
from sevenlooks.books.store import Store
from sevenlooks.engines import open_engine
from sevenlooks.law import load_law
from sevenlooks.looks import rules
from sevenlooks.screening import screen

INSTITUTIONS = 12_000
LIBRARIES = ("pandas", "polars")


def whole(folder: Path) -> Iterator[Result]:
    """All rules together. Limit: one scan of the columns they read."""
    books = province_books(folder, INSTITUTIONS)
    columns = columns_read(province_books(folder, SMALL), AS_OF, _judging())
    limit = measure(scan, books, columns, ready=_warm)
    ours = measure(screened, books, AS_OF, "*", ready=_warm)
    yield Result("province", ours.seconds, ours.peak_mb, None, None, limit.seconds, size(books))


def heaviest(folder: Path) -> Iterator[Result]:
    """The ten heaviest rules, each alone with its readings, against its peers. Limit: one scan of what it reads."""
    books, small = province_books(folder, INSTITUTIONS), province_books(folder, SMALL)
    told = size(books)
    for rule in HEAVIEST:
        ours = measure(screened, books, AS_OF, rule, ready=_warm)
        limit = measure(scan, books, columns_read(small, AS_OF, [rule]), ready=_warm)
        for library in LIBRARIES:
            theirs = measure(peered, books, AS_OF, rule, library, ready=partial(peer, rule, library))
            assert theirs.value == ours.value, f"{rule}: {library} and the rule do not find the same"
            yield Result(rule, ours.seconds, ours.peak_mb, library, theirs.seconds, limit.seconds, told)


def screened(books: Path, as_of: date, glob: str) -> set[str]:
    """The subjects that the rules find."""
    run = screen(Store.at(books).snapshot(), load_law(), as_of, glob=glob)
    return set(run.findings["subject_id"].to_pylist())


def peered(books: Path, as_of: date, rule: str, library: str) -> set[str]:
    """The subjects that a rule's peer finds."""
    return peer(rule, library)(Books.at(books, as_of))


def _judging() -> list[str]:
    return [name for name, rule in rules().items() if rule.unwritten is None]


def _warm() -> None:
    """What a site's process has done before its first run: rules and engine are loaded."""
    rules()
    open_engine().close()
