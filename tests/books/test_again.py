"""The same file again, a later file, a withdrawal, a past day: what the books say after each."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from decimal import Decimal

from sevenlooks.books.intake import take_in
from sevenlooks.books.store import Store
from tests.books.conftest import INSTITUTION, Site, csv_of

PAYMENT = {"payment_id": "P1", "institution_id": "A1", "paid_on": "2022-05-31", "amount": "100"}


def counts(result) -> tuple[int, int, int, int]:
    (table,) = result.tables
    return table.taken, table.unchanged, table.dropped, table.refused


def test_the_same_file_twice_changes_nothing_and_says_so(site: Site) -> None:
    text = csv_of(PAYMENT, PAYMENT | {"payment_id": "P2"}, PAYMENT | {"payment_id": "P3", "amount": "x"})
    first = site.took("payments.csv", text)
    before = Store.at(site.books).snapshot()
    again = site.took("payments.csv", text)
    assert (counts(first), counts(again)) == ((2, 0, 0, 1), (0, 2, 0, 1))
    assert first.tables[0].already is None and again.tables[0].already is not None
    assert again.batch is None and Store.at(site.books).snapshot().digest() == before.digest()


def test_the_same_file_under_another_name(site: Site) -> None:
    site.took("payments.csv", csv_of(PAYMENT))
    again = site.took("收费(副本).csv", csv_of(PAYMENT))
    assert counts(again) == (0, 1, 0, 0) and again.batch is None


def test_an_old_file_again_does_not_undo_a_later_one(site: Site) -> None:
    site.took("payments.csv", csv_of(PAYMENT))
    site.took("payments.csv", csv_of(PAYMENT | {"amount": "200"}))
    again = site.took("payments.csv", csv_of(PAYMENT))
    assert counts(again) == (0, 1, 0, 0)
    assert site.fact("payments")["amount"] == Decimal("200.00")


def test_a_later_file_adds_replaces_and_leaves_the_rest(site: Site) -> None:
    site.took("payments.csv", csv_of(PAYMENT, PAYMENT | {"payment_id": "P2"}))
    later = site.took(
        "payments.csv",
        csv_of(PAYMENT, PAYMENT | {"payment_id": "P2", "amount": "7"}, PAYMENT | {"payment_id": "P3"}),
    )
    assert counts(later) == (2, 1, 0, 0)
    assert {r["payment_id"]: r["amount"] for r in site.facts("payments")} == {
        "P1": Decimal("100.00"),
        "P2": Decimal("7.00"),
        "P3": Decimal("100.00"),
    }


def test_a_row_is_withdrawn_and_can_come_back(site: Site) -> None:
    site.took("payments.csv", csv_of(PAYMENT, PAYMENT | {"payment_id": "P2"}))
    gone = site.took("payments.csv", "payment_id,_withdrawn\nP1,是\n")
    assert counts(gone) == (1, 0, 0, 0)
    assert [r["payment_id"] for r in site.facts("payments")] == ["P2"]
    assert counts(site.took("payments.csv", "收费编号,_withdrawn\nP1,是\nP9,是\n")) == (0, 2, 0, 0)
    back = site.took("payments.csv", csv_of(PAYMENT | {"_withdrawn": "否", "amount": "5"}))
    assert counts(back) == (1, 0, 0, 0) and len(site.facts("payments")) == 2


def test_as_known_on_a_day_before(site: Site) -> None:
    site.took("payments.csv", csv_of(PAYMENT))
    known = datetime.now(UTC)
    site.took("payments.csv", csv_of(PAYMENT | {"amount": "9"}))
    site.took("payments.csv", "payment_id,_withdrawn\nP1,1\n")
    assert site.facts("payments") == []
    assert [r["amount"] for r in site.facts("payments", known)] == [Decimal("100.00")]


def test_two_files_of_one_intake_the_later_counts(site: Site) -> None:
    one = site.write("a payments.csv", csv_of(PAYMENT, PAYMENT | {"payment_id": "P2"}))
    two = site.write("b payments.csv", csv_of(PAYMENT | {"amount": "3"}, PAYMENT | {"payment_id": "P2"}))
    result = take_in(site.books, [one, two])
    assert [(t.taken, t.unchanged, t.refused) for t in result.tables] == [(2, 0, 0), (1, 1, 0)]
    assert {r["payment_id"]: r["amount"] for r in site.facts("payments")} == {
        "P1": Decimal("3.00"),
        "P2": Decimal("100.00"),
    }


def test_a_later_file_back_to_what_the_books_had(site: Site) -> None:
    """Within one intake: first changed, then changed back. The last file is right, whatever the books said before."""
    site.took("payments.csv", csv_of(PAYMENT))
    one = site.write("a payments.csv", csv_of(PAYMENT | {"amount": "3"}, PAYMENT | {"payment_id": "P2"}))
    two = site.write("b payments.csv", csv_of(PAYMENT, PAYMENT | {"payment_id": "P3"}))
    take_in(site.books, [one, two])
    assert {r["payment_id"]: r["amount"] for r in site.facts("payments")}["P1"] == Decimal("100.00")


def test_the_store_knows_which_columns_came(site: Site) -> None:
    site.took("institutions.csv", csv_of(INSTITUTION | {"owner": ""}))
    snapshot = Store.at(site.books).snapshot()
    assert snapshot.has("institutions", "owner") and not snapshot.has("institutions", "capacity")
    assert not snapshot.has("payments")


def test_a_table_without_rows_was_brought_all_the_same(site: Site) -> None:
    result = site.took("payments.csv", "payment_id,institution_id,paid_on,amount\n")
    assert counts(result) == (0, 0, 0, 0)
    assert Store.at(site.books).snapshot().has("payments", "amount")


def test_the_batch_tells_its_sources(site: Site) -> None:
    site.took("payments.csv", csv_of(PAYMENT))
    (batch,) = Store.at(site.books).snapshot().batches
    assert [s.file for s in batch.sources] == ["payments.csv"] and len(batch.sources[0].digest) == 64
    assert batch.secret and batch.tables["payments"]["rows"] == 1


def test_nothing_is_left_lying_about(site: Site) -> None:
    site.took("payments.csv", csv_of(PAYMENT))
    shutil.rmtree(site.incoming)
    assert sorted(path.name for path in site.books.parent.iterdir()) == ["books", "secret"]
