"""A body's page: its time line from the books, batch by batch, and its links."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from django.test import Client

from sevenlooks.books import book
from sevenlooks.books.store import Batch, Store, new_batch_id
from sevenlooks.books.store.store import ROW_FIELDS, SUPERSEDED
from sevenlooks.server.registry.line import line_of
from sevenlooks.server.registry.links import links_of
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.registry.rows import rows_of
from sevenlooks.server.web.placed import Scope

WHOLE = "6222000011112222333"


def take_in(store: Store, **tables: list[dict[str, Any]]) -> None:
    """One batch of rows, each superseding the earlier row of its key."""
    batch, told, gone = new_batch_id(), {}, []
    for name, rows in tables.items():
        for number, row in enumerate(rows):
            row |= {"_batch": batch, "_row": number}
        store.append(name, pa.Table.from_pylist(rows, schema=pa.schema([*book(name).schema, *ROW_FIELDS])))
        told[name] = {"rows": len(rows), "columns": [c for c in rows[0] if not c.startswith("_")]}
        gone += [
            {"book": name, "batch": b.batch, "row": 0, "by": batch}
            for b in (store.snapshot().batches if store.exists else ())
            if name in b.tables and name == "institutions"
        ]
    store.count(Batch(batch, datetime.now(UTC), tables=told), lambda _: pa.Table.from_pylist(gone, schema=SUPERSEDED))


@pytest.fixture
def books(tmp_path: Path, settings: Any) -> Store:
    settings.SITE = tmp_path
    return Store.at(tmp_path / "books")


def said(body: Institution) -> set[tuple[date, str]]:
    return {(entry.day, entry.said.en) for entry in line_of(body, [])}


def test_without_books_the_line_tells_what_the_ledger_holds(books: Store, registry: dict[str, Institution]) -> None:
    body = registry["I1"]
    assert said(body) == set()
    body.opened_on, body.status_on = date(2019, 1, 1), date(2021, 8, 1)
    assert said(body) == {(date(2019, 1, 1), "Opened"), (date(2021, 8, 1), "Status: operating")}


def test_visits_and_complaints_of_this_body_only(books: Store, registry: dict[str, Institution]) -> None:
    at = datetime(2022, 5, 3, 9)
    take_in(
        books,
        site_visits=[
            {"visit_id": "V1", "institution_id": "I1", "visited_at": at, "kind": "random", "breach": True},
            {"visit_id": "V2", "institution_id": "I2", "visited_at": at, "kind": "random", "breach": None},
        ],
        complaints=[{"complaint_id": "C1", "institution_id": "I1", "received_at": at, "verified": "yes"}],
    )
    assert said(registry["I1"]) == {
        (date(2022, 5, 3), "Visit (random), breach verified"),
        (date(2022, 5, 3), "Complaint received (verified)"),
    }
    assert said(registry["I2"]) == {(date(2022, 5, 3), "Visit (random)")}


def test_what_changed_from_batch_to_batch_is_told_and_a_persons_key_is_not(
    books: Store, registry: dict[str, Institution]
) -> None:
    row = {"institution_id": "I1", "name": "启明培训中心", "status": "operating", "controller_key": "k1_a"}
    take_in(books, institutions=[dict(row)])
    take_in(books, institutions=[dict(row)])  # the same again: no change
    assert said(registry["I1"]) == set()
    take_in(books, institutions=[row | {"name": "启明艺术中心", "status": "transformed", "controller_key": "k1_b"}])
    assert {text for _, text in said(registry["I1"])} == {
        "In the ledger name was changed from “启明培训中心” to “启明艺术中心”",
        "In the ledger status was changed from “operating” to “transformed”",
        "In the ledger controller's number was changed",
    }


def test_rows_are_masked_and_an_account_is_whole_only_when_asked(
    books: Store, registry: dict[str, Institution]
) -> None:
    take_in(books, accounts=[{"account_no": WHOLE, "institution_id": "I1", "kind": "custody"}])
    shown, whole = rows_of("accounts", "I1"), rows_of("accounts", "I1", whole=True)
    assert shown.hides and "6222****2333" in shown.cells[0] and WHOLE not in shown.cells[0]
    assert WHOLE in whole.cells[0]
    assert rows_of("accounts", "I2").count == 0


def test_links_reach_no_further_than_the_scope(db: None, registry: dict[str, Institution]) -> None:
    Institution.objects.filter(pk__in=("I1", "I2", "I3")).update(phone_key="k1_same")
    Finding.objects.filter(pk="b" * 32).update(linked_id="I3")
    body = Institution.objects.get(pk="I1")
    assert {(link.other.pk, link.said.en) for link in links_of(body, Scope("330106"))} == {("I2", "the same telephone")}
    city = {(link.other.pk, link.lead) for link in links_of(body, Scope("330100"))}
    assert city == {("I2", False), ("I3", False), ("I3", True)}


def test_a_body_of_no_telephone_is_linked_to_nobody(registry: dict[str, Institution]) -> None:
    assert links_of(registry["I2"], Scope("000000")) == []


def test_the_page_shows_line_links_and_events(
    books: Store, browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    page = browse("county").get("/institutions/I1/").content.decode()
    assert "Breach: " in page and "Links to other institutions" in page and "Events" in page
    assert "Nobody has done anything" not in browse("inspector").get("/institutions/I1/").content.decode()
