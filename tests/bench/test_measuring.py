"""What a benchmark prints, and how it measures."""

from __future__ import annotations

import operator

import pytest

from sevenlooks.bench.measuring import Result, measure
from sevenlooks.errors import NotAvailable


def test_a_line_tells_both_ratios() -> None:
    line = Result("x", 1.0, 100.0, "pandas", 10.0, 0.5, "3 rows").line()
    assert (line["ratio"], line["limit_ratio"]) == (0.1, 2.0)
    assert list(line) == [
        "name", "seconds", "peak_mb", "peer", "peer_seconds", "limit_seconds", "size", "ratio", "limit_ratio",
    ]  # fmt: skip


def test_without_a_peer_there_is_no_ratio() -> None:
    line = Result("x", 1.0, 100.0, None, None, 0.5, "").line()
    assert line["ratio"] is None
    assert line["limit_ratio"] == 2.0


def test_work_is_done_in_another_process() -> None:
    done = measure(operator.add, 1, 2, times=1)
    assert done.value == 3
    assert done.peak_mb > 1


def test_a_process_that_ends_halfway_is_told_plainly() -> None:
    with pytest.raises(NotAvailable, match="abs"):
        measure(abs, "no number", times=1)
