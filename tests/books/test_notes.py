"""What is taken and noted: counted for people to look at, never a reason to send a row back."""

from __future__ import annotations

import pytest

from sevenlooks.books.intake import IntakeResult, take_in
from tests.books.conftest import IDENTITY, INSTITUTION, USCC, Site, csv_of

PAYMENT = {"payment_id": "P1", "institution_id": "A1", "paid_on": "2022-05-31", "amount": "100"}
VISIT = {"visit_id": "V1", "division_code": "110103", "visited_at": "2022-05-31 10:00"}  # 崇文区, until 2010


def notes(result: IntakeResult) -> tuple[int, dict[str, int]]:
    (table,) = result.tables
    assert table.taken == table.read and result.exit_status == 0
    return table.noted, table.notes


@pytest.mark.parametrize(
    "row",
    [
        INSTITUTION | {"uscc": USCC, "legal_rep_key": IDENTITY, "opened_on": "2020-01-01"},
        INSTITUTION | {"former_usccs": "x"},
        INSTITUTION | {"division_code": "110114"},
        INSTITUTION | {"parent_id": "A1"},
    ],
)
def test_nothing_to_note(site: Site, row: dict[str, str]) -> None:
    assert notes(site.took("institutions.csv", csv_of(row))) == (0, {})


def test_a_wrong_check_digit_elsewhere(site: Site) -> None:
    row = INSTITUTION | {"uscc": USCC[:-1] + "1", "legal_rep_key": IDENTITY[:-1] + "1"}
    assert notes(site.took("institutions.csv", csv_of(row))) == (1, {"bad_check_digit": 1})


@pytest.mark.parametrize(("left", "noted"), [("2021-08-31", 1), ("2021-09-01", 0), ("", 0)])
def test_dates_out_of_order(site: Site, left: str, noted: int) -> None:
    site.took("institutions.csv", csv_of(INSTITUTION))
    row = {"institution_id": "A1", "person_key": IDENTITY, "role": "教学", "joined_on": "2021-09-01", "left_on": left}
    assert notes(site.took("staff.csv", csv_of(row))) == (noted, {"dates_out_of_order": 1} if noted else {})


@pytest.mark.parametrize(("on", "noted"), [("2010-12-31", 0), ("2011-01-01", 1)])
def test_a_former_division_on_the_last_day_and_the_day_after(site: Site, on: str, noted: int) -> None:
    result = site.took("site_visits.csv", csv_of(VISIT | {"visited_at": on}))
    assert notes(result) == (noted, {"former_division": 1} if noted else {})


def test_a_former_division_of_something_that_stands_today(site: Site) -> None:
    assert notes(site.took("institutions.csv", csv_of(INSTITUTION | {"division_code": "110103"})))[0] == 1


def test_references_within_the_intake_and_to_the_books(site: Site) -> None:
    missing = {"missing_reference": 1}
    assert notes(site.took("payments.csv", csv_of(PAYMENT))) == (1, missing)
    site.took("institutions.csv", csv_of(INSTITUTION))
    assert notes(site.took("payments.csv", csv_of(PAYMENT | {"payment_id": "P2"}))) == (0, {})
    paths = [
        site.write("a payments.csv", csv_of(PAYMENT | {"payment_id": "P3", "institution_id": "A7"})),
        site.write("b institutions.csv", csv_of(INSTITUTION | {"institution_id": "A7"})),
    ]
    assert [t.notes for t in take_in(site.books, paths).tables] == [{}, {}]


def test_a_withdrawn_row_is_no_longer_there(site: Site) -> None:
    site.took("institutions.csv", csv_of(INSTITUTION))
    site.took("institutions.csv", "institution_id,_withdrawn\nA1,是\n")
    assert notes(site.took("payments.csv", csv_of(PAYMENT)))[0] == 1
