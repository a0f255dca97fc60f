"""Small scenes for rules: books written as text tables, judged by one rule, on the engine under test.

    scene = Scene("2022-06-30", lessons='''
        lesson_id | course_id | starts_at        | ends_at
        L1        | C1        | 2022-03-01 19:00 | 2022-03-01 20:30
    ''')
    scene.judge("mutation.ends_too_late").found   # → set of subject ids

A column that a table does not write was in no batch; an empty cell is an empty cell; a table not written was never
brought. All of it was taken in on 2022-05-01.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from types import SimpleNamespace

import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.books import book
from sevenlooks.books.columns import Column
from sevenlooks.engines import Engine, open_engine
from sevenlooks.law import Law, load_law
from sevenlooks.looks import rules
from sevenlooks.readings import Facts
from sevenlooks.screening.findings import findings
from sevenlooks.screening.outcome import Outcome, outcome

ENGINE = os.environ.get("SEVENLOOKS_TEST_ENGINE", "duckdb")


def parse(name: str, text: str) -> tuple[pa.Table, frozenset[str]]:
    """A text table as Arrow rows of the book's stored schema, and the columns it had."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    heads = [h.strip() for h in lines[0].split("|")]
    declared = book(name)
    rows = []
    for line in lines[1:]:
        cells = [c.strip() for c in line.split("|")]
        assert len(cells) == len(heads), f"{name}: {line!r} has {len(cells)} cells for {len(heads)} headings"
        rows.append({h: _value(declared[h], c) for h, c in zip(heads, cells, strict=True)})
    schema = pa.schema([*declared.schema, pa.field("_batch", pa.int64()), pa.field("_row", pa.int64())])
    numbered = [{**row, "_batch": 1, "_row": i} for i, row in enumerate(rows)]
    return pa.Table.from_pylist(numbered, schema=schema), frozenset(heads)


def _value(column: Column, cell: str) -> object:
    if not cell:
        return None
    match column.kind:
        case "int":
            return int(cell)
        case "number":
            return float(cell)
        case "money":
            return Decimal(cell)
        case "bool":
            return {"yes": True, "no": False}[cell]
        case "date":
            return date.fromisoformat(cell)
        case "datetime":
            return datetime.fromisoformat(cell)
        case "texts" | "enums":
            return cell.split(";")
        case "enum":
            assert cell in column.choices, f"{column.name}: {cell} is no choice"
    return cell


class Written:
    """Stands where a store's snapshot stands: the books of one scene."""

    batches = (SimpleNamespace(batch=1, taken_at=datetime(2022, 5, 1, 4, tzinfo=UTC)),)

    def __init__(self, tables: dict[str, str]) -> None:
        self._parsed = {name: parse(name, text) for name, text in tables.items()}

    def has(self, name: str, *columns: str) -> bool:
        return name in self._parsed and all(c in self._parsed[name][1] for c in columns)

    def batches_with(self, name: str, column: str) -> frozenset[int]:
        return frozenset({1}) if self.has(name, column) else frozenset()

    def batches_of(self, name: str) -> frozenset[int]:
        return frozenset({1}) if self.has(name) else frozenset()

    def read(self, engine: Engine, name: str, prefix: str = "") -> ir.Table:
        if name in self._parsed:
            return engine.give(f"{prefix}{name}", self._parsed[name][0])
        return engine.give(f"{prefix}{name}", parse(name, " | ".join(book(name).required))[0])


@dataclass(frozen=True)
class Judged:
    found: set[str]
    judged: int
    not_judged: int
    why: dict[str, int]
    rows: list[dict] = field(repr=False)

    def row(self, subject: str) -> dict:
        """The one finding on a subject."""
        (row,) = [r for r in self.rows if r["subject_id"] == subject]
        return row


class Scene:
    def __init__(self, as_of: str, **tables: str) -> None:
        self.as_of, self.tables = date.fromisoformat(as_of), tables

    def judge(self, rule: str, law: Law | None = None) -> Judged:
        with engine_under_test() as engine:
            facts = Facts(Written(self.tables), engine, law or the_law(), self.as_of)  # type: ignore[arg-type]
            came: Outcome = outcome(rules()[rule], facts)
            rows = findings([came], {}, "en", "test").to_pylist()
        return Judged({r["subject_id"] for r in rows}, came.judged, came.not_judged, came.why, rows)

    def read(self, reading) -> list[dict]:
        """The rows of a reading over this scene."""
        with engine_under_test() as engine:
            facts = Facts(Written(self.tables), engine, the_law(), self.as_of)  # type: ignore[arg-type]
            return engine.take(facts.reading(reading)).to_pylist()


@cache
def the_law() -> Law:
    return load_law()


@contextmanager
def engine_under_test() -> Iterator[Engine]:
    """A fresh DuckDB for each scene; one Spark session for the whole run, since its start takes ten seconds."""
    if ENGINE == "spark":
        yield _spark()
        return
    engine = open_engine(ENGINE)
    try:
        yield engine
    finally:
        engine.close()


@cache
def _spark() -> Engine:
    return open_engine("spark")
