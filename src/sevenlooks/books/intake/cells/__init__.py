"""What a cell says: SQL that reads a county's spelling into a column's type. Each file teaches DuckDB a few macros.

The macros run inside the engine over whole columns: no row passes through Python, and no number of a person is
written anywhere before it has become a key.
"""

from __future__ import annotations

import duckdb

from sevenlooks.books import divisions as known_divisions
from sevenlooks.books.intake.cells import checks, dates, free_text, numbers, persons, text
from sevenlooks.books.intake.cells.literal import quoted
from sevenlooks.books.secret import Secret

__all__ = ["teach", "teach_divisions", "teach_secret"]


def teach(con: duckdb.DuckDBPyConnection) -> None:
    """Teach a connection every macro."""
    con.execute("CREATE OR REPLACE TEMP TABLE divisions (code VARCHAR, until DATE)")
    macros = [macro for part in (checks, text, dates, numbers, persons, free_text) for macro in part.MACROS]
    con.execute(";".join(f"CREATE OR REPLACE MACRO {macro}" for macro in macros))


def teach_secret(con: duckdb.DuckDBPyConnection, secret: Secret) -> None:
    """Give a connection the secret under which it makes keys."""
    inner, outer = secret.pads
    # As literals: a bound parameter would have the engine look for pandas, which takes longer than all the macros.
    con.execute(f"SET VARIABLE inner_pad = unhex('{inner.hex()}'); SET VARIABLE outer_pad = unhex('{outer.hex()}')")


def teach_divisions(con: duckdb.DuckDBPyConnection) -> None:
    """Teach a connection the divisions: the table `divisions`, and the days on which former codes ended."""
    con.register("known_divisions", known_divisions.table())
    con.execute("INSERT INTO divisions SELECT code, until FROM known_divisions")
    con.unregister("known_divisions")
    con.execute(f"SET VARIABLE zones = {quoted(known_divisions.zones())}")
    con.execute(
        "SET VARIABLE former = (SELECT map(list(code ORDER BY code), list(until ORDER BY code)) FROM divisions "
        "WHERE until IS NOT NULL)"
    )
