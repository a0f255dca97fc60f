"""What the books say a body owes to families, contract by contract, and what it took in.

Two kinds, kept apart: refunds asked for and not yet paid, which somebody has settled; and money paid for lessons not
taught, which is only what a refund would be if the teaching stops today. Which of them are due in a case is for the
officer to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

from sevenlooks.server.registry.rows import Opened, opened

FEN = Decimal("0.01")
NOTHING = Decimal("0.00")
Row = dict[str, Any]


@dataclass(frozen=True)
class Due:
    """A family by its contract's number (of a refund without one, the refund's), and yuan."""

    family: str
    amount: Decimal


@dataclass(frozen=True)
class Dues:
    """`asked_for` and `untaught` never name one contract both. `untold`: contracts that do not tell enough."""

    asked_for: list[Due]
    untaught: list[Due]
    untold: int = 0


@dataclass(frozen=True)
class Receipts:
    """What a body took in by the books: yuan, how many payments, from which day to which."""

    amount: Decimal
    count: int
    first: date
    last: date


def dues_of(institution: str) -> Dues:
    """What a body owes by the books as they stand."""
    with opened() as books:
        paid = _rows(books, "payments", institution, "contract_id", "amount")
        refunds = _rows(
            books, "refunds", institution, "refund_id", "contract_id", "amount_due", "amount_paid", "paid_on"
        )
        contracts = _rows(books, "contracts", institution, "contract_id", "amount", "lessons")
        consumed = _consumed(books, institution) if contracts else []
    return dues(paid, refunds, contracts, consumed)


def receipts_of(institution: str) -> Receipts | None:
    """Every payment of a body in the books; None where there is none."""
    with opened() as books:
        rows = _rows(books, "payments", institution, "amount", "paid_on")
    paid = [row for row in rows if row["amount"] > 0]
    if not paid:
        return None
    days = [row["paid_on"] for row in paid]
    return Receipts(sum((row["amount"] for row in paid), NOTHING), len(paid), min(days), max(days))


def dues(payments: Iterable[Row], refunds: Iterable[Row], contracts: Iterable[Row], consumed: Iterable[Row]) -> Dues:
    """The same from rows. Lessons without an amount are worth the contract's price a lesson, rounded up to the fen.

    A contract with a refund, paid or not, is settled: what that leaves is not owed for untaught lessons once more.
    """
    asked, settled = _refunds(refunds)
    paid = _sums((row["contract_id"], row["amount"]) for row in payments)
    terms = {row["contract_id"]: row for row in contracts}
    given: dict[str, Decimal] = {}
    untold: set[str] = set()
    for row in consumed:
        worth = _worth(row, terms[row["contract_id"]])
        if worth is None:
            untold.add(row["contract_id"])
        else:
            given[row["contract_id"]] = given.get(row["contract_id"], NOTHING) + worth
    left = {id: paid[id] - given.get(id, NOTHING) for id in sorted((terms.keys() & paid.keys()) - settled - untold)}
    return Dues(
        [Due(family, amount) for family, amount in sorted(asked.items())],
        [Due(family, amount) for family, amount in left.items() if amount > 0],
        len(untold - settled),
    )


def _refunds(refunds: Iterable[Row]) -> tuple[dict[str, Decimal], set[str]]:
    """What is asked for and not paid (all is paid where only the day is told), and every contract with a refund."""
    asked: dict[str, Decimal] = {}
    settled: set[str] = set()
    for row in refunds:
        family, due = row["contract_id"] or row["refund_id"], row["amount_due"]
        settled.add(family)
        back = row["amount_paid"] if row["amount_paid"] is not None else due if row["paid_on"] else NOTHING
        if due is not None and back is not None and due > back:
            asked[family] = asked.get(family, NOTHING) + due - back
    return asked, settled


def _worth(consumed: Row, contract: Row) -> Decimal | None:
    if consumed["amount"] is not None:
        return consumed["amount"]
    if consumed["lessons"] is None or not contract["lessons"]:
        return None
    price = contract["amount"] / contract["lessons"]
    return (price * Decimal(str(consumed["lessons"]))).quantize(FEN, ROUND_CEILING)


def _sums(pairs: Iterable[tuple[str | None, Decimal]]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for id, amount in pairs:
        if id:
            sums[id] = sums.get(id, NOTHING) + amount
    return sums


def _rows(books: Opened, name: str, institution: str, *columns: str) -> list[Row]:
    """A body's rows of a book; none where nobody brought the book."""
    if not books.snapshot.has(name):
        return []
    rows = books.read(name)
    return books.take(rows.filter(rows.institution_id == institution).select(*columns)).to_pylist()


def _consumed(books: Opened, institution: str) -> list[Row]:
    if not books.snapshot.has("consumptions"):
        return []
    contracts = books.read("contracts")
    known = contracts.filter(contracts.institution_id == institution).select("contract_id")
    rows = books.read("consumptions").semi_join(known, "contract_id")
    return books.take(rows.select("contract_id", "lessons", "amount")).to_pylist()
