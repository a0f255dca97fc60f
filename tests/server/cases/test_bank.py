"""Repayments at the bank: unknown is not clean, an entry shows one of them, the night finds what the day did not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk
from tests.server.cases.of_books import take_in
from tests.server.conftest import XIHU

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import actions, bank
from sevenlooks.server.cases.models import Case, Repayment
from sevenlooks.server.events.models import Event
from sevenlooks.server.registry.models import Institution

pytestmark = pytest.mark.django_db
PAID = date(2024, 5, 10)
ACCOUNT = {"account_no": "6222000011112222333", "institution_id": "I1", "kind": "custody"}
COVERED = {"statement_from": date(2024, 1, 1), "statement_to": date(2024, 6, 30)}


@pytest.fixture(autouse=True)
def site(tmp_path: Path, settings: Any) -> Path:
    settings.SITE = tmp_path
    return tmp_path


def entry(id: str = "E1", amount: str = "-1200.00", on: date = PAID, **told: object) -> dict[str, object]:
    return {"entry_id": id, "account_no": ACCOUNT["account_no"], "booked_on": on, "amount": D(amount),
            "counterparty_account": None, "purpose": "退费"} | told  # fmt: skip


def repay(desk: Desk, case: Case, yuan: str = "1200.00", family: str = "甲家") -> Repayment:
    refund = desk.owed(case, yuan, family)
    return actions.pay(by=desk.officer, case=case, refund=refund, amount=D(yuan), paid_on=PAID)


def looked(repayment: Repayment) -> tuple[str, str]:
    bank.look_for(["I1"], by="clock", today=date(2024, 7, 1))
    repayment.refresh_from_db()
    return repayment.bank, repayment.seen


def test_a_day_of_payment_before_any_law_is_refused(desk: Desk, case: Case) -> None:
    refund = desk.owed(case)
    with pytest.raises(BadRequest):
        actions.pay(by=desk.officer, case=case, refund=refund, amount=D(1), paid_on=date(1999, 12, 31))
    assert actions.pay(by=desk.officer, case=case, refund=refund, amount=D(1), paid_on=date(2000, 1, 1))
    assert bank.look_for(["I1"], by="clock", today=date(2024, 7, 1)) == 0


def test_without_books_nothing_is_judged(desk: Desk, case: Case) -> None:
    assert looked(repay(desk, case)) == ("not_judged", "")


def test_an_account_without_its_statement_is_not_judged(desk: Desk, case: Case, site: Path) -> None:
    take_in(site, accounts=[ACCOUNT | COVERED, ACCOUNT | {"account_no": "2", "kind": "basic"}])
    assert looked(repay(desk, case)) == ("not_judged", "")


@pytest.mark.parametrize(
    ("first", "last", "bank"),
    [
        (PAID - timedelta(1), PAID + timedelta(7), "not_seen"),
        (PAID, PAID + timedelta(7), "not_judged"),
        (PAID - timedelta(1), PAID + timedelta(6), "not_judged"),
    ],
)
def test_a_statement_must_cover_every_day_of_the_window(
    desk: Desk, case: Case, site: Path, first: date, last: date, bank: str
) -> None:
    take_in(site, accounts=[ACCOUNT | {"statement_from": first, "statement_to": last}])
    assert looked(repay(desk, case)) == (bank, "")


@pytest.mark.parametrize(
    "told",
    [
        {"amount": D("1200.00")},
        {"amount": D("-1200.01")},
        {"booked_on": PAID - timedelta(2)},
        {"booked_on": PAID + timedelta(8)},
        {"account_no": "3"},
        {"counterparty_account": "2"},
        {"purpose": "退还保证金"},
        {"purpose": "课时费划转"},
        {"purpose": "5月工资"},
    ],
)
def test_what_is_no_such_repayment_shows_none(desk: Desk, case: Case, site: Path, told: dict[str, Any]) -> None:
    """Money in, another amount or day, another body's account, its own other account, another purpose."""
    accounts = [ACCOUNT | COVERED, ACCOUNT | COVERED | {"account_no": "2"}]
    accounts.append(ACCOUNT | COVERED | {"account_no": "3", "institution_id": "I3"})
    take_in(site, accounts=accounts, account_entries=[entry() | told])
    assert looked(repay(desk, case)) == ("not_seen", "")


