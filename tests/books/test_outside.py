"""Rows of another division: what is one's own goes through; what is not refuses the whole."""

from __future__ import annotations

import pytest

from sevenlooks.books.intake import take_in
from sevenlooks.books.intake.outside import Outside
from sevenlooks.books.store import Store
from tests.books.conftest import INSTITUTION, Site, csv_of

TIANHE, PANYU, GUANGZHOU, GUANGDONG, ZHEJIANG = "440106", "440113", "440100", "440000", "330000"
OTHER = INSTITUTION | {"institution_id": "B1", "name": "番禺培训", "division_code": PANYU}
PAYMENT = {"payment_id": "P1", "institution_id": "A1", "paid_on": "2022-05-31", "amount": "100"}


def test_ones_own_rows_go_through(site: Site) -> None:
    assert site.took("institutions.csv", csv_of(INSTITUTION), within=TIANHE).tables[0].taken == 1
    assert site.took("payments.csv", csv_of(PAYMENT), within=TIANHE).tables[0].taken == 1


@pytest.mark.parametrize("within", [GUANGZHOU, GUANGDONG, "000000", None])
def test_those_above_bring_the_rows_of_all_below(site: Site, within: str | None) -> None:
    assert site.took("institutions.csv", csv_of(INSTITUTION, OTHER), within=within).tables[0].taken == 2


def test_a_row_of_a_body_that_nobody_brought_lies_nowhere_yet(site: Site) -> None:
    assert site.took("payments.csv", csv_of(PAYMENT), within=PANYU).tables[0].taken == 1


def test_a_former_code_lies_where_its_successor_does(site: Site) -> None:
    former = INSTITUTION | {"division_code": "330184"}  # 余杭市, since 2001 余杭区 330110
    assert site.took("institutions.csv", csv_of(former), within="330110").tables[0].taken == 1


def test_one_row_of_a_neighbour_refuses_the_whole(site: Site) -> None:
    with pytest.raises(Outside) as refused:
        site.took("institutions.csv", csv_of(INSTITUTION, OTHER), within=TIANHE)
    assert "1 rows" in refused.value.text.en and "(rows 3)" in refused.value.text.en
    assert "天河区" in refused.value.text.zh
    assert not Store.at(site.books).exists


@pytest.mark.parametrize("within", [PANYU, ZHEJIANG])
def test_rows_behind_a_neighbours_body_are_the_neighbours(site: Site, within: str) -> None:
    site.took("institutions.csv", csv_of(INSTITUTION))
    site.took("contracts.csv", csv_of({
        "contract_id": "C1", "institution_id": "A1", "student_key": "13812345678", "signed_on": "2022-05-01",
        "amount": "100",
    }))  # fmt: skip
    consumed = {"consumption_id": "X1", "contract_id": "C1", "consumed_on": "2022-05-02"}
    for name, row in (("payments", PAYMENT), ("consumptions", consumed)):
        with pytest.raises(Outside):
            site.took(f"{name}.csv", csv_of(row), within=within)
        assert not Store.at(site.books).snapshot().has(name)


def test_ones_own_visit_to_a_neighbours_body_is_not_ones_own(site: Site) -> None:
    site.took("institutions.csv", csv_of(INSTITUTION))
    visit = {"visit_id": "V1", "visited_at": "2022-05-31", "address": "天河路1号", "division_code": PANYU}
    assert site.took("site_visits.csv", csv_of(visit), within=PANYU).tables[0].taken == 1
    with pytest.raises(Outside):
        site.took("site_visits.csv", csv_of(visit | {"visit_id": "V2", "institution_id": "A1"}), within=PANYU)


def test_a_neighbours_row_is_not_taken_over_or_withdrawn(site: Site) -> None:
    site.took("institutions.csv", csv_of(INSTITUTION))
    for row in (INSTITUTION | {"division_code": PANYU}, {"institution_id": "A1", "_withdrawn": "是"}):
        with pytest.raises(Outside):
            site.took("institutions.csv", csv_of(row), within=PANYU)
    assert site.fact("institutions")["division_code"] == TIANHE


def test_a_file_beside_its_body_in_one_intake_is_looked_up_there(site: Site) -> None:
    files = [site.write("institutions.csv", csv_of(OTHER)), site.write("payments.csv", csv_of(
        PAYMENT | {"institution_id": "B1"}))]  # fmt: skip
    with pytest.raises(Outside):
        take_in(site.books, files, within=TIANHE)
    assert take_in(site.books, files, within=PANYU).refused == 0


def test_a_list_of_no_division_comes_from_a_province(site: Site) -> None:
    barred = csv_of({"person_key": "11010519491231002X", "barred_on": "2022-01-01"})
    with pytest.raises(Outside):
        site.took("barred_people.csv", barred, within=TIANHE)
    assert site.took("barred_people.csv", barred, within=GUANGDONG).tables[0].taken == 1
