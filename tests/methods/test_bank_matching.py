"""Which payments a statement shows, and which it does not."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sevenlooks.methods import bank_ledger
from sevenlooks.methods.bank_matching import Matches, Movements, match_payment_tables, match_payments
from tests.methods.bank_twin import Movement, match_plainly


def movements(rows: list[Movement]) -> Movements:
    account, day, amount = np.array(rows, np.int64).reshape(-1, 3).T
    return Movements(account, day, amount)


def matched(payments: list[Movement], entries: list[Movement], match_days: int = 7) -> Matches:
    return match_payments(movements(payments), movements(entries), match_days)


@pytest.mark.parametrize("booked", [99, 100, 107])
def test_an_entry_from_the_day_before_to_the_last_day_of_the_window_is_found(booked: int) -> None:
    assert matched([(1, 100, 300_000)], [(1, booked, 300_000)]).step.tolist() == [1]


@pytest.mark.parametrize(
    "entry", [(1, 98, 300_000), (1, 108, 300_000), (2, 100, 300_000), (1, 100, 300_001), (1, 100, -300_000)]
)
def test_another_day_account_amount_or_direction_is_no_match(entry: Movement) -> None:
    result = matched([(1, 100, 300_000)], [entry])
    assert (result.entry.tolist(), result.step.tolist()) == ([-1], [0])


@pytest.mark.parametrize(("arrives", "step"), [(297_000, 2), (296_999, 0), (299_999, 2)])
def test_a_charge_of_one_per_cent_and_no_more(arrives: int, step: int) -> None:
    assert matched([(1, 100, 300_000)], [(1, 101, arrives)]).step.tolist() == [step]


def test_each_entry_serves_once_the_earlier_payment_then_the_lower_id_first() -> None:
    result = matched([(1, 101, 500), (1, 100, 500), (1, 100, 500)], [(1, 102, 500), (1, 101, 500)])
    assert result.entry.tolist() == [-1, 1, 0]


def test_a_day_gathered_in_one_entry_exact_or_net_of_the_acquirers_charge() -> None:
    day = [(1, 100, 300_000), (1, 100, 120_000), (1, 100, 80_000)]
    assert matched(day, [(1, 101, 500_000)]).step.tolist() == [3, 3, 3]
    assert matched(day, [(1, 101, 497_000)]).entry.tolist() == [0, 0, 0]
    assert matched(day, [(1, 101, 494_999)]).step.tolist() == [0, 0, 0]


def test_what_is_left_of_a_day_may_be_gathered_too() -> None:
    result = matched([(1, 100, 300), (1, 100, 120), (1, 100, 80)], [(1, 100, 300), (1, 101, 200)])
    assert (result.entry.tolist(), result.step.tolist()) == ([0, 1, 1], [1, 3, 3])


def test_a_gathered_day_gives_back_the_entry_it_borrowed_from_another_day() -> None:
    """Both payments of day 100 are gathered; the 300 of day 101 stands alone and must keep its own entry."""
    payments = [(1, 100, 300), (1, 100, 200), (1, 101, 300)]
    result = matched(payments, [(1, 101, 500), (1, 102, 300)])
    assert (result.entry.tolist(), result.step.tolist()) == ([0, 0, 1], [3, 3, 1])


def test_a_gathered_day_that_earlier_passes_served_with_another_days_entries() -> None:
    """Both payments of day 100 borrowed what came in on 104 and 107; the fees of those days are there all the same."""
    payments = [(1, 100, 300), (1, 100, 300), (1, 103, 300), (1, 106, 300)]
    result = matched(payments, [(1, 101, 600), (1, 104, 300), (1, 107, 300)])
    assert (result.entry.tolist(), result.step.tolist()) == ([0, 0, 1, 2], [3, 3, 1, 1])


def test_a_gathered_day_hides_no_fee_that_is_missing() -> None:
    payments = [(1, 100, 300), (1, 100, 300), (1, 103, 300), (1, 106, 300)]
    result = matched(payments, [(1, 101, 600), (1, 104, 300)])
    assert (result.entry.tolist(), result.step.tolist()) == ([0, 0, 1, -1], [3, 3, 1, 0])


def test_a_chain_of_borrowed_entries_is_undone() -> None:
    """Day 100 came net on 102 but was lent the equal entry of 106, which was lent that of 112: that had none left."""
    payments = [(1, 100, 1000), (1, 105, 1000), (1, 111, 1000)]
    result = matched(payments, [(1, 102, 994), (1, 106, 1000), (1, 112, 1000)])
    assert (result.entry.tolist(), result.step.tolist()) == ([0, 1, 2], [2, 1, 1])
    result = matched(payments, [(1, 102, 600), (1, 102, 400), (1, 106, 1000), (1, 112, 1000)])
    assert (result.entry.tolist(), result.split) == ([0, 2, 3], {0: (0, 1)})


def test_a_fee_that_is_missing_stays_so() -> None:
    payments = [(1, 100, 1000), (1, 105, 1000), (1, 111, 1000)]
    assert matched(payments, [(1, 102, 994), (1, 106, 1000)]).step.tolist() == [2, 1, 0]


def test_each_payment_may_have_its_own_days() -> None:
    payments, entries = [(1, 100, 300), (2, 100, 300)], [(1, 103, 300), (2, 103, 300)]
    days = np.array([2, 3], np.int64)
    assert match_payments(movements(payments), movements(entries), days).entry.tolist() == [-1, 1]


def test_a_payment_split_over_entries_of_one_day_but_not_of_two() -> None:
    result = matched([(1, 100, 500)], [(1, 101, 100), (1, 101, 300), (1, 101, 200)])
    assert (result.step.tolist(), result.split) == ([4], {0: (1, 2)})
    assert matched([(1, 100, 500)], [(1, 101, 300), (1, 102, 200)]).step.tolist() == [0]


def test_no_payments_no_entries_and_amounts_of_nothing() -> None:
    assert matched([], [(1, 100, 5)]).entry.tolist() == []
    assert matched([(1, 100, 5)], []).entry.tolist() == [-1]
    assert matched([(1, 100, 0), (1, 100, 0)], [(1, 100, 0)]).step.tolist() == [0, 0]
    with pytest.raises(ValueError):
        matched([], [], -1)


def test_tables_go_by_id_whatever_their_order() -> None:
    def table(ids: list[str], amounts: list[int]) -> pa.Table:
        day = pa.array([19_000] * len(ids), pa.date32())
        return pa.table(
            {"id": ids, "account": ["6222"] * len(ids), "day": day, "amount": pa.array(amounts, pa.int64())}
        )

    result = match_payment_tables(
        table(["p2", "p1", "p3"], [500, 500, 900]), table(["e9", "e1", "e2", "e3"], [500, 500, 400, 500])
    )
    assert result.to_pydict() == {
        "payment": ["p1", "p2", "p3", "p3"],
        "entry": ["e1", "e3", "e2", "e9"],
        "step": [1, 1, 4, 4],
    }


sides = st.lists(
    st.tuples(st.integers(0, 1), st.integers(100, 112), st.sampled_from([0, 99, 100, 198, 199, 200, 299, 300, 500])),
    max_size=14,
)
money = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.integers(98, 118),
        st.sampled_from([-100, 99, 100, 199, 200, 298, 300, 398, 400, 500, 600]),
    ),
    max_size=18,
)


@settings(max_examples=600, deadline=None)
@given(sides, money, st.integers(0, 8))
def test_the_fast_way_is_the_plain_way(payments: list[Movement], entries: list[Movement], match_days: int) -> None:
    fast = matched(payments, entries, match_days)
    assert (fast.entry.tolist(), fast.step.tolist()) == match_plainly(payments, entries, match_days)


@settings(max_examples=200, deadline=None)
@given(sides, money, st.integers(0, 8))
def test_a_busy_account_is_the_plain_way_too(
    payments: list[Movement], entries: list[Movement], match_days: int
) -> None:
    """With the bounds of large accounts put down to a handful of entries."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bank_ledger, "_WIDE", 2)
        patch.setattr(bank_ledger, "_PAIRS_AT_ONCE", 3)
        fast = matched(payments, entries, match_days)
    assert (fast.entry.tolist(), fast.step.tolist()) == match_plainly(payments, entries, match_days)
