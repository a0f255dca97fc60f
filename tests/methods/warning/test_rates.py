"""What was to be expected: the peers' season, the body's own level, small bodies shrunk."""

from __future__ import annotations

import numpy as np

from sevenlooks.methods.warning.rates import expected, peer_rate

ONE = np.zeros(40, int)


def test_a_fall_of_everybody_is_the_season() -> None:
    past, now = np.full(40, 260.0), np.full(40, 4.0)
    law = expected(past, np.full(40, 26.0), now, np.full(40, 4.0), [ONE])
    assert np.allclose(law.mean, 4, rtol=0.1)


def test_a_body_that_falls_alone_was_expected_to_go_on() -> None:
    past, now = np.full(40, 260.0), np.full(40, 40.0)
    now[0] = 0
    law = expected(past, np.full(40, 26.0), now, np.full(40, 4.0), [ONE])
    assert 38 < law.mean[0] < 42


def test_a_large_body_is_measured_by_its_own_size() -> None:
    past, now = np.full(40, 26.0), np.full(40, 4.0)
    past[0], now[0] = 520, 80
    law = expected(past, np.full(40, 26.0), now, np.full(40, 4.0), [ONE])
    assert 65 < law.mean[0] < 85


def test_little_past_leans_on_the_group_much_past_on_itself() -> None:
    past, exposure = np.full(40, 10.0), np.full(40, 100.0)
    past[0], exposure[0] = 0, 1  # has not been there long enough to have had any
    past[1], exposure[1] = 0, 100
    law = expected(past, exposure, np.full(40, 1.0), np.full(40, 10.0), [ONE])
    assert law.mean[0] > 0.8 * law.mean[2]
    assert law.mean[1] < 0.6 * law.mean[2]


def test_one_glaring_body_does_not_make_its_peers_expect_the_same() -> None:
    past, now = np.full(40, 1.0), np.zeros(40)
    now[0] = 60
    law = expected(past, np.full(40, 26.0), now, np.full(40, 8.0), [ONE])
    assert law.mean[1] < 0.5


def test_the_rate_of_a_group_leaves_the_body_itself_out() -> None:
    events = np.array([100.0, 0, 0, 0])
    rate = peer_rate(events, np.full(4, 10.0), [], 1.0)
    assert rate[0] < 0.25 < rate[1]


def test_small_groups_have_their_parents_rate_and_large_ones_their_own() -> None:
    group = np.array([0] * 200 + [1] * 2 + [2] * 200)
    events = np.where(group == 2, 1.0, 10.0)
    rate = peer_rate(events, np.ones(402), [group], 5.0)
    assert rate[0] > 9.9 and rate[-1] < 1.1 and 5 < rate[200] < 9


def test_where_half_of_a_kind_pauses_a_pause_says_little() -> None:
    past, steady, split = np.full(60, 260.0), np.full(60, 40.0), np.where(np.arange(60) % 2, 0.0, 40.0)
    sizes = [
        expected(past, np.full(60, 26.0), now, np.full(60, 4.0), [np.zeros(60, int)]).size for now in (steady, split)
    ]
    assert sizes[0].min() > 10 * sizes[1].max()


def test_a_body_alone_is_compared_with_its_own_past() -> None:
    law = expected(np.array([26.0]), np.array([26.0]), np.array([12.0]), np.array([4.0]), [np.zeros(1, int)])
    assert 3 < law.mean[0] < 8
    assert law.size[0] > 0.5
