"""Splink on FEBRL4, whose answer is known, and on a DuckDB of ours."""

from __future__ import annotations

import pyarrow as pa
import pytest

from sevenlooks.bench.linkage_data import febrl4, persons
from sevenlooks.bench.reborn import f1
from sevenlooks.engines import connect
from sevenlooks.methods.linkage.linking import link
from sevenlooks.methods.linkage.settings import PEOPLE_BLOCKS, PEOPLE_TRAINING, people


def _pairs(left: pa.Table, right: pa.Table, seed: int = 1) -> list[tuple[str, str]]:
    connection = connect(memory_mb=1500)
    try:
        found = link(connection, left, right, people(left.num_rows), PEOPLE_TRAINING, seed)
    finally:
        connection.close()
    return list(zip(found["left_id"].to_pylist(), found["right_id"].to_pylist(), strict=True))


@pytest.fixture(scope="module")
def found() -> list[tuple[str, str]]:
    one, other, _ = febrl4()
    return _pairs(one, other)


def test_febrl4(found: list[tuple[str, str]]) -> None:
    true = febrl4()[2]
    assert f1(found, true) >= 0.999
    assert set(found) <= true, "nobody is taken for somebody else"


def test_equal_seeds_give_equal_pairs() -> None:
    one, other = persons(150, seed=3)
    assert _pairs(one, other) == _pairs(one, other)


def test_every_person_is_made_twice() -> None:
    one, other = persons(200, seed=4)
    assert one["rec_id"].to_pylist() == sorted(other["rec_id"].to_pylist(), key=lambda rec: int(rec[1:]))
    pairs = zip(one.sort_by("rec_id")["suburb"], other.sort_by("rec_id")["suburb"], strict=True)
    assert 0.7 < sum(a == b for a, b in pairs) / 200 < 0.95, "some are written with slips, most are not"


def test_training_covers_every_column() -> None:
    """A column that stands in every training block would have no m."""
    assert not set.intersection(*(set(block) for block in PEOPLE_TRAINING))
    assert set(PEOPLE_TRAINING) <= set(PEOPLE_BLOCKS)
