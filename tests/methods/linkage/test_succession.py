"""The model of 换壳重开: innocents stay below the line, and more ties never weigh less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sevenlooks.methods.linkage.succession import LIKELY, Ties, carried_on

ALONE = {"site": 0, "phone": 0}


@pytest.mark.parametrize(
    "ties",
    [
        Ties(),
        Ties(people=(1, 4)),
        Ties(people=(1, 2)),
        Ties(people=(1, 1)),
        Ties(people=(1, 6), pupils=(1, 40)),
        Ties(people=(2, 10)),
        Ties(pupils=(2, 40)),
        Ties(pupils=(2, 2)),
        Ties(people=(0, 6), pupils=(0, 40), marks={"site": 0}, began_after=True),
        Ties(marks={"site": 0, "door": 0}, began_after=True, trade="cover"),
        Ties(marks={"phone": 0}, began_after=True),
        Ties(marks={"hands": 0, "phone": 0}, began_after=True, trade="other"),
        Ties(marks={"hands": 0, "phone": 0, "brand": 0}),
        Ties(marks={"site": 20, "phone": 298}, began_after=True, trade="cover"),
        Ties(marks={"site": 19, "door": 19, "phone": 19}, began_after=True, trade="cover"),
        Ties(people=(1, 5), marks={"brand": 12}, began_after=True),
        Ties(marks={"brand": 12, "site": 24}, began_after=True, trade="cover"),
    ],
)
def test_innocent(ties: Ties) -> None:
    assert carried_on(ties) < LIKELY


@pytest.mark.parametrize(
    "ties",
    [
        Ties(people=(4, 6), pupils=(12, 40)),
        Ties(people=(6, 6)),
        Ties(pupils=(35, 40)),
        Ties(people=(2, 6), marks=ALONE),
        Ties(marks=ALONE, began_after=True),
        Ties(marks={"site": 0, "hands": 0}, began_after=True),
        Ties(marks={"site": 0, "renamed": 0}, began_after=True, trade="cover"),
    ],
)
def test_carried_on(ties: Ties) -> None:
    assert carried_on(ties) >= LIKELY


@given(
    people=st.integers(1, 6),
    others=st.integers(0, 80),
    began_after=st.booleans(),
    marks=st.sets(st.sampled_from(["site", "door", "phone", "hands", "account", "brand"])),
    more=st.sampled_from(["site", "door", "phone", "hands", "account", "brand"]),
)
def test_a_further_rare_tie_never_weighs_less(
    people: int, others: int, began_after: bool, marks: set, more: str
) -> None:
    known = Ties(people=(people, 6), marks={mark: others for mark in marks - {more}}, began_after=began_after)
    told = Ties(people=(people, 6), marks=known.marks | {more: 0}, began_after=began_after)
    assert carried_on(told) >= carried_on(known)


@pytest.mark.parametrize("mark", ["site", "door", "phone", "hands", "account", "brand", "renamed"])
def test_what_more_share_weighs_less_and_what_stood_before_weighs_less(mark: str) -> None:
    weights = [carried_on(Ties(marks={mark: n}, began_after=True)) for n in (0, 1, 5, 20, 300)]  # type: ignore[dict-item]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > carried_on(Ties(marks={mark: 0}))  # type: ignore[dict-item]
