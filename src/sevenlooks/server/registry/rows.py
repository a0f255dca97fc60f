"""The rows of the books behind a statement, by key from the store; masked unless asked for whole."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from django.conf import settings

from sevenlooks.books import book, declared, in_words
from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column
from sevenlooks.books.store import Snapshot, Store
from sevenlooks.engines import Engine, open_engine
from sevenlooks.language import Text
from sevenlooks.server.registry.masking import hidden, masked
from sevenlooks.server.registry.models import Finding
from sevenlooks.server.web.mistakes import Missing

MOST = 200  # rows shown of one book; the rest is counted
YES, NO = Text("是", "yes"), Text("否", "no")
_lock = threading.Lock()
_kept: Opened | None = None


@dataclass(frozen=True)
class Rows:
    """Some rows of a book: the `headings` of columns that hold anything, `cells` as people read them.

    `book`: its name. `told`: each row as it is stored, unmasked: never for a page. `count`: of all rows there are.
    `hides`: something in them is masked.
    """

    book: str
    title: Text
    headings: list[Text]
    told: list[dict[str, Any]] = field(repr=False)
    cells: list[list[Text | str]]
    count: int
    hides: bool


def books_of(institution: str) -> list[Book]:
    """The books that can hold rows of a body, and that were brought."""
    with opened() as books:
        return [each for each in declared().values() if "institution_id" in each and books.snapshot.has(each.name)]


def rows_of(table: str, institution: str, whole: bool = False) -> Rows:
    """The rows of a body in one book. Missing for an unknown book."""
    if table not in declared() or "institution_id" not in book(table):
        raise Missing()
    return _shown(book(table), lambda rows: rows.institution_id == institution, whole)


def evidence_of(finding: Finding, whole: bool = False) -> list[Rows]:
    """The rows that a finding names, book by book."""
    keys: dict[str, list[Mapping[str, Any]]] = {}
    for named in finding.evidence:
        keys.setdefault(named["table"], []).append(named["key"])
    return [_shown(book(table), partial(_any_of, keys=told), whole) for table, told in keys.items()]


@dataclass(frozen=True)
class Opened:
    """The books as they stand, and an engine; each book is opened once, until more is taken in."""

    snapshot: Snapshot
    engine: Engine
    _tables: dict[str, ir.Table] = field(default_factory=dict)

    def read(self, name: str) -> ir.Table:
        if name not in self._tables:
            self._tables[name] = self.snapshot.read(self.engine, name)
        return self._tables[name]

    def take(self, rows: ir.Table) -> pa.Table:
        return self.engine.take(rows)


@contextmanager
def opened() -> Iterator[Opened]:
    """The books now; empty ones where none were taken in yet.

    One page at a time: its few rows wait for another page's, not for a run.
    """
    global _kept
    with _lock:
        store = Store.at(settings.SITE / "books")
        now = store.snapshot() if store.exists else Snapshot(store, (), -1)
        if _kept is None or (_kept.snapshot.store, _kept.snapshot.version) != (store, now.version):
            _kept = Opened(now, _kept.engine if _kept else open_engine(memory_mb=500))
        yield _kept


def _any_of(rows: ir.Table, keys: list[Mapping[str, Any]]) -> ir.BooleanValue:
    one_of = [
        ibis.and_(*(rows[name].cast("string") == str(value) for name, value in key.items() if value is not None))
        for key in keys
    ]
    return ibis.or_(*one_of)


def _shown(told: Book, where: Callable[[ir.Table], ir.BooleanValue], whole: bool) -> Rows:
    with opened() as books:
        rows = books.read(told.name)
        rows = rows.filter(where(rows))
        order = [rows[name] for name in told.key]
        names = [field.name for column in told.columns for field in column.stored]
        counted = rows.mutate(_count=rows.count().over()).order_by(order).limit(MOST)
        taken = books.take(counted.select(*names, "_count"))
    columns = [c for c in told.columns if taken[c.name].null_count < taken.num_rows]
    stored = taken.to_pylist()
    cells = [[_cell(told.name, c, row, whole) for c in columns] for row in stored]
    count = taken["_count"][0].as_py() if taken.num_rows else 0
    hides = any(hidden(c) for c in columns)
    return Rows(told.name, title(told), [in_words.heading(c) for c in columns], stored, cells, count, hides)


def title(told: Book) -> Text:
    return Text(told.zh, told.name.replace("_", " "))


def _cell(table: str, column: Column, row: Mapping[str, Any], whole: bool) -> Text | str:
    value, beside = row[column.name], row.get(f"{column.name}_masked")
    if value is None:
        return beside or ""
    if hidden(column):
        if whole:
            return f"{value} ({beside})" if beside else str(value)
        return beside or masked(column, str(value))
    return _said(table, column, value)


def _said(table: str, column: Column, value: Any) -> Text | str:
    match value:
        case bool():
            return YES if value else NO
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:,.2f}"
        case list():
            return in_words.words(table, column.name, map(str, value))
    return in_words.word(table, column.name, value) if column.choices else str(value)
