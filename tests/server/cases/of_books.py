"""Books under a case: rows put straight into a site's store, as if taken in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from sevenlooks.books import book
from sevenlooks.books.store import Batch, Store
from sevenlooks.books.store.store import ROW_FIELDS, SUPERSEDED


def take_in(site: Path, **books: list[dict[str, Any]]) -> None:
    """A batch of these rows by book."""
    store = Store.at(site / "books")
    number = len(store.snapshot().batches) + 1 if store.exists else 1
    told: dict[str, Any] = {}
    for name, rows in books.items():
        rows = [row | {"_batch": number, "_row": n} for n, row in enumerate(rows)]
        store.append(name, pa.Table.from_pylist(rows, schema=pa.schema([*book(name).schema, *ROW_FIELDS])))
        told[name] = {"rows": len(rows), "columns": [c for c in rows[0] if not c.startswith("_")]}
    store.count(Batch(number, datetime.now(UTC), tables=told), lambda _: SUPERSEDED.empty_table())
