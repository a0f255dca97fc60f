"""Screening a province: all rules against one scan of what they read, the heaviest rules against pandas and Polars."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sevenlooks.bench.judging import screened, warm
from sevenlooks.bench.making import AS_OF, SMALL, province_books, size
from sevenlooks.bench.measuring import Result, measure
from sevenlooks.bench.peers import HEAVIEST, found_by_peer, peer
from sevenlooks.bench.scanning import columns_read, scan
from sevenlooks.errors import NotAvailable
from sevenlooks.looks import rules

INSTITUTIONS = 12_000
LIBRARIES = ("pandas", "polars")


def whole(folder: Path) -> Iterator[Result]:
    """All rules together. Limit: one scan of the columns they read."""
    books = province_books(folder, INSTITUTIONS)
    columns = columns_read(province_books(folder, SMALL), AS_OF, list(rules()))
    limit = measure(scan, books, columns, ready=warm)
    ours = measure(screened, books, AS_OF, "*", ready=warm)
    yield Result("province", ours.seconds, ours.peak_mb, None, None, limit.seconds, size(books))


def heaviest(folder: Path) -> Iterator[Result]:
    """The ten heaviest rules, each alone with its readings, against its peers. Limit: one scan of what it reads."""
    books, small = province_books(folder, INSTITUTIONS), province_books(folder, SMALL)
    told, differing = size(books), []
    for rule in HEAVIEST:
        ours = measure(screened, books, AS_OF, rule, ready=warm)
        limit = measure(scan, books, columns_read(small, AS_OF, [rule]), ready=warm)
        for library in LIBRARIES:
            theirs = measure(found_by_peer, books, AS_OF, rule, library, ready=partial(peer, rule, library))
            if theirs.value != ours.value:
                differing.append(f"{rule} ({library})")
            yield Result(rule, ours.seconds, ours.peak_mb, library, theirs.seconds, limit.seconds, told)
    if differing:
        raise NotAvailable(
            "基准不成立:对照程序与规则查出的结果不同:{rules}。",
            "The benchmark does not hold: peer and rule do not find the same: {rules}.",
            rules=", ".join(differing),
        )
