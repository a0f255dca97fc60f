"""Opening the store, reading a snapshot of it, and making a batch count."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, Schema, write_deltalake
from deltalake.exceptions import CommitFailedError, TableNotFoundError
from deltalake.transaction import AddAction, RemoveAction

from sevenlooks import __version__
from sevenlooks.books import book
from sevenlooks.books.store import batches as _batches
from sevenlooks.books.store.batches import FORMAT, Batch
from sevenlooks.engines.base import Engine
from sevenlooks.errors import BooksUnusable

if TYPE_CHECKING:
    import ibis.expr.types as ir

ROW_FIELDS = [pa.field("_batch", pa.int64()), pa.field("_row", pa.int64())]
SUPERSEDED = pa.schema([("book", pa.string()), ("batch", pa.int64()), ("row", pa.int64()), ("by", pa.int64())])
Superseding = Callable[["Snapshot"], pa.Table]
"""Given the books as they stand, the rows (schema SUPERSEDED) that the new batch replaces or withdraws."""


@dataclass(frozen=True)
class Store:
    """The books at a folder or object-store URL. `options` go to the object store as they are."""

    url: str
    options: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, url: str | Path, options: dict[str, str] | None = None) -> Store:
        """The store at a place. A folder's path is made absolute; an URL stays as it is."""
        text = str(url)
        return cls(text if "://" in text else str(Path(text).absolute()), options or {})

    @property
    def exists(self) -> bool:
        return self._table("batches") is not None

    def snapshot(self, known_on: datetime | None = None) -> Snapshot:
        """The books as known at a moment (now by default). BooksUnusable when there are none or they are newer."""
        table = self._table("batches")
        if table is None:
            raise BooksUnusable(
                "{url} 中没有台账。请先用 sevenlooks intake 报送。",
                "There are no books at {url}. Take some in first: sevenlooks intake.",
                url=self.url,
            )
        counted = [Batch.from_row(row) for row in _rows(table).to_pylist()]
        _refuse_newer(counted, self.url)
        known = sorted((b for b in counted if known_on is None or b.taken_at <= known_on), key=lambda b: b.batch)
        return Snapshot(self, tuple(known), table.version())

    def append(self, name: str, rows: pa.RecordBatchReader | pa.Table) -> None:
        """Append rows that do not count until their batch is counted. The schema carries `_batch` and `_row`."""
        self._begin(name, rows.schema)
        write_deltalake(self._place(name), rows, mode="append", storage_options=self.options or None)

    def adopt(self, name: str, files: Sequence[Path]) -> None:
        """Append what stands in Parquet files: linked into the folder as they are, sent to an object store by parts.

        As with `append`, the rows do not count until their batch is counted. The files stay where they are.
        """
        schema = pa.schema([*book(name).schema, *ROW_FIELDS])
        if "://" in self.url:
            for file in files:
                self.append(name, pq.read_table(file).cast(schema))
            return
        self._begin(name, schema)
        actions: list[AddAction | RemoveAction] = []
        for file in files:
            rows = pq.read_metadata(file).num_rows
            moved = Path(self._place(name)) / f"part-{uuid4()}.parquet"
            _link(file, moved)
            about = moved.stat()
            stats = json.dumps({"numRecords": rows})
            actions.append(AddAction(moved.name, about.st_size, {}, int(about.st_mtime * 1000), True, stats))
        DeltaTable(self._place(name)).create_write_transaction(actions, "append", schema)

    def count(self, batch: Batch, superseding: Superseding) -> Snapshot:
        """Make a batch count, over all its tables at once. Of two at once, the second looks again."""
        while True:
            seen = self.snapshot() if self.exists else Snapshot(self, (), -1)
            old = superseding(seen)
            if old.num_rows:
                self.append("superseded", old.cast(SUPERSEDED))
            # Stamped at the moment of counting, and never before the batch that it follows.
            at = max([_batches.now(), *(b.taken_at for b in seen.batches)])
            counted = replace(batch, taken_at=at, software=__version__, format=FORMAT)
            if self._commit(counted, seen.version):
                return self.snapshot()

    def compact(self) -> dict[str, tuple[int, int]]:
        """Gather small files into large ones: book → (files before, after). Rows stay; so does every past state."""
        snapshot = self.snapshot()
        tidied = {}
        for name in sorted({n for b in snapshot.batches for n in b.tables} | {"superseded", "batches"}):
            table = self._table(name)
            if table is not None:
                before = len(table.file_uris())
                table.optimize.compact()
                tidied[name] = (before, len(table.file_uris()))
        return tidied

    def _begin(self, name: str, schema: pa.Schema) -> None:
        """Make the table if there is none yet; of two intakes that begin at once, one makes it and both append.

        A table made by an older version gains the columns that the book has since come to have.
        """
        table = self._table(name)
        if table is None:
            self._make(name, schema)
            return
        known = {field.name for field in table.schema().fields}
        fresh = [field for field in Schema.from_arrow(schema).fields if field.name not in known]
        if fresh:
            table.alter.add_columns(fresh)

    def _make(self, name: str, schema: pa.Schema) -> None:
        """An empty table, there at once and once only: `DeltaTable.create` of two at once can follow one the other."""
        if "://" in self.url:
            try:
                DeltaTable.create(self._place(name), schema, mode="error", storage_options=self.options or None)
            except Exception:
                if self._table(name) is None:
                    raise
            return
        log = Path(self._place(name)) / "_delta_log"
        log.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=self.url) as draft:
            DeltaTable.create(draft, schema, mode="error")
            (first,) = (Path(draft) / "_delta_log").glob("*.json")
            with contextlib.suppress(FileExistsError):
                _link(first, log / first.name)

    def _commit(self, batch: Batch, version: int) -> bool:
        place = self._place("batches")
        options = self.options or None
        target = DeltaTable(place, version=version, storage_options=options) if version >= 0 else place
        try:
            write_deltalake(
                target,
                batch.to_arrow(),
                mode="append" if version >= 0 else "error",
                storage_options=options,
                commit_properties=CommitProperties(max_commit_retries=0),
            )
        except CommitFailedError:
            return False
        except Exception:
            # Two first batches: the loser finds that the table has come into being meanwhile.
            if version < 0 and self.exists:
                return False
            raise
        return True

    def _place(self, name: str) -> str:
        return f"{self.url.rstrip('/')}/{name}"

    def _table(self, name: str) -> DeltaTable | None:
        try:
            return DeltaTable(self._place(name), storage_options=self.options or None)
        except TableNotFoundError:
            return None


