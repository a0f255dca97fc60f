"""Where the marks of a picture stand."""

from __future__ import annotations

from datetime import date

import pytest

from sevenlooks.books.divisions import known
from sevenlooks.server.dashboards.charts import PLACES, SIDE, bars, curve, tiles
from sevenlooks.server.dashboards.queries import Line
from sevenlooks.server.registry.models import Past, Tally


def line(code: str, bodies: int, problems: int, found: int = 0) -> Line:
    return Line(code, code, Tally(bodies=bodies, problem_bodies=problems, found=found), [])


def test_without_books_every_tile_is_empty_and_there_is_no_bar() -> None:
    assert all(tile.line is None and tile.fill == 0 for tile in tiles([]))
    assert bars([]) == []


def test_every_province_has_one_place_of_its_own() -> None:
    assert len(set(PLACES.values())) == len(PLACES) == 34
    assert all(known(f"{code}0000") for code in PLACES if code not in ("71", "81", "82"))


def test_a_clean_province_is_there_but_not_filled() -> None:
    tile = next(tile for tile in tiles([line("330000", 10, 0)]) if tile.name == "浙江")
    assert tile.line is not None and tile.fill == 0


def test_the_fullest_tile_and_the_longest_bar_are_the_largest_share() -> None:
    lines = [line("330000", 10, 5, found=3), line("350000", 100, 25, found=25)]
    filled = {tile.name: tile.fill for tile in tiles(lines)}
    assert filled["浙江"] == SIDE and filled["福建"] == SIDE / 2
    first, second = bars(lines, longest=100)
    assert (first.breach, first.lead) == (pytest.approx(60), pytest.approx(40))
    assert (second.breach, second.lead) == (pytest.approx(50), pytest.approx(0))


def test_a_division_without_bodies_has_no_share() -> None:
    assert line("330000", 0, 0).share == 0.0


def test_points_stand_apart_by_days_and_only_ends_and_top_of_many_are_labelled() -> None:
    past = [Past(as_of=date(2022, 6, day)) for day in (1, 2, 11)]
    points = curve(past, [0, 5, 10], width=100, height=50).points
    assert [point.x for point in points] == [0, 10, 100]
    assert [point.y for point in points] == [50, 25, 0]
    many = [Past(as_of=date(2022, 6, day)) for day in range(1, 21)]
    labelled = [i for i, point in enumerate(curve(many, [1, 9, *range(18)]).points) if point.labelled]
    assert labelled == [0, 19]
