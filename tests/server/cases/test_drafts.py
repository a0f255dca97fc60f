"""What a new case begins with, from a visit, a complaint, a finding: suspicions stay suspicions, nothing is lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.server.cases.of_books import take_in
from tests.server.conftest import XIHU, YUHANG

from sevenlooks.server.cases.drafts import draft
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope

pytestmark = pytest.mark.django_db

COMPLAINT = {
    "complaint_id": "C1", "received_at": datetime(2022, 5, 1, 9), "division_code": XIHU,
    "text": "楼上周末补课 13800001234", "institution_name": "启明工作室", "address": "文三路90号",
    "verified": "unknown",
}  # fmt: skip
VISIT = {
    "visit_id": "V1", "visited_at": datetime(2022, 5, 2, 9), "division_code": XIHU, "place_name": "无牌教室",
    "outcome": "有二十名学生", "breach": False,
}  # fmt: skip


def told(site: Path, kind: str, **changed: Any) -> Any:
    row, table = (COMPLAINT, "complaints") if kind == "complaint" else (VISIT, "site_visits")
    take_in(site, **{table: [row | changed]})
    return draft(Scope(XIHU), kind, "C1" if kind == "complaint" else "V1")


@pytest.fixture
def site(settings: Any, tmp_path: Path) -> Path:
    settings.SITE = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("kind", "changed", "lead"),
    [
        ("complaint", {}, True), ("complaint", {"verified": None}, True), ("complaint", {"verified": "no"}, True),
        ("complaint", {"verified": "yes"}, False), ("complaint", {"verified": "partly"}, False),
        ("visit", {}, True), ("visit", {"breach": None}, True), ("visit", {"breach": True}, False),
    ],
)  # fmt: skip
def test_what_nobody_verified_is_a_lead(site: Path, kind: str, changed: dict[str, Any], lead: bool) -> None:
    assert told(site, kind, **changed).source.lead is lead


def test_a_neighbours_row_is_not_there(site: Path) -> None:
    with pytest.raises(Missing):
        told(site, "complaint", division_code=YUHANG)


def test_a_place_in_no_register_keeps_the_name_it_goes_by(site: Path) -> None:
    assert told(site, "complaint").party == "启明工作室"
    assert told(site, "visit").party == "无牌教室"


def test_persons_numbers_are_masked_before_anything_is_kept(site: Path) -> None:
    found = told(site, "complaint")
    assert "13800001234" not in found.matter + found.source.said_zh + found.source.said_en


def test_of_a_body_everything_comes_from_the_ledger(site: Path, registry: dict[str, Institution]) -> None:
    found = told(site, "complaint", institution_id="I1", address=None)
    assert (found.party, found.institution_id, found.address) == ("启明培训中心", "I1", "文三路90号")