@dataclass(frozen=True)
class Snapshot:
    """The facts as known once: which batches count, and each book's current rows."""

    store: Store
    batches: tuple[Batch, ...]
    version: int

    @cached_property
    def _had(self) -> dict[str, dict[str, frozenset[int]]]:
        had: dict[str, dict[str, set[int]]] = {}
        for b in self.batches:
            for name, told in b.tables.items():
                for column in told["columns"]:
                    had.setdefault(name, {}).setdefault(column, set()).add(b.batch)
        return {name: {c: frozenset(s) for c, s in columns.items()} for name, columns in had.items()}

    def has(self, name: str, *columns: str) -> bool:
        """Whether some batch brought the book, and these columns of it."""
        return name in self._had and all(column in self._had[name] for column in columns)

    def batches_with(self, name: str, column: str) -> frozenset[int]:
        """The batches that brought this column of the book: elsewhere its emptiness says nothing."""
        return self._had.get(name, {}).get(column, frozenset())

    def batches_of(self, name: str) -> frozenset[int]:
        return frozenset(b.batch for b in self.batches if name in b.tables)

    def read(self, engine: Engine, name: str, prefix: str = "") -> ir.Table:
        """The book's current rows, lazily: every declared column, `_batch` and `_row`. Empty when no batch had it."""
        import ibis

        schema = pa.schema([*book(name).schema, *ROW_FIELDS])
        table = self.store._table(name) if self.has(name) else None
        if table is None:
            return engine.give(f"{prefix}{name}", schema.empty_table())
        rows = self._open(engine, f"{prefix}{name}", table, schema)
        # What an older version took in knows nothing of columns that the book has since come to have.
        rows = rows.mutate(**{f.name: ibis.null(ibis.dtype(f.type)) for f in schema if f.name not in rows.columns})
        if self._holds_uncounted(table, name):
            rows = rows.filter(rows._batch.isin(sorted(self.batches_of(name))))
        gone = self._superseded(name)
        if gone.num_rows:
            old = engine.give(f"{prefix}{name}_superseded", gone)
            rows = rows.anti_join(old, (rows._batch == old.batch) & (rows._row == old.row))
        return rows

    def every(self, name: str, key: str, value: str) -> pa.Table:
        """Every row that a counted batch had with this value of a column, superseded ones too, as they came."""
        table = self.store._table(name)
        if table is None:
            return pa.schema([*book(name).schema, *ROW_FIELDS]).empty_table()
        counted = pa.array(sorted(self.batches_of(name)), pa.int64())
        wanted = (pc.field(key) == value) & pc.field("_batch").isin(counted)
        rows = table.to_pyarrow_dataset().to_table(filter=wanted)
        return rows.sort_by([("_batch", "ascending"), ("_row", "ascending")])

    def digest(self) -> str:
        """A fingerprint of the facts: the batches that count."""
        import hashlib

        return hashlib.sha256(",".join(str(b.batch) for b in self.batches).encode()).hexdigest()

    def _open(self, engine: Engine, name: str, table: DeltaTable, schema: pa.Schema) -> ir.Table:
        if "://" in self.store.url:
            return engine.give(name, table.to_pyarrow_table())
        return engine.parquet(name, table.file_uris())

    def _superseded(self, name: str) -> pa.Table:
        table = self.store._table("superseded")
        if table is None:
            return SUPERSEDED.empty_table()
        rows = _rows(table, SUPERSEDED)
        counted = pa.array(sorted(b.batch for b in self.batches), pa.int64())
        rows = rows.filter(pc.and_(pc.equal(rows["book"], name), pc.is_in(rows["by"], counted)))
        return rows.group_by(["batch", "row"]).aggregate([])

    def _holds_uncounted(self, table: DeltaTable, name: str) -> bool:
        """Whether the files hold rows of batches that do not count here: broken off, still coming, or later."""
        actions = pa.table(table.get_add_actions(flatten=True))
        expected = sum(b.tables[name]["rows"] for b in self.batches if name in b.tables)
        return sum(actions["num_records"].to_pylist()) != expected


def _link(file: Path, target: Path) -> None:
    """Give a file a second name; a copy where the disk knows no such thing."""
    try:
        target.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:
        with file.open("rb") as source, target.open("xb") as copy:
            shutil.copyfileobj(source, copy)


def _rows(table: DeltaTable, schema: pa.Schema = _batches.SCHEMA) -> pa.Table:
    return table.to_pyarrow_table().select(schema.names).cast(schema)


def _refuse_newer(counted: Iterable[Batch], url: str) -> None:
    newest = max((b.format for b in counted), default=FORMAT)
    if newest > FORMAT:
        raise BooksUnusable(
            "{url} 的台账由更新版本的软件写成(格式 {newest},本软件支持到 {own})。请升级软件;台账未作改动。",
            "The books at {url} were written by a newer version (format {newest}; this one knows {own}). "
            "Upgrade the software; the books were not touched.",
            url=url,
            newest=newest,
            own=FORMAT,
        )