def test_what_the_bank_shows_is_seen_on_its_day(desk: Desk, case: Case, site: Path) -> None:
    take_in(site, accounts=[ACCOUNT], account_entries=[entry(on=PAID + timedelta(7))])
    repayment = repay(desk, case)
    assert looked(repayment) == ("seen", "E1") and repayment.seen_on == date(2024, 5, 17)
    told = Event.objects.get(act="case.bank")
    assert (told.who, told.detail) == ("clock", {"seen": 1, "not_seen": 0})
    assert bank.look_for(["I1"], by="clock", today=date(2024, 7, 1)) == 0
    assert Event.objects.filter(act="case.bank").count() == 1


def test_one_entry_shows_one_of_two_repayments_in_two_cases(desk: Desk, case: Case, site: Path) -> None:
    take_in(site, accounts=[ACCOUNT | COVERED], account_entries=[entry()])
    first, second = repay(desk, case), repay(desk, desk.open(token="second"))
    assert looked(first) == ("seen", "E1") and looked(second) == ("not_seen", "")


def test_looking_leaves_the_officers_page_good(desk: Desk, case: Case, site: Path) -> None:
    take_in(site, accounts=[ACCOUNT | COVERED], account_entries=[entry()])
    repayment = repay(desk, case)
    seen = Case.objects.get(pk=case.pk).version
    looked(repayment)
    actions.order(by=desk.officer, case=case, measures="停课", responsible="甲", seen=seen)


def test_the_night_looks_once_and_again_when_the_books_have_grown(desk: Desk, case: Case, site: Path) -> None:
    repayment = repay(desk, case)
    bank.every_minute(datetime(2024, 7, 1, 19, 59, tzinfo=UTC))  # 03:59 in China
    repayment.refresh_from_db()
    assert repayment.looked_on is None
    bank.every_minute(datetime(2024, 7, 1, 20, 0, tzinfo=UTC))
    repayment.refresh_from_db()
    assert (repayment.bank, repayment.looked_on) == ("not_judged", date(2024, 7, 2))
    take_in(site, accounts=[ACCOUNT], account_entries=[entry()])
    assert bank.look_for_all(date(2024, 7, 2)) == 0
    assert bank.look_for_all(date(2024, 7, 3)) == 1
    assert bank.look_for_all(date(2024, 7, 4)) == 0


def test_books_that_have_not_grown_are_not_read_again(
    desk: Desk, case: Case, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(site, accounts=[ACCOUNT])
    repay(desk, case)
    today = timezone.localdate()
    bank.look_for_all(today + timedelta(1))
    monkeypatch.setattr(bank, "_statements", lambda *_: pytest.fail("read again"))
    assert bank.look_for_all(today + timedelta(2)) == 0
    assert Repayment.objects.get().looked_on == today + timedelta(2)


def test_who_is_in_no_register_has_no_account_to_look_at(desk: Desk) -> None:
    party = actions.Party(kind=Case.PLACE, name="无名", county=XIHU)
    case = actions.open_case(by=desk.officer, party=party, matter="x", conduct_on=date(2024, 3, 2))
    repayment = repay(desk, case)
    bank.look_for_all(timezone.localdate())
    repayment.refresh_from_db()
    assert repayment.bank == "not_judged"


def test_the_page_says_seen_not_seen_and_unknown_apart(
    desk: Desk, case: Case, site: Path, browse: Callable[[str], Client], registry: dict[str, Institution]
) -> None:
    take_in(site, accounts=[ACCOUNT | COVERED], account_entries=[entry()])
    repay(desk, case)
    page = f"/cases/{case.pk}/"
    assert b"nobody has looked" in browse("county").get(page).content
    assert browse("inspector").post(f"{page}refunds/look/").status_code == 403
    assert browse("neighbour").post(f"{page}refunds/look/").status_code == 404
    assert browse("county").post(f"{page}refunds/look/").status_code == 302
    told = browse("auditor").get(page).content.decode()
    assert "seen at the bank on 2024-05-10 (E1)" in told and "1,200.00 of them seen" in told
    repay(desk, case, "300.00", "乙家")
    browse("county").post(f"{page}refunds/look/")
    assert "not seen in the accounts" in browse("county").get(page).content.decode()
