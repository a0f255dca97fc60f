"""What is measured of our own: a run over books, in a process that knows no peer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sevenlooks.books.store import Store
from sevenlooks.engines import open_engine
from sevenlooks.law import load_law
from sevenlooks.looks import rules
from sevenlooks.screening import screen


def screened(books: Path | str, as_of: date, glob: str) -> set[str]:
    """The subjects that the rules find."""
    run = screen(Store.at(books).snapshot(), load_law(), as_of, glob=glob)
    return set(run.findings["subject_id"].to_pylist())


def warm() -> None:
    """What a site's process has done before its first run: rules and engine are loaded."""
    rules()
    open_engine().close()
