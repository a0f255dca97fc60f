"""Taking in: recognise everything, stage it, resolve it, and only then make one batch count, all of it or none."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb

from sevenlooks.books.intake.cells import teach
from sevenlooks.books.intake.files import Given, given
from sevenlooks.books.intake.mapping import Mapping, load_mapping
from sevenlooks.books.intake.pieces import Piece, book_of, is_table, recognise
from sevenlooks.books.intake.readers import Sheet, open_sheets, unreadable
from sevenlooks.books.intake.resolving import Counts, Resolving
from sevenlooks.books.intake.result import IntakeResult, TableResult
from sevenlooks.books.intake.staging import stage
from sevenlooks.books.secret import Secret, secret_for
from sevenlooks.books.store import Batch, Snapshot, Source, Store, new_batch_id
from sevenlooks.books.store.batches import now
from sevenlooks.engines import connect
from sevenlooks.errors import BadRequest, NotATable

Progress = Callable[[str], None]
"""Told what is being done now: a file's name, or a step."""


@dataclass(frozen=True)
class _Known:
    """A piece with the file it comes from and the moment at which that very file was counted, if it was."""

    piece: Piece
    source: Source
    already: str | None


def take_in(
    books: Store | str | Path,
    paths: Iterable[Path | str],
    *,
    mapping: Path | str | None = None,
    memory_mb: int = 600,
    progress: Progress | None = None,
    secret: Path | str | None = None,
) -> IntakeResult:
    """Take files, folders or workbooks into the books, as one batch, all of it or none.

    `mapping`: a mapping file for a foreign table. `memory_mb`: what the engine may use. `secret`: the folder of the
    site's secret, by default `secret` beside the books. Errors before anything is written: NotATable (a file that is
    no table), BooksUnusable (newer books, another secret), BadRequest (a mapping file that does not read).
    """
    store = books if isinstance(books, Store) else Store.at(books)
    told = progress or (lambda what: None)
    mapped = load_mapping(mapping) if mapping else None
    snapshot = store.snapshot() if store.exists else None
    kept = secret_for(_secret_folder(store, secret), _fingerprint(snapshot))
    known, skipped = _recognised([Path(path) for path in paths], mapped, snapshot, told)
    with _workroom(store) as room:
        staged = _stage(known, kept, room, memory_mb, told)
        return _commit(store, snapshot, kept, known, staged, skipped, room, memory_mb, told)


def _secret_folder(store: Store, secret: Path | str | None) -> Path:
    if secret is not None:
        return Path(secret)
    if "://" in store.url:
        raise BadRequest(
            "台账在对象存储上时,请用 --secret 指明密钥文件夹。",
            "With books in an object store, name the folder of the secret with --secret.",
        )
    return Path(store.url).parent / "secret"


def _fingerprint(snapshot: Snapshot | None) -> str | None:
    return next((batch.secret for batch in snapshot.batches if batch.secret), None) if snapshot else None


@contextmanager
def _workroom(store: Store) -> Iterator[Path]:
    """A private folder beside the books for staged files; it ends with the intake."""
    parent = None if "://" in store.url else Path(store.url).parent
    if parent:
        parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".intake-", dir=parent) as room:
        yield Path(room)


def _recognised(
    paths: list[Path], mapping: Mapping | None, snapshot: Snapshot | None, told: Progress
) -> tuple[list[_Known], list[str]]:
    known: list[_Known] = []
    skipped: list[str] = []
    for file in given(paths):
        told(file.shown)
        found = _pieces(file, mapping)
        if not found:
            skipped.append(file.shown)
            continue
        digest = file.digest()
        for piece in found:
            source = Source(file.shown, digest, _mapped(piece, mapping))
            known.append(_Known(piece, source, _counted(source, snapshot)))
    if not known:
        raise NotATable(
            "没有找到可报送的台账。文件名或工作表名请用台账名称,如“机构台账”。",
            "There is no table to take in. Name files or sheets after the books, such as institutions or 机构台账.",
        )
    return known, skipped


def _pieces(file: Given, mapping: Mapping | None) -> list[Piece]:
    sheets = [sheet for sheet in open_sheets(file.path, file.shown) if is_table(sheet)]
    books = [book_of(sheet, file.path.stem, len(sheets) == 1, mapping) for sheet in sheets]
    if not any(books) and not file.named:
        return []
    pieces = []
    for sheet, book in zip(sheets, books, strict=True):
        if book is None:
            raise _no_book(sheet)
        pieces.append(recognise(sheet, book, mapping))
    if not pieces:
        raise unreadable(file.shown, "中没有内容", "holds nothing")
    return pieces


