"""The benchmark of linkage, on few bodies: who was reborn is found, nobody else is, and the peers can be run."""

from __future__ import annotations

from pathlib import Path

import pytest

from sevenlooks.bench.linkage import by_ours
from sevenlooks.bench.linkage_data import persons
from sevenlooks.bench.making import AS_OF
from sevenlooks.bench.peers.linkage import by_recordlinkage, by_splink_defaults
from sevenlooks.bench.peers.splink_bodies import linked_by_splink
from sevenlooks.bench.reborn import Pair, f1, found_pairs, reborn_books, scores
from sevenlooks.demo.plants.reborn import FAINTEST, WAYS

INSTITUTIONS, EACH = 260, 1


@pytest.fixture(scope="module")
def reborn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, set[Pair]]]:
    return reborn_books(tmp_path_factory.mktemp("reborn"), INSTITUTIONS, EACH)


def test_every_way_but_the_faintest_is_found_and_nobody_innocent(reborn: tuple[Path, dict[str, set[Pair]]]) -> None:
    books, planted = reborn
    assert set(planted) == set(WAYS) and all(planted.values())
    told = scores(found_pairs(books), planted)
    assert {way: f1 for way, f1 in told.items() if way not in FAINTEST and f1 < 0.95} == {}
    assert all(told[way] == 0 for way in FAINTEST)


def test_the_peer_on_the_same_books(reborn: tuple[Path, dict[str, set[Pair]]]) -> None:
    books, planted = reborn
    assert scores(linked_by_splink(books, AS_OF), planted).keys() == planted.keys()


def test_peers_over_persons() -> None:
    one, other = persons(300, seed=5)
    same = {(f"p{n}", f"p{n}") for n in range(300)}
    for by in (by_ours, by_recordlinkage, by_splink_defaults):
        assert f1(by(one, other), same) > 0.9, by.__name__


def test_f1_by_hand() -> None:
    assert f1([("a", "b")], [("a", "b"), ("c", "d")]) == pytest.approx(2 / 3)
    assert f1([], []) == 1.0
    assert scores({("a", "b"), ("x", "y")}, {"way": {("a", "b")}}) == {"way": pytest.approx(2 / 3)}
