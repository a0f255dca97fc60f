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
        source = f"read_parquet({[str(uri) for uri in table.file_uris()]}, union_by_name = true)"
    there = {row[0] for row in con.execute(f"DESCRIBE FROM {source}").fetchall()}
    schema = pa.schema([*book(name).schema, *ROW_FIELDS])
    columns = ", ".join(f'"{f.name}"' if f.name in there else f'NULL AS "{f.name}"' for f in schema)
    counted = ", ".join(str(batch) for batch in sorted(snapshot.batches_of(name)))
    con.register(f"{view}_gone", snapshot._superseded(name))
    # An anti join, not NOT EXISTS: the book streams past its superseded rows instead of being held beside them.
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW {view} AS SELECT {columns} FROM {source} AS r ANTI JOIN {view}_gone AS g "
        f"ON g.batch = r._batch AND g.row = r._row WHERE _batch IN ({counted})"
    )
    return True
