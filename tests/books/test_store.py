"""The store: what counts, what is superseded, what was known, what a newer version means."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sevenlooks.books import book
from sevenlooks.books.store import Batch, Snapshot, Store, new_batch_id
from sevenlooks.books.store.batches import FORMAT
from sevenlooks.books.store.store import ROW_FIELDS, SUPERSEDED
from sevenlooks.engines import open_engine
from sevenlooks.errors import BooksUnusable

NAME = "barred_people"
KEY = "k1_" + "0" * 31


def append(store: Store, *people: str, reason: str = "") -> Batch:
    """Append people under a batch that does not count yet."""
    batch = new_batch_id()
    rows = [{"person_key": KEY + p, "reason": reason, "_batch": batch, "_row": i} for i, p in enumerate(people)]
    store.append(NAME, pa.Table.from_pylist(rows, schema=pa.schema([*book(NAME).schema, *ROW_FIELDS])))
    told = {NAME: {"rows": len(people), "columns": ["person_key", "reason"]}}
    return Batch(batch, datetime.now(UTC), tables=told)


def superseding(batch: Batch, store: Store, *people: str):
    """What intake does: look for the keys among the current rows, and write down which rows the batch replaces."""

    def rows(seen: Snapshot) -> pa.Table:
        now = [r for r in read(seen) if r["person_key"][-1] in people]
        old = [{"book": NAME, "batch": r["_batch"], "row": r["_row"], "by": batch.batch} for r in now]
        return pa.Table.from_pylist(old, schema=SUPERSEDED)

    return rows


def take(store: Store, *people: str, reason: str = "") -> Snapshot:
    batch = append(store, *people, reason=reason)
    return store.count(batch, superseding(batch, store, *people))


def read(snapshot: Snapshot) -> list[dict]:
    engine = open_engine()
    try:
        return engine.take(snapshot.read(engine, NAME)).to_pylist()
    finally:
        engine.close()


def people(snapshot: Snapshot) -> dict[str, str]:
    rows = read(snapshot)
    told = {r["person_key"][-1]: r["reason"] for r in rows}
    assert len(told) == len(rows), "a key stands twice"
    return told


def test_rows_of_a_batch_that_was_broken_off_do_not_count(tmp_path: Path) -> None:
    store = Store.at(tmp_path / "books")
    take(store, "a")
    append(store, "b")
    assert people(store.snapshot()) == {"a": ""}


def test_a_later_row_of_the_same_key_is_the_fact_of_the_day_and_the_past_stays(tmp_path: Path) -> None:
    store = Store.at(tmp_path / "books")
    before = take(store, "a", "b", reason="first")
    take(store, "a", reason="second")
    assert people(store.snapshot()) == {"a": "second", "b": "first"}
    assert people(store.snapshot(before.batches[-1].taken_at)) == {"a": "first", "b": "first"}


def test_compaction_changes_no_fact_and_no_past_state(tmp_path: Path) -> None:
    store = Store.at(tmp_path / "books")
    moments = [take(store, "a", "b", reason=str(n)).batches[-1].taken_at for n in range(4)]
    append(store, "z")
    now, past = people(store.snapshot()), people(store.snapshot(moments[1]))
    before, after = store.compact()[NAME]
    assert (before, after) == (5, 1)
    assert people(store.snapshot()) == now == {"a": "3", "b": "3"}
    assert people(store.snapshot(moments[1])) == past == {"a": "1", "b": "1"}


def test_two_at_once_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    store = Store.at(tmp_path / "books")
    take(store, "a")
    workers = [threading.Thread(target=take, args=(store, "a", str(n)), kwargs={"reason": str(n)}) for n in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    told = people(store.snapshot())
    assert set(told) == {"a", *map(str, range(6))}


def test_two_first_batches_at_once_both_count(tmp_path: Path) -> None:
    store = Store.at(tmp_path / "books")
    workers = [threading.Thread(target=take, args=(store, str(n))) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert set(people(store.snapshot())) == {"0", "1", "2", "3"}


def test_a_table_and_a_column_that_no_batch_had(tmp_path: Path) -> None:
    snapshot = take(Store.at(tmp_path / "books"), "a")
    assert snapshot.has(NAME, "reason")
    assert not snapshot.has(NAME, "barred_on")
    assert not snapshot.has("staff")


def test_no_books_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(BooksUnusable, match="There are no books"):
        Store.at(tmp_path / "nowhere").snapshot()


def test_books_of_a_newer_version_are_refused_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.at(tmp_path / "books")
    monkeypatch.setattr("sevenlooks.books.store.store.FORMAT", FORMAT + 1)
    take(store, "a")
    monkeypatch.undo()
    with pytest.raises(BooksUnusable, match="newer version"):
        store.snapshot()


def test_an_object_store_url_reads_as_a_folder_does(tmp_path: Path) -> None:
    store = Store.at(tmp_path / "books")
    take(store, "a", "b", reason="first")
    take(store, "b", reason="second")
    by_url = replace(store, url=f"file://{store.url}")
    assert people(by_url.snapshot()) == people(store.snapshot()) == {"a": "first", "b": "second"}


@pytest.mark.parametrize("first", ("give", "parquet"))
def test_a_book_that_was_empty_and_is_brought_later_is_read_anew(tmp_path: Path, first: str) -> None:
    """An engine that outlives a version of the books meets a name as a table, then as a view, or the other way."""
    rows, file = pa.table({"a": [1]}), tmp_path / "a.parquet"
    pq.write_table(rows, file)
    engine = open_engine("duckdb")
    reads = {"give": lambda: engine.give("a", rows), "parquet": lambda: engine.parquet("a", [str(file)])}
    for name in (first, *reads, first):
        assert engine.take(reads[name]()).num_rows == 1
    engine.close()
