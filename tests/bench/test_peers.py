"""The rules' twins: pandas and Polars versions that share no code with the rules find what the rules find."""

from __future__ import annotations

from pathlib import Path

import pytest

from sevenlooks.bench.judging import screened
from sevenlooks.bench.making import AS_OF, make
from sevenlooks.bench.peers import HEAVIEST, TWINS, Books, peer

INSTITUTIONS = 150  # enough for every one of these rules to find something


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province") / "books"
    make(folder, INSTITUTIONS)
    return folder


@pytest.mark.parametrize("rule", TWINS)
def test_a_rule_and_its_twins_find_the_same(books: Path, rule: str) -> None:
    found = screened(books, AS_OF, rule)
    assert found, "nothing was found, so that nothing is compared"
    for library in ("pandas", "polars"):
        assert peer(rule, library)(Books.at(books, AS_OF)) == found, library


def test_ten_rules_are_measured() -> None:
    assert len(HEAVIEST) == len(set(HEAVIEST)) == 10
    assert set(HEAVIEST) <= set(TWINS)
