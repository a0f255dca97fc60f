"""What every engine can do for the rooms above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

if TYPE_CHECKING:
    import ibis.expr.types as ir


class Engine(Protocol):
    """Runs lazy Ibis expressions. Names given here are temporary and end with the engine."""

    name: str

    def parquet(self, name: str, files: Sequence[str]) -> ir.Table:
        """A lazy table over Parquet files; a column that some of them lack is null there."""

    def give(self, name: str, rows: pa.Table) -> ir.Table:
        """A lazy table over an Arrow table."""

    def keep(self, name: str, expression: ir.Table) -> ir.Table:
        """Compute an expression once and keep it for this engine's life."""

    def view(self, name: str, expression: ir.Table) -> ir.Table:
        """Give an expression a name of its own: asked anew each time, and only for the columns that are wanted."""

    def take(self, expression: ir.Table) -> pa.Table:
        """Compute an expression and bring its rows here."""

    def versions(self) -> dict[str, str]:
        """Names and versions of what computes, for the run's record."""

    def close(self) -> None:
        """Let everything go."""
