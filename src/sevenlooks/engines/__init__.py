"""Where it runs: the only room that opens a connection.

Entrances: `open_engine(name)` for screening on DuckDB (default) or Spark, `connect()` for intake's bare DuckDB.
"""

from __future__ import annotations

from sevenlooks.engines.base import Engine
from sevenlooks.engines.duckdb import DuckDBEngine, connect
from sevenlooks.errors import BadRequest

__all__ = ["ENGINES", "DuckDBEngine", "Engine", "connect", "open_engine"]

ENGINES = ("duckdb", "spark")


def open_engine(name: str = "duckdb", memory_mb: int = 1500) -> Engine:
    """Open an engine by name. BadRequest for an unknown one; NotAvailable when its extra is not installed."""
    if name == "duckdb":
        return DuckDBEngine(memory_mb=memory_mb)
    if name == "spark":
        from sevenlooks.engines.spark import SparkEngine

        return SparkEngine(memory_mb=memory_mb)
    raise BadRequest(
        "没有名为“{name}”的引擎;可用:{all}。",
        "There is no engine called “{name}”; there are: {all}.",
        name=name,
        all=", ".join(ENGINES),
    )
