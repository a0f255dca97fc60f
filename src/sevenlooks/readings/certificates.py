"""Teacher certificate numbers that cannot be one, whoever they belong to."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.certificates import certificate_possible
from sevenlooks.readings.facts import Facts, batch_reading


def _read(rows: pa.Table) -> pa.Table:
    pairs = zip(rows["number"].to_pylist(), rows["as_of"].to_pylist(), strict=True)
    return rows.append_column("possible", pa.array([certificate_possible(n, day) for n, day in pairs], pa.bool_()))


@batch_reading(_read)
def odd_certificates(facts: Facts) -> ir.Table:
    """One row a number of staff or authors that is not at first sight seventeen digits of a year gone by: `number`,

    and `possible` (bool; null where digits are masked, for hidden digits are no wrong digits). Others are possible.
    """
    numbers = ibis.union(
        facts.table("staff").select(number="certificate_no"),
        facts.table("materials").select(number="author_certificate_no"),
    ).distinct()
    # The many of this century need no closer look; whatever else there is does.
    plain = numbers.number.re_search("^20[0-9]{15}$") & (numbers.number.substr(0, 4) <= str(facts.as_of.year))
    return numbers.filter(numbers.number.notnull(), ~plain).mutate(as_of=facts.day())


def with_certificate(facts: Facts, rows: ir.Table, column: str) -> ir.Table:
    """The rows with `certificate_possible` (bool; null for no number and for a masked one) of that column's number."""
    odd = facts.reading(odd_certificates).select(_number="number", _possible="possible")
    rows = rows.left_join(odd, rows[column] == odd._number)
    possible = ibis.cases((rows._number.notnull(), rows._possible), (rows[column].notnull(), True))
    return rows.mutate(certificate_possible=possible).drop("_number", "_possible")
