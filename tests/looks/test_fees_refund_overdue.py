"""fees.refund_overdue: what must NOT be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

BODIES = "institution_id | name | division_code | status\n I1 | 甲 | 330106 | operating"
HEAD = "refund_id | institution_id | requested_on | due_on | amount_due | amount_paid | paid_on\n"


def judge(refunds: str, as_of: str = "2022-06-30") -> Judged:
    return Scene(as_of, institutions=BODIES, refunds=HEAD + refunds).judge("fees.refund_overdue")


def test_paid_in_time_or_nothing_due() -> None:
    came = judge("""R1 | I1 | 2022-03-01 | 2022-03-16 | 900 | 900 | 2022-03-16
                    R2 | I1 | 2022-03-01 | 2022-03-16 | 900 | 950 | 2022-03-02
                    R3 | I1 | 2022-03-01 | 2022-03-16 | 0   | 0   | """)
    assert (came.found, came.judged) == (set(), 3)


def test_not_due_yet() -> None:
    came = judge("R1 | I1 | 2022-06-20 | 2022-06-30 | 900 | 0 | ")
    assert (came.found, came.judged) == (set(), 0)
    assert judge("R1 | I1 | 2022-06-20 | 2022-06-30 | 900 | 0 | ", as_of="2022-07-01").found == {"R1"}


def test_what_nobody_told_is_not_judged() -> None:
    came = judge("""R1 | I1 | 2022-03-01 |            | 900 | 0   |
                    R2 | I1 | 2022-03-01 | 2022-03-16 |     | 0   |
                    R3 | I1 | 2022-03-01 | 2022-03-16 | 900 |     |
                    R4 | I1 | 2022-03-01 | 2022-03-16 | 900 | 900 | """)
    assert came.judged == 0
    assert came.why == {
        "empty:refunds.due_on": 1,
        "empty:refunds.amount_due": 1,
        "empty:refunds.amount_paid": 1,
        "empty:refunds.paid_on": 1,
    }


@pytest.mark.parametrize(
    ("paid", "unpaid"),
    [
        ("900 | 2022-03-17", 900.0),  # a day late
        ("400 | 2022-03-10", 500.0),  # in part
        ("0   |           ", 900.0),
        ("400 | 2022-03-17", 900.0),
        ("900 | 2022-07-05", 900.0),  # after the day looked from
        ("    | 2022-03-17", 900.0),
    ],
)
def test_late_or_in_part(paid: str, unpaid: float) -> None:
    came = judge(f"R1 | I1 | 2022-03-01 | 2022-03-16 | 900 | {paid}")
    assert came.found == {"R1"}
    row = came.row("R1")
    assert (row["amount"], row["occurred_on"].isoformat()) == (unpaid, "2022-03-17")


@pytest.mark.parametrize(("due_on", "found"), [("2021-10-11", set()), ("2021-10-12", {"R1"})])
def test_from_the_rules_first_day(due_on: str, found: set[str]) -> None:
    assert judge(f"R1 | I1 | 2021-10-01 | {due_on} | 900 | 0 | ").found == found