def _no_book(sheet: Sheet) -> NotATable:
    if sheet.name:
        return unreadable(
            sheet.file,
            "的工作表“{sheet}”不是台账。请改用台账名称(如“机构台账”),或删去该表",
            "has a sheet “{sheet}” that is none of the books. Name it after one, such as 机构台账, or remove it",
            sheet=sheet.name,
        )
    return unreadable(
        sheet.file,
        "不知道是哪本台账。请以台账名称命名(如 机构台账.csv),或用 --mapping 说明",
        "is none of the books by its name. Name it after one, such as institutions.csv, or tell with --mapping",
    )


def _mapped(piece: Piece, mapping: Mapping | None) -> str:
    return f"{piece.sheet.name or ''}→{piece.book.name}" + (f" {mapping.digest}" if mapping else "")


def _counted(source: Source, snapshot: Snapshot | None) -> str | None:
    for batch in snapshot.batches if snapshot else ():
        if any((s.digest, s.mapping) == (source.digest, source.mapping) for s in batch.sources):
            return batch.taken_at.isoformat()
    return None


def _stage(known: list[_Known], secret: Secret, room: Path, memory_mb: int, told: Progress) -> list[list[Path]]:
    """The staged files of each piece. The connection never spills: what it holds in clear ends with it."""
    con = connect(memory_mb=memory_mb * 3 // 4)  # the rest for what the readers hold beside the engine
    try:
        # Rows carry their own numbers, so both cores may write them in any order.
        con.execute("SET preserve_insertion_order = false")
        con.execute("SET disabled_optimizers = 'build_side_probe_side'")  # rows stream past the keys, never the reverse
        teach(con, secret)
        return [
            stage(con, item.piece, number, room, (memory_mb << 20) // 8, partial(_told, told, item.source.file))
            for number, item in enumerate(known)
        ]
    finally:
        con.close()


def _told(told: Progress, file: str, done: float) -> None:
    told(f"{file} {done:.0%}")


def _commit(
    store: Store,
    snapshot: Snapshot | None,
    secret: Secret,
    known: list[_Known],
    staged: list[list[Path]],
    skipped: list[str],
    room: Path,
    memory_mb: int,
    told: Progress,
) -> IntakeResult:
    con = connect(memory_mb=memory_mb, spill_to=str(room / "spill"))
    try:
        resolved = _resolve(con, known, staged, snapshot)
        counts = {piece: c for one in resolved.values() for piece, c in one.counts().items()}
        batch = new_batch_id() if any(one.changes for one in resolved.values()) else None
        if batch is not None:
            _write(store, batch, secret, known, resolved, told)
    finally:
        con.close()
    tables = [_table(item, counts.get(number, Counts(0, 0, 0, 0, 0, 0, {}))) for number, item in enumerate(known)]
    return IntakeResult(tables, None, batch, skipped)


def _resolve(
    con: duckdb.DuckDBPyConnection, known: list[_Known], staged: list[list[Path]], snapshot: Snapshot | None
) -> dict[str, Resolving]:
    resolved = {}
    for name in dict.fromkeys(item.piece.book.name for item in known):
        mine = [number for number, item in enumerate(known) if item.piece.book.name == name]
        book = known[mine[0]].piece.book
        before = [number for number in mine if known[number].already]
        resolved[name] = Resolving(con, book, [part for number in mine for part in staged[number]], snapshot, before)
    return resolved


def _write(
    store: Store, batch: int, secret: Secret, known: list[_Known], resolved: dict[str, Resolving], told: Progress
) -> None:
    tables: dict[str, dict] = {}
    for name, one in resolved.items():
        had = {column for item in known if item.piece.book.name == name for column in item.piece.had}
        rows = one.rows_to_append
        tables[name] = {"rows": rows, "columns": [c.name for c in one.book.columns if c.name in had]}
        if rows:
            told(name)
            store.append(name, one.to_append(batch))
        aside = one.unknown(batch)
        if aside.num_rows:
            store.append("unknown_columns", aside)
    counted = Batch(batch, now(), [item.source for item in known], tables, secret=secret.fingerprint)

    def superseding(seen: Snapshot):
        import pyarrow as pa

        return pa.concat_tables([one.superseding(batch, seen) for one in resolved.values()])

    store.count(counted, superseding)


def _table(item: _Known, counts: Counts) -> TableResult:
    piece = item.piece
    return TableResult(
        piece.book.name,
        item.source.file,
        piece.sheet.name,
        counts.read,
        counts.taken,
        counts.unchanged,
        counts.noted,
        counts.dropped,
        counts.refused,
        list(piece.unknown.values()),
        counts.notes,
        item.already,
    )
