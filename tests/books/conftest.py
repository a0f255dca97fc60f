"""A site to take files into, and a way to look at what its books hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sevenlooks.books.intake import IntakeResult, take_in
from sevenlooks.books.store import Store
from sevenlooks.books.store.facts import view_current
from sevenlooks.engines import connect

IDENTITY = "11010519491231002X"  # the standard's own example, GB 11643-1999
OTHER_IDENTITY = "440524188001010014"  # the standard's second example
MOBILE = "13812345678"
USCC = "91441900MA51XAPG4N"
INSTITUTION = {"institution_id": "A1", "name": "启明培训", "division_code": "440106", "status": "在营"}


class Site:
    """A site's folder with its books; `took` writes a file and takes it in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.books = folder / "site" / "books"
        self.incoming = folder / "incoming"
        self.incoming.mkdir()

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.incoming / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def took(self, name: str, text: str | bytes, **options: Any) -> IntakeResult:
        return take_in(self.books, [self.write(name, text)], **options)

    def facts(self, name: str, known_on: datetime | None = None) -> list[dict[str, Any]]:
        """The current rows of a book, in the order of their numbers."""
        con = connect()
        view_current(con, Store.at(self.books).snapshot(known_on), name, "facts")
        return con.execute("FROM facts ORDER BY _batch, _row").to_arrow_table().to_pylist()

    def fact(self, name: str) -> dict[str, Any]:
        (row,) = self.facts(name)
        return row


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def csv_of(*rows: dict[str, str]) -> str:
    """A CSV of rows; the first row's keys are the headings."""
    lines = [",".join(rows[0])] + [",".join(row.get(key, "") for key in rows[0]) for row in rows]
    return "\n".join(lines) + "\n"


Took = Callable[..., IntakeResult]
