"""Lives of bodies: the same from the same seed, nothing after the doors closed, each trouble where it was drawn."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow.compute as pc
import pytest

from sevenlooks.demo.lives.fates import ORDINARY, honest, runaway
from sevenlooks.demo.lives.world import World, live

FIRST, LAST = date(2022, 1, 5), date(2022, 10, 1)


@pytest.fixture(scope="module")
def world() -> World:
    return live(12, 3, 4, FIRST, LAST)


def test_equal_seeds_give_equal_lives(world: World) -> None:
    again = live(12, 3, 4, FIRST, LAST)
    assert all(world.tables[name].equals(again.tables[name]) for name in world.tables)


def test_nothing_happens_after_the_doors_closed(world: World) -> None:
    assert len(world.closings) == 3
    for body, (since, closing) in world.closings.items():
        assert since < closing <= LAST
        for book, day in (("lessons", "starts_at"), ("payments", "paid_on"), ("refunds", "requested_on")):
            rows = world.tables[book].filter(pc.equal(world.tables[book]["institution_id"], body))
            assert max(rows[day].cast("date32").to_pylist(), default=closing) <= closing


def test_the_balance_is_the_sum_of_the_entries(world: World) -> None:
    entries = world.tables["account_entries"].to_pandas()
    for _, rows in entries.groupby("account_no"):
        assert list(rows.amount.cumsum()) == list(rows.balance_after)


def test_a_closing_comes_on_gradually_and_a_trouble_passes() -> None:
    rng = np.random.default_rng(1)
    closing = next(f for f in (runaway(1000, rng) for _ in range(50)) if "cancel" in f.changes)
    begin, value = closing.changes["cancel"]
    assert closing.at("cancel", begin - 1, 0.0) == 0
    assert closing.at("cancel", begin, 0.0) <= closing.at("cancel", 999, 0.0) == pytest.approx(value)
    pause = honest("renovation", 500, rng)
    assert [pause.at("cancel", day, 0.0) for day in (499, 500, pause.day, pause.day + 1)] == [0, 1, 1, 0]
    assert ORDINARY.at("leave", 800, 0.25) == 0.25 and ORDINARY.over is None
