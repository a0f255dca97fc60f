"""What a cell says: SQL that reads a county's spelling into a column's type. Each file teaches DuckDB a few macros.

The macros run inside the engine over whole columns: no row passes through Python, and no number of a person is
written anywhere before it has become a key.
"""

from __future__ import annotations

import duckdb

from sevenlooks.books import divisions
from sevenlooks.books.intake.cells import checks, dates, free_text, numbers, persons, text
from sevenlooks.books.secret import Secret

__all__ = ["teach"]


def teach(con: duckdb.DuckDBPyConnection, secret: Secret) -> None:
    """Teach a connection every macro, the divisions, and the secret under which it makes keys."""
    inner, outer = secret.pads
    con.execute("SET VARIABLE inner_pad = ?::BLOB", [inner])
    con.execute("SET VARIABLE outer_pad = ?::BLOB", [outer])
    con.execute("SET VARIABLE zones = ?", [divisions.zones()])
    known = divisions.table()
    con.execute("CREATE OR REPLACE TEMP TABLE divisions AS FROM known")
    con.execute(
        "SET VARIABLE former = (SELECT map(list(code ORDER BY code), list(until ORDER BY code)) FROM divisions "
        "WHERE until IS NOT NULL)"
    )
    del known
    for part in (checks, text, dates, numbers, persons, free_text):
        for macro in part.MACROS:
            con.execute(f"CREATE OR REPLACE MACRO {macro}")
