"""What families are owed by the books: what is not owed first, then both kinds, and taking them over once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.server.cases.conftest import Desk
from tests.server.cases.of_books import take_in

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import actions
from sevenlooks.server.cases.due_by_books import Due, dues, dues_of, receipts_of
from sevenlooks.server.cases.models import Case
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused

DAY = date(2024, 5, 1)


def paid(contract: str | None = "H1", amount: str = "1000.00") -> dict[str, Any]:
    return {"contract_id": contract, "amount": D(amount)}


def contract(id: str = "H1", amount: str = "1000.00", lessons: int | None = 10) -> dict[str, Any]:
    return {"contract_id": id, "amount": D(amount), "lessons": lessons}


def taught(contract: str = "H1", lessons: float | None = 1.0, amount: str | None = None) -> dict[str, Any]:
    return {"contract_id": contract, "lessons": lessons, "amount": D(amount) if amount else None}


def refund(
    contract: str | None = "H1", due: str | None = "500.00", back: str | None = None, on: date | None = None
) -> dict[str, Any]:
    told: dict[str, Any] = {"refund_id": "R1", "contract_id": contract, "paid_on": on}
    return told | {"amount_due": D(due) if due else None, "amount_paid": D(back) if back else None}


def test_nothing_is_owed_where_everything_was_taught_or_nothing_paid() -> None:
    assert dues([paid()], [], [contract()], [taught(lessons=10.0)]).untaught == []
    assert dues([paid()], [], [contract()], [taught(amount="1000.00")]).untaught == []
    assert dues([paid()], [], [contract()], [taught(lessons=12.0)]).untaught == []
    assert dues([], [], [contract()], []).untaught == []
    assert dues([paid(None)], [], [contract()], []).untaught == []


@pytest.mark.parametrize(
    "settled",
    [refund(back="500.00"), refund(on=DAY), refund(due=None), refund(back="600.00"), refund(back="500.00", on=DAY)],
)
def test_a_refund_that_was_paid_or_names_no_amount_asks_for_nothing(settled: dict[str, Any]) -> None:
    """And its contract is settled: nothing is owed for its untaught lessons besides."""
    told = dues([paid()], [settled], [contract()], [])
    assert (told.asked_for, told.untaught) == ([], [])


def test_lessons_that_tell_nothing_are_said_and_not_reckoned() -> None:
    for lesson, terms in ((taught(lessons=None), contract()), (taught(), contract(lessons=None))):
        told = dues([paid()], [], [terms], [lesson])
        assert (told.untaught, told.untold) == ([], 1)


def test_what_was_asked_for_is_owed_less_what_came_back() -> None:
    told = dues([], [refund(), refund(back="499.99"), refund(None, "7.00")], [], [])
    assert told.asked_for == [Due("H1", D("500.01")), Due("R1", D("7.00"))]


def test_what_was_not_taught_is_paid_less_the_worth_of_the_lessons() -> None:
    told = dues([paid(), paid(amount="0.01")], [], [contract()], [taught(), taught(amount="99.99")])
    assert told.untaught == [Due("H1", D("800.02"))]


def test_a_lessons_worth_is_rounded_up_to_the_fen() -> None:
    told = dues([paid(amount="100.00")], [], [contract(amount="100.00", lessons=3)], [taught()])
    assert told.untaught == [Due("H1", D("66.66"))]


@pytest.fixture
def books(tmp_path: Path, settings: Any) -> Path:
    settings.SITE = tmp_path
    own, other = {"institution_id": "I1"}, {"institution_id": "I3"}
    take_in(
        tmp_path,
        payments=[
            {"payment_id": "P1", "paid_on": date(2024, 3, 1)} | own | paid(),
            {"payment_id": "P2", "paid_on": date(2024, 4, 1)} | own | paid("H2", "34.50"),
            {"payment_id": "P3", "paid_on": date(2024, 4, 1)} | other | paid("H3"),
        ],
        contracts=[contract() | own, contract("H2", "34.50", 1) | own, contract("H3") | other],
        consumptions=[taught() | {"consumption_id": "C1"}, taught("H3") | {"consumption_id": "C2"}],
        refunds=[refund("H2", "30.00") | own, refund("H3") | other | {"refund_id": "R2"}],
    )
    return tmp_path


def test_a_bodys_dues_and_receipts_are_its_own(books: Path) -> None:
    told = dues_of("I1")
    assert (told.asked_for, told.untaught) == ([Due("H2", D("30.00"))], [Due("H1", D("900.00"))])
    took = receipts_of("I1")
    assert took and (took.amount, took.count, took.first, took.last) == (
        D("1034.50"), 2, date(2024, 3, 1), date(2024, 4, 1)
    )  # fmt: skip
    assert receipts_of("I2") is None and dues_of("I2").untaught == []


@pytest.mark.django_db
def test_who_may_not_takes_nothing_over(desk: Desk, case: Case, books: Path) -> None:
    for who, mistake in (("inspector", Refused), ("neighbour", Missing)):
        with pytest.raises(mistake):
            actions.owe_by_books(by=desk.people[who], case=case, families=["H1"])
    with pytest.raises(BadRequest):
        actions.owe_by_books(by=desk.officer, case=case, families=["H3"])  # another body's
    with pytest.raises(Conflict):
        actions.owe_by_books(by=desk.officer, case=case, families=["H1"], seen=case.version + 1)


@pytest.mark.django_db
def test_families_are_taken_over_once_with_the_books_amounts(desk: Desk, case: Case, books: Path) -> None:
    desk.owed(case, "5.00", "H2")
    actions.owe_by_books(by=desk.officer, case=case, families=["H1", "H2"])
    case.refresh_from_db()
    assert case.refunds_due == D("905.00")
    assert dict(case.refunds.values_list("family", "due")) == {"H1": D("900.00"), "H2": D("5.00")}
    with pytest.raises(BadRequest):
        actions.owe_by_books(by=desk.officer, case=case, families=["H1", "H2"])


@pytest.mark.django_db
def test_the_page_offers_both_kinds_apart(
    case: Case, books: Path, browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    address = f"/cases/{case.pk}/refunds/books/"
    assert browse("inspector").get(address).status_code == 403 and browse("neighbour").get(address).status_code == 404
    page = browse("county").get(address).content.decode()
    assert page.index("Asked for and not paid") < page.index("H2") < page.index("Paid and not taught")
    assert "900.00" in page and "H3" not in page
    sent = browse("county").post(address, {"seen": case.version, "family": ["H1"]})
    assert sent.status_code == 302
    case.refresh_from_db()
    assert case.refunds_due == D("900.00")
