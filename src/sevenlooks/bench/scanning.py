"""The least a screening can take: one scan of exactly the columns that its rules read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
from deltalake import DeltaTable

from sevenlooks.books import declared
from sevenlooks.books.store import Store
from sevenlooks.engines import DuckDBEngine
from sevenlooks.law import load_law
from sevenlooks.looks import rules
from sevenlooks.readings import Facts
from sevenlooks.screening.outcome import outcome

Columns = Mapping[str, frozenset[str]]


class Watching(DuckDBEngine):
    """Holds the books as tables under their own names, and notes which of their columns each query's plan scans."""

    def __init__(self) -> None:
        super().__init__()
        self.read: dict[str, set[str]] = {}
        self._books: dict[str, frozenset[str]] = {}

    def parquet(self, name: str, files: Sequence[str]) -> ir.Table:
        table = self._ibis.create_table(name, self._ibis.read_parquet(list(files)), temp=True, overwrite=True)
        self._books[name] = frozenset(table.columns)
        return table

    def keep(self, name: str, expression: ir.Table) -> ir.Table:
        self._note(expression)
        return super().keep(name, expression)

    def take(self, expression: ir.Table) -> pa.Table:
        self._note(expression)
        return super().take(expression)

    def _note(self, expression: ir.Table) -> None:
        plan = self._bare.execute(f"EXPLAIN (FORMAT json) {self._ibis.compile(expression)}").fetchall()[0][1]
        for told in _scans(json.loads(plan)):
            table = told["Table"].split(".")[-1].strip('"')
            if table in self._books:
                # A column that only filters is not projected; filters are told as text.
                words = set(re.findall(r"\w+", json.dumps([told.get("Projections"), told.get("Filters")])))
                self.read.setdefault(table, set()).update(words & self._books[table])


def columns_read(books: Path | str, as_of: date, picked: Iterable[str]) -> Columns:
    """The columns of each book that the rules read, as planned on small books of the same shape."""
    engine = Watching()
    try:
        facts = Facts(Store.at(books).snapshot(), engine, load_law(), as_of)
        for rule in picked:
            outcome(rules()[rule], facts)
        return {table: frozenset(columns) for table, columns in engine.read.items()}
    finally:
        engine.close()


def scan(books: Path | str, columns: Columns) -> list[tuple]:
    """Read these columns of every row once: the greatest value of each, and of lists the greatest length."""
    engine = DuckDBEngine()
    try:
        return [engine._bare.execute(_query(books, table, names)).fetchall()[0] for table, names in columns.items()]
    finally:
        engine.close()


def _query(books: Path | str, table: str, names: Iterable[str]) -> str:
    lists = {column.name for column in declared()[table].columns if column.kind in ("texts", "enums")}
    told = ", ".join(f"max(len({name}))" if name in lists else f"max({name})" for name in sorted(names))
    return f"SELECT {told or 'count(*)'} FROM read_parquet({DeltaTable(f'{books}/{table}').file_uris()})"


def _scans(plan: object) -> Iterator[dict]:
    if isinstance(plan, list):
        for part in plan:
            yield from _scans(part)
    elif isinstance(plan, dict):
        if "Table" in plan.get("extra_info", {}):
            yield plan["extra_info"]
        yield from _scans(plan.get("children", []))
