"""The rows of the books behind a statement, by key from the store. Persons stay masked."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir
from django.conf import settings

from sevenlooks.books import book, declared
from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column
from sevenlooks.books.store import Snapshot, Store
from sevenlooks.engines import Engine, open_engine
from sevenlooks.language import Text
from sevenlooks.server.registry.models import Finding
from sevenlooks.server.web.mistakes import Missing

MOST = 200  # rows shown of one book; the rest is counted
_lock = threading.Lock()


@dataclass(frozen=True)
class Rows:
    """Some rows of a book: `columns` that hold anything, `cells` as people read them, `count` of all there are."""

    book: Book
    columns: list[Column]
    cells: list[list[str]]
    count: int


def books_of(institution: str) -> list[Book]:
    """The books that can hold rows of a body, and that were brought."""
    with _opened() as (snapshot, _):
        return [each for each in declared().values() if "institution_id" in each and snapshot.has(each.name)]


def rows_of(table: str, institution: str) -> Rows:
    """The rows of a body in one book. Missing for an unknown book."""
    if table not in declared() or "institution_id" not in book(table):
        raise Missing()
    return _shown(book(table), lambda rows: rows.institution_id == institution)


def evidence_of(finding: Finding) -> list[Rows]:
    """The rows that a finding names, book by book."""
    keys: dict[str, list[Mapping[str, Any]]] = {}
    for named in finding.evidence:
        keys.setdefault(named["table"], []).append(named["key"])
    return [_shown(book(table), lambda rows, told=told: _any_of(rows, told)) for table, told in keys.items()]


def _any_of(rows: ir.Table, keys: list[Mapping[str, Any]]) -> ir.BooleanValue:
    one_of = [
        ibis.and_(*(rows[name].cast("string") == str(value) for name, value in key.items() if value is not None))
        for key in keys
    ]
    return ibis.or_(*one_of)


def _shown(told: Book, where: Any) -> Rows:
    with _opened() as (snapshot, engine):
        rows = snapshot.read(engine, told.name)
        rows = rows.filter(where(rows))
        order = [rows[name] for name in told.key]
        names = [column.name for column in told.columns] + [f"{c.name}_masked" for c in told.columns if _beside(c)]
        counted = rows.mutate(_count=rows.count().over()).order_by(order).limit(MOST)
        taken = engine.take(counted.select(*names, "_count"))
    columns = [c for c in told.columns if taken[c.name].null_count < taken.num_rows]
    cells = [[_cell(c, row) for c in columns] for row in taken.to_pylist()]
    return Rows(told, columns, cells, taken["_count"][0].as_py() if taken.num_rows else 0)


def _beside(column: Column) -> bool:
    return len(column.stored) > 1


def _cell(column: Column, row: Mapping[str, Any]) -> str:
    value = row[f"{column.name}_masked"] if _beside(column) else row[column.name]
    if column.kind == "key" and not _beside(column):
        value = f"{row[column.name][:9]}…" if row[column.name] else None
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:,.2f}"
        case list():
            return "；".join(column.choices.get(each) or str(each) for each in value)
    return column.choices.get(value, str(value))


@contextmanager
def _opened() -> Iterator[tuple[Snapshot, Engine]]:
    """The books now, and an engine for them. One at a time: a page's few rows wait for one another, not for a run."""
    with _lock:
        yield Store.at(settings.SITE / "books").snapshot(), _engine()


@cache
def _engine() -> Engine:
    return open_engine(memory_mb=500)


def heading(column: Column) -> Text:
    return Text(column.zh, column.name.replace("_", " "))
