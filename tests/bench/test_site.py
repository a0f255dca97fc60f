"""The made-up nation that the site is measured over."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from sevenlooks.bench.exporting import export
from sevenlooks.bench.filling import fill
from sevenlooks.bench.measuring import measure
from sevenlooks.bench.nation import Nation
from sevenlooks.bench.pages import LISTS, WHO, ask
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


def test_the_largest_divisions_are_offices_of_their_level() -> None:
    """重庆's counties hang from 重庆 itself: the rung between, 500100, is a name only, and nobody works there."""
    nation = Nation(5000, 100)
    for level, digits in (("province", 2), ("city", 4), ("county", 6)):
        codes = nation.largest(level, 400)
        held = [sum(nation.county(n).startswith(code[:digits]) for n in range(nation.size)) for code in codes[:20]]
        assert "500100" not in codes and held == sorted(held, reverse=True) and held[-1] > 0


def test_its_books_can_be_read(tmp_path: Path) -> None:
    Nation(50, 100).write_books(tmp_path)
    snapshot = Store.at(tmp_path / "books").snapshot()
    assert snapshot.has("institutions", "name") and snapshot.has("site_visits", "breach")
    assert snapshot.batches[0].tables["complaints"]["rows"] == 25


def test_every_page_answers_and_an_export_has_every_row(tmp_path: Path) -> None:
    """In a process of its own, since one process has one site."""
    medians, rows = measure(small_site, tmp_path / "site", times=1).value
    levels = {name.rsplit("_", 1)[1] for name in medians}
    assert levels == set(WHO) and len(medians) == len(WHO) * (len(LISTS) + 5)
    assert rows == 600


def small_site(site: Path) -> tuple[dict[str, float], int]:
    fill(site, None, 400, 600)
    return ask(site, None, 1), export(site, None, "findings", "", "csv").rows
