"""Every rule finds the same on Spark as on DuckDB. Needs Java 17 and the spark extra: make test-all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sevenlooks.books.intake import take_in
from sevenlooks.books.store import Store
from sevenlooks.demo import province, write
from sevenlooks.engines import open_engine
from sevenlooks.law import load_law
from sevenlooks.screening import Run, screen
from tests.scenes import ENGINE

NEEDS = "needs more than Python (Java 17 and Spark); run by make test-all"


@pytest.mark.skipif(ENGINE != "spark", reason=NEEDS)
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Spark's own sockets
def test_spark_finds_what_duckdb_finds(tmp_path: Path) -> None:
    write(province(60, 5), tmp_path / "made", "parquet")
    take_in(tmp_path / "books", [tmp_path / "made"])
    runs: list[Run] = []
    for name in ("duckdb", "spark"):
        engine = open_engine(name)
        try:
            snapshot = Store.at(tmp_path / "books").snapshot()
            runs.append(screen(snapshot, load_law(), date(2022, 6, 30), lang="en", engine=engine))
        finally:
            engine.close()
    on_duckdb, on_spark = runs
    assert on_duckdb.findings.num_rows > 100
    assert on_spark.record["rules"] == on_duckdb.record["rules"]
    assert on_spark.findings.equals(on_duckdb.findings)
