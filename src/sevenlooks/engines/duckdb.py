"""DuckDB, the default engine: one process, bounded memory, both cores."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


def connect(memory_mb: int = 800, threads: int | None = None, spill_to: str | None = None) -> duckdb.DuckDBPyConnection:
    """A bare in-memory connection. `spill_to` None: nothing is ever spilled, so nothing in clear can reach a disk."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{memory_mb}MB",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": spill_to or "",
    }
    if threads:
        config["threads"] = threads
    connection = duckdb.connect(config=config)
    connection.execute("SET enable_progress_bar = false")  # commands show their own, and machines read what they print
    return connection


class DuckDBEngine:
    """Ibis over one in-memory DuckDB; readings kept as temporary tables, spilled to a folder that ends with it."""

    name = "duckdb"

    def __init__(self, memory_mb: int = 1500) -> None:
        import ibis

        self._spill = tempfile.TemporaryDirectory(prefix="sevenlooks-")
        self._bare = connect(memory_mb=memory_mb, spill_to=self._spill.name)
        # Findings carry their own order; not keeping the files' order lets both cores stream.
        self._bare.execute("SET preserve_insertion_order = false")
        self._ibis: Backend = ibis.duckdb.from_connection(self._bare)
        self._kinds: dict[str, str] = {}

    def parquet(self, name: str, files: Sequence[str]) -> ir.Table:
        self._free(name, "VIEW")
        return self._ibis.read_parquet(list(files), table_name=name, union_by_name=True)

    def give(self, name: str, rows: pa.Table) -> ir.Table:
        self._free(name, "TABLE")
        return self._ibis.create_table(name, rows, temp=True, overwrite=True)

    def keep(self, name: str, expression: ir.Table) -> ir.Table:
        self._free(name, "TABLE")
        return self._ibis.create_table(name, expression, temp=True, overwrite=True)

    def view(self, name: str, expression: ir.Table) -> ir.Table:
        self._free(name, "VIEW")
        self._bare.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {self._ibis.compile(expression)}')
        return self._ibis.table(name, database=("temp", "main"))

    def _free(self, name: str, kind: str) -> None:
        """DuckDB replaces a table by a table and a view by a view, but neither by the other."""
        before = self._kinds.get(name, kind)
        if before != kind:
            self._bare.execute(f'DROP {before} "{name}"')
        self._kinds[name] = kind

    def take(self, expression: ir.Table) -> pa.Table:
        return self._ibis.to_pyarrow(expression)

    def versions(self) -> dict[str, str]:
        return {name: version(name) for name in ("duckdb", "ibis-framework", "sqlglot")}

    def close(self) -> None:
        self._bare.close()
        self._spill.cleanup()
