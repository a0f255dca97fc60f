"""How the database finds rows: what a page asks for by a key must come by that key's index, in every scope."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import QuerySet

from sevenlooks.server.registry import queries
from sevenlooks.server.registry.bulk import add_all
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.web.placed import Scope

COLUMNS = (
    "finding_id", "rule", "look", "lead", "subject_kind", "subject_id", "institution_id", "linked_id", "strength",
    "reason_zh", "reason_en", "evidence", "cites", "rulebook", "division_code", "city_code", "province_code",
    "settled", "observed", "expected",
)  # fmt: skip


@pytest.fixture
def many(db: None) -> None:
    """Two thousand findings of one province on a hundred bodies; none names a second body."""
    if connection.vendor != "sqlite":
        pytest.skip("plans are looked at on SQLite")
    told = {"rule": "fees.training_loan", "look": 3, "lead": False, "strength": 1.0, "evidence": [], "settled": "",
            "division_code": "330106", "city_code": "330100", "province_code": "330000"}  # fmt: skip
    rows = ({**told, "finding_id": f"{n:032x}", "institution_id": f"I{n % 100}"} for n in range(2000))
    add_all(Finding, COLUMNS, ([row.get(name, "") for name in COLUMNS] for row in rows))


@pytest.mark.parametrize("code", ["000000", "330000", "330100", "330106"])
def test_the_findings_of_a_body_come_by_the_body_however_they_are_ordered(many: None, code: str) -> None:
    rows = queries.findings(Scope(code), institution="I7").order_by(*queries.FINDING_ORDER)
    assert "find_inst" in _plan(rows[:51])


@pytest.mark.parametrize("code", ["000000", "330000", "330100", "330106"])
def test_findings_that_name_a_body_as_the_other_come_by_it(many: None, code: str) -> None:
    rows = Scope(code).of(Finding.objects.filter(linked_id="I7", linked_id__gt=""))
    assert "find_linked" in _plan(rows.order_by("-strength")[:20])


@pytest.mark.parametrize(("column", "index"), [("phone_key", "inst_phone"), ("parent_id", "inst_parent")])
def test_bodies_come_by_what_they_share(many: None, column: str, index: str) -> None:
    rows = Scope("330000").of(Institution.objects.filter(**{column: "x", f"{column}__gt": ""}))
    assert index in _plan(rows.order_by("pk")[:20])


def _plan(rows: QuerySet) -> str:
    return rows.explain()
