"""Several signs together: none alone raises an alarm, unknown ones count neither way, spells are followed back."""

from __future__ import annotations

import numpy as np
import pytest

from sevenlooks.methods.warning import score
from sevenlooks.methods.warning.score import correlation, first_column, line, sign, strength, together


def signs(*rows: tuple[float, ...]) -> dict[str, np.ndarray]:
    return {str(n): np.array(values, float) for n, values in enumerate(zip(*rows, strict=True))}


def test_a_sign_is_bounded_both_ways() -> None:
    assert sign(np.array([0.0, 1.0, 1e9])).tolist() == [0.5, 1.0, 100.0]
    assert sign(np.array([0.0]), shows=0.8)[0] == pytest.approx(0.2)
    assert np.isnan(sign(np.array([np.nan]))[0])


def test_one_sign_alone_raises_no_alarm_however_loud() -> None:
    assert together(signs((1000.0, 1.9, 1.9, 1.9, 1.9, 1.9)))[0] <= 1


def test_several_signs_do() -> None:
    assert together(signs((100.0, 30.0, 30.0, 0.5, 0.5, 0.5)))[0] > line(np.array(5.0))


def test_two_signs_of_one_voice_are_one() -> None:
    loud = signs((100.0, 100.0, 1.0, 1.0))
    assert together(loud)[0] > 100 and together(loud, frozenset({"0", "1"}))[0] <= 1
    assert together(signs((100.0, 100.0, 2.0, 1.0)), frozenset({"0", "1"}))[0] > 100


def test_what_cannot_be_read_counts_neither_way_and_two_are_too_few() -> None:
    came = together(signs((10.0, 10.0, 10.0, np.nan), (10.0, 10.0, np.nan, np.nan)))
    assert came[0] > 100 and np.isnan(came[1])
    assert together(signs((10.0, 10.0, 10.0, 1.0)))[0] < came[0], "a readable sign that is silent is no unknown one"


def test_signs_that_go_together_count_for_less(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    shared, own = rng.random(4000), rng.random((4, 4000))
    assert correlation(own + 0.5) == pytest.approx(0, abs=0.02)
    assert correlation(own * 0.5 + shared + 0.5) > 0.2
    before = together(signs((10.0, 10.0, 10.0)))[0]
    monkeypatch.setattr(score, "USUAL", 0.3)
    assert together(signs((10.0, 10.0, 10.0)))[0] < before


def test_strength_is_one_half_on_the_line() -> None:
    assert strength(line(np.array([5.0])), np.array([5.0]))[0] == 0.5
    assert strength(np.array([0.0]), np.array([5.0]))[0] == 0


def test_a_spell_is_followed_back_to_where_it_began() -> None:
    alarms = np.array([[1, 0, 1, 1, 1], [0, 0, 0, 0, 1], [1, 1, 1, 1, 0], [1, 1, 1, 1, 1]], bool)
    assert first_column(lambda at: alarms[:, at], 4, 1).tolist() == [2, 4, -1, 1]
