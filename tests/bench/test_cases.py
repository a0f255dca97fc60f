"""The benchmark of cases, small: it fills, lets cases climb once, lists, and closes a batch."""

from __future__ import annotations

from pathlib import Path

from sevenlooks.bench.cases import over


def test_every_figure_is_taken(tmp_path: Path) -> None:
    lines = {line.name: line for line in over("sqlite", tmp_path / "site", None, 120, 5)}
    assert set(lines) == {f"cases_{name} (sqlite)" for name in ("clock", "again", "list", "acts")}
    assert lines["cases_clock (sqlite)"].size == "120 open cases: 40 climbed"
    assert lines["cases_again (sqlite)"].size == "120 open cases: 0 climbed"
    assert lines["cases_acts (sqlite)"].size == "120 open cases: 5 closed"
