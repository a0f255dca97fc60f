"""Division codes as the ledger writes them, and whether they still hold."""

from __future__ import annotations

import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.books.divisions import known
from sevenlooks.readings.facts import Facts, batch_reading


def _held(rows: pa.Table) -> pa.Table:
    pairs = zip(rows["code"].to_pylist(), rows["as_of"].to_pylist(), strict=True)
    return rows.append_column("holds", pa.array([known(code, day) is not None for code, day in pairs], pa.bool_()))


@batch_reading(_held)
def written_divisions(facts: Facts) -> ir.Table:
    """One row a division code of the ledger: `code`, `holds` (bool: on the as-of day; false for a former code)."""
    rows = facts.table("institutions")
    return rows.select(code="division_code").distinct().mutate(as_of=facts.day())
