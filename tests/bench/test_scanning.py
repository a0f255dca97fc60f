"""The limit of a benchmark: exactly the columns that a rule reads, and no more."""

from __future__ import annotations

from pathlib import Path

from sevenlooks.bench.campaign import campaign_books, judging
from sevenlooks.bench.judging import screened
from sevenlooks.bench.making import AS_OF
from sevenlooks.bench.scanning import columns_read, scan


def test_columns_that_a_rule_reads(tmp_path: Path) -> None:
    books = campaign_books(tmp_path, 40, 90, 60)
    columns = columns_read(books, AS_OF, ["content_and_staff.material_not_filed"])
    assert columns["materials"] >= {"material_id", "institution_id", "filed_on", "used_from"}
    assert not columns["materials"] & {"title", "excerpt", "isbn"}
    assert "staff" not in columns
    told = scan(books, {"materials": frozenset({"material_id", "filed_on"}), "staff": frozenset()})
    assert told[1] == (90,)


def test_the_campaign_of_2022_has_its_wrongs(tmp_path: Path) -> None:
    books = campaign_books(tmp_path, 200, 400, 300)
    assert set(judging()) >= {"nonprofit.not_converted", "content_and_staff.no_certificate"}
    for rule in ("content_and_staff.material_not_filed", "content_and_staff.no_certificate"):
        assert screened(books, AS_OF, rule)
