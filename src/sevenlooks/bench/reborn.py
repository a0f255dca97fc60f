"""A province where bodies were reborn in every way the simulator knows, and whom the rule finds behind them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from sevenlooks.bench.making import AS_OF, SEED
from sevenlooks.bench.measuring import measure

Pair = tuple[str, str]
RULE = "reduction.reborn"


def reborn_books(folder: Path, institutions: int, each: int) -> tuple[Path, dict[str, set[Pair]]]:
    """Books with `each` bodies reborn in each way and as many innocents of each kind; way → (closed, other) pairs."""
    books = folder / f"reborn-{institutions}" / "books"
    return books, measure(_make, books, institutions, each, times=1).value


def _make(books: Path, institutions: int, each: int) -> dict[str, set[Pair]]:
    from sevenlooks.books.intake import take_in
    from sevenlooks.demo import Province, write
    from sevenlooks.demo.chance import Chance
    from sevenlooks.demo.days import Year
    from sevenlooks.demo.honest import world as honest
    from sevenlooks.demo.honest.bank import strike_balances
    from sevenlooks.demo.plants import innocent_moves, reborn
    from sevenlooks.demo.province import ANSWERS

    world = honest.make(institutions, Chance(SEED), Year(AS_OF))
    planted: dict[str, set[Pair]] = {}
    for name, way in reborn.WAYS.items():
        closed = world.claim("cancelled", each, lambda body: body.taught)
        moves = ((old.id, way(world, old)) for old in closed)
        planted[name] = {(old, new) for old, new in moves if new}
    innocent_moves.sow(world, each)
    tables = world.settled()
    tables["account_entries"] = strike_balances(tables["account_entries"])
    files = books.parent / "files"
    write(Province(tables, ANSWERS.empty_table(), 0.0, AS_OF, SEED), files, "parquet")
    take_in(books, [files])
    shutil.rmtree(files)
    return planted


def found_pairs(books: Path) -> set[Pair]:
    """(closed, other) of every finding of the rule."""
    from sevenlooks.books.store import Store
    from sevenlooks.law import load_law
    from sevenlooks.screening import screen

    run = screen(Store.at(books).snapshot(), load_law(), AS_OF, glob=RULE)
    return set(zip(*(run.findings[name].to_pylist() for name in ("subject_id", "linked_id")), strict=True))


def f1(found: Iterable[Pair], true: Iterable[Pair]) -> float:
    """Harmonic mean of precision and recall over pairs."""
    found, true = set(found), set(true)
    return 2 * len(found & true) / (len(found) + len(true)) if found or true else 1.0


def scores(found: set[Pair], planted: dict[str, set[Pair]]) -> dict[str, float]:
    """Way → F1 of its pairs. Every link that nobody planted counts against every way."""
    everything = set().union(*planted.values())
    wrong = found - everything
    return {way: f1((found & pairs) | wrong, pairs) for way, pairs in planted.items()}
