"""The current facts of a book as a view on a bare DuckDB connection: what intake compares a file with."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from sevenlooks.books import book
from sevenlooks.books.store.store import ROW_FIELDS, Snapshot


def view_current(con: duckdb.DuckDBPyConnection, snapshot: Snapshot, name: str, view: str) -> bool:
    """Make the temporary view `view` of a book's current rows, `_batch` and `_row` with them; False: there are none.

    The same rows as `Snapshot.read` gives, without Ibis: intake streams whole files through one engine.
    """
    table = snapshot.store._table(name) if snapshot.batches_of(name) else None
    if table is None:
        con.register(f"{view}_rows", pa.schema([*book(name).schema, *ROW_FIELDS]).empty_table())
        con.execute(f"CREATE OR REPLACE TEMP VIEW {view} AS FROM {view}_rows")
        return False
    if "://" in snapshot.store.url:
        con.register(f"{view}_rows", table.to_pyarrow_table())
        source = f"{view}_rows"
    else:
        source = f"read_parquet({[str(uri) for uri in table.file_uris()]})"
    counted = ", ".join(str(batch) for batch in sorted(snapshot.batches_of(name)))
    con.register(f"{view}_gone", snapshot._superseded(name))
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW {view} AS SELECT * FROM {source} AS r WHERE _batch IN ({counted}) AND NOT EXISTS "
        f"(FROM {view}_gone AS g WHERE g.batch = r._batch AND g.row = r._row)"
    )
    return True
