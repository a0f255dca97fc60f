"""The made-up nation that the site is measured over."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from sevenlooks.bench.nation import Nation
from sevenlooks.books.divisions import known
from sevenlooks.books.store import Store


def test_the_same_seed_makes_the_same_nation() -> None:
    one, two, other = (Nation(200, 500, seed=seed) for seed in (3, 3, 4))
    assert one.names == two.names != other.names
    assert list(one.finding_rows()) == list(two.finding_rows())


def test_every_body_lies_in_a_known_county_and_every_finding_is_counted_on_its_body() -> None:
    nation = Nation(200, 500)
    assert all(known(nation.county(number)) for number in range(nation.size))
    assert len({nation.id(number) for number in range(nation.size)}) == 200
    found, leads = nation.came_out()
    told = Counter(row["institution_id"] for row in nation.finding_rows())
    counted = Counter({nation.id(n): sum(found[n].values()) + sum(leads[n].values()) for n in found | leads})
    assert told == counted and told.total() == 500
    assert len(told) <= 200 // 3


def test_its_books_can_be_read(tmp_path: Path) -> None:
    Nation(50, 100).write_books(tmp_path)
    snapshot = Store.at(tmp_path / "books").snapshot()
    assert snapshot.has("institutions", "name") and snapshot.has("site_visits", "breach")
    assert snapshot.batches[0].tables["complaints"]["rows"] == 25
