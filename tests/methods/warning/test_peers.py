"""Costs among bodies alike in the same place; eight peers, 3.5 robust deviations."""

from __future__ import annotations

import numpy as np
import pytest

from sevenlooks.methods.warning.peers import believed, standing


def places(*codes: str) -> list[np.ndarray]:
    return [np.unique([c[:n] for c in codes], return_inverse=True)[1].reshape(-1) for n in (6, 4, 2)]


def test_eight_peers_are_enough_and_seven_are_not() -> None:
    value = np.array([100.0] * 8 + [300.0])
    assert standing(value, places(*["330106"] * 9)).deviation[-1] > 3.5
    assert np.isnan(standing(value[1:], places(*["330106"] * 8)).deviation).all()


def test_the_place_widens_until_there_are_enough() -> None:
    value = np.concatenate([np.full(4, 100.0), np.full(9, 200.0), [205.0]])
    came = standing(value, places(*["330106"] * 4, *["330109"] * 9, "330109"))
    assert came.usual[-1] == pytest.approx(200), "its own county has enough"
    assert came.usual[0] == pytest.approx(200), "the city's median, its county having four"
    assert came.peers.tolist()[-1] == 9 and came.peers.tolist()[0] == 13


def test_equal_peers_have_a_floor() -> None:
    came = standing(np.array([100.0] * 9 + [110.0]), places(*["330106"] * 10))
    assert 0 < came.deviation[-1] < 3.5


def test_unknown_and_nought_are_neither_compared_nor_peers() -> None:
    value = np.array([100.0] * 8 + [np.nan, 0.0])
    came = standing(value, places(*["330106"] * 10))
    assert np.isnan(came.deviation).all() and came.peers.sum() == 0


def test_cheap_is_never_far_out_upwards() -> None:
    assert standing(np.array([100.0] * 9 + [10.0]), places(*["330106"] * 10)).deviation[-1] < 0


def test_belief_grows_with_the_deviation() -> None:
    came = believed(np.array([0.0, 3.5, 10.0, 100.0]), 0.027, 3.5)
    assert came[0] == 0 and (np.diff(came) > 0).all() and came[-1] < 1
