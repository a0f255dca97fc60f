"""Taking in: recognise everything, stage it, resolve it, and only then make one batch count, all of it or none."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa

from sevenlooks.books.intake.cells import teach, teach_divisions, teach_secret
from sevenlooks.books.intake.full_disk import room_needed
from sevenlooks.books.intake.held import File, Held
from sevenlooks.books.intake.mapping import load_mapping
from sevenlooks.books.intake.noting import noted
from sevenlooks.books.intake.outside import refuse_outside
from sevenlooks.books.intake.pictures.looking import Beside
from sevenlooks.books.intake.recognising import Known, Progress, recognised
from sevenlooks.books.intake.refusals import workbook_path, write_refusals
from sevenlooks.books.intake.refused import refused_rows
from sevenlooks.books.intake.resolving import Counts, Resolving
from sevenlooks.books.intake.result import IntakeResult, TableResult
from sevenlooks.books.intake.staging import Staged, stage
from sevenlooks.books.secret import Secret, secret_for
from sevenlooks.books.store import Batch, Snapshot, Source, Store, new_batch_id
from sevenlooks.books.store.batches import now
from sevenlooks.books.store.store import SUPERSEDED
from sevenlooks.engines import connect
from sevenlooks.errors import BadRequest
from sevenlooks.language import Lang, Text

MEMORY_MB = 600


@dataclass(frozen=True)
class _Intake:
    """What one intake works with. `clear` is the connection that holds cells as they came: it never spills."""

    store: Store
    snapshot: Snapshot | None
    secret: Secret
    known: list[Known]
    room: Path
    memory_mb: int
    told: Progress
    lang: Lang
    within: str | None
    clear: duckdb.DuckDBPyConnection
    batch: int

    @property
    def most_bytes(self) -> int:
        """How much of a file is held at once."""
        return (self.memory_mb << 20) // 16


@room_needed()
def take_in(
    books: Store | str | Path,
    paths: Iterable[File | str],
    *,
    mapping: Path | str | None = None,
    memory_mb: int = MEMORY_MB,
    progress: Progress | None = None,
    secret: Path | str | None = None,
    lang: Lang = "zh",
    within: str | None = None,
) -> IntakeResult:
    """Take files, folders or workbooks into the books, as one batch, all of it or none.

    `mapping`: a mapping file for a foreign table. `memory_mb`: what the engine may use. `secret`: the folder of the
    site's secret, by default `secret` beside the books. `lang`: of the sentences in the refusals' workbook. `within`:
    the division whose rows these must be. Errors before anything is written: NotATable (a file that is no table),
    BooksUnusable (newer books, another secret), BadRequest (a mapping file that does not read), Outside (rows of
    another division). NoRoom at any time, the books being as they were.
    """
    store = books if isinstance(books, Store) else Store.at(books)
    told = progress or (lambda what: None)
    mapped = load_mapping(mapping) if mapping else None
    folder = _secret_folder(store, secret)
    snapshot = store.snapshot() if store.exists else None
    if snapshot:
        secret_for(folder, _fingerprint(snapshot))
    with _clear(memory_mb) as clear:
        known, skipped = recognised([p if isinstance(p, Held) else Path(p) for p in paths], mapped, snapshot, told)
        kept = secret_for(folder, _fingerprint(snapshot))
        teach_secret(clear.result(), kept)
        with _workroom(store) as room:
            number = new_batch_id()
            intake = _Intake(store, snapshot, kept, known, room, memory_mb, told, lang, within, clear.result(), number)
            tables, refusals, batch = _taken(intake, _staged(intake))
    return IntakeResult(tables, refusals, batch, skipped)


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


@contextmanager
def _clear(memory_mb: int) -> Iterator[Future[duckdb.DuckDBPyConnection]]:
    """The connection that holds cells as they came, made ready while the files are being recognised."""
    with ThreadPoolExecutor(1) as ahead:
        coming = ahead.submit(_opened, memory_mb)
        try:
            yield coming
        finally:
            coming.result().close()


def _opened(memory_mb: int) -> duckdb.DuckDBPyConnection:
    import pyarrow.dataset  # noqa: F401 - the engine needs it to read Arrow, and it is slow to load

    con = connect(memory_mb=memory_mb * 2 // 3)  # the rest for what the readers hold beside the engine
    # Rows carry their own numbers, so both cores may write them in any order; and they stream past the keys, never
    # the reverse.
    con.execute("SET preserve_insertion_order = false")
    con.execute("SET disabled_optimizers = 'build_side_probe_side'")
    teach(con)
    return con


def _staged(intake: _Intake) -> list[Staged]:
    """The staged files of each piece."""
    if any(item.piece.brings_divisions for item in intake.known):
        teach_divisions(intake.clear)
    return [
        stage(
            intake.clear,
            item.piece,
            number,
            intake.batch,
            intake.room,
            intake.most_bytes,
            partial(_share, intake, item),
            Beside(item.folder, partial(_pictures, intake, item)),
        )
        for number, item in enumerate(intake.known)
    ]


def _share(intake: _Intake, item: Known, done: float) -> None:
    intake.told(f"{item.source.file} {done:.0%}")


def _pictures(intake: _Intake, item: Known, done: int, of: int) -> None:
    told = Text("{file}:图片 {done}/{of}", "{file}: pictures {done}/{of}")
    intake.told(told.format(file=item.source.file, done=done, of=of).in_(intake.lang))


def _taken(intake: _Intake, staged: list[Staged]) -> tuple[list[TableResult], Path | None, int | None]:
    with closing(connect(memory_mb=intake.memory_mb * 3 // 4, spill_to=str(intake.room / "spill"))) as con:
        con.execute("SET preserve_insertion_order = false")
        resolved = _resolved(con, intake, staged)
        if intake.within:
            pieces = [item.piece for item in intake.known]
            refuse_outside(con, resolved, pieces, intake.snapshot, intake.within)
        counts = {piece: c for one in resolved.values() for piece, c in one.counts().items()}
        notes = noted(con, resolved, intake.snapshot)
        refusals = _refusals(intake, resolved, counts)
        batch = intake.batch if any(_is_news(one, intake.snapshot) for one in resolved.values()) else None
        if batch is not None:
            _write(intake, resolved)
    none: tuple[int, dict[str, int]] = (0, {})
    tables = [
        _table(item, counts.get(number, Counts()), *notes.get(number, none)) for number, item in enumerate(intake.known)
    ]
    return tables, refusals, batch


def _resolved(con: duckdb.DuckDBPyConnection, intake: _Intake, staged: list[Staged]) -> dict[str, Resolving]:
    resolved = {}
    for name in dict.fromkeys(item.piece.book.name for item in intake.known):
        mine = [number for number, item in enumerate(intake.known) if item.piece.book.name == name]
        book = intake.known[mine[0]].piece.book
        brought = {column for number in mine for column in intake.known[number].piece.had}
        had = [column.name for column in book.columns if column.name in brought]
        before = [number for number in mine if intake.known[number].already]
        parts = [staged[number] for number in mine]
        resolved[name] = Resolving(con, book, parts, intake.snapshot, had, before)
    return resolved


def _is_news(one: Resolving, snapshot: Snapshot | None) -> bool:
    """Whether the books say something else afterwards: other rows, or that a table or column was brought at all."""
    brought_first = snapshot is None or not snapshot.has(one.book.name, *one.had)
    return one.changes > 0 or (brought_first and not any(c.refused for c in one.counts().values()))


def _refusals(intake: _Intake, resolved: dict[str, Resolving], counts: dict[int, Counts]) -> Path | None:
    """Write the refused rows to their workbook, if there are any."""
    pieces = [number for number in range(len(intake.known)) if counts.get(number, Counts()).refused]
    if not pieces:
        return None
    path = workbook_path(intake.store.url)
    intake.told(path.name)
    items = [intake.known[number].piece for number in pieces]
    problems = [resolved[piece.book.name].refused(number) for piece, number in zip(items, pieces, strict=True)]
    rows = [refused_rows(intake.clear, p, found, intake.most_bytes) for p, found in zip(items, problems, strict=True)]
    write_refusals(path, zip(items, rows, strict=True), intake.lang)
    return path


def _write(intake: _Intake, resolved: dict[str, Resolving]) -> None:
    """Give the store every table's rows, which do not count yet, and then make the batch count."""
    tables: dict[str, dict] = {}
    for name, one in resolved.items():
        rows = one.rows_to_append
        tables[name] = {"rows": rows, "columns": one.had}
        aside = one.unknown(intake.batch)
        if aside.num_rows:
            intake.store.append("unknown_columns", aside)
        if rows:
            intake.told(name)
            intake.store.adopt(name, one.brought(intake.room))

    def superseding(seen: Snapshot) -> pa.Table:
        return pa.concat_tables(
            [SUPERSEDED.empty_table(), *(one.superseding(intake.batch, seen) for one in resolved.values())]
        )

    sources: list[Source] = [item.source for item in intake.known]
    intake.store.count(Batch(intake.batch, now(), sources, tables, secret=intake.secret.fingerprint), superseding)


def _table(item: Known, counts: Counts, rows_noted: int, notes: dict[str, int]) -> TableResult:
    return TableResult(
        table=item.piece.book.name,
        file=item.source.file,
        sheet=item.piece.sheet.name,
        read=counts.read,
        taken=counts.taken,
        unchanged=counts.unchanged,
        noted=rows_noted,
        dropped=counts.dropped,
        refused=counts.refused,
        unknown_columns=list(item.piece.unknown.values()),
        notes=notes,
        already=item.already,
    )
