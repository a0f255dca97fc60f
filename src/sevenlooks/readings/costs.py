"""What a body pays a head and a square metre in a year, among bodies alike in the same place."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from sevenlooks.methods.warning.peers import believed, standing
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import Facts

MEASURES = ("pay", "rent")
PLACES = (6, 4, 2)  # digits of county, city, province


def yearly_costs(facts: Facts) -> ir.Table:
    """One row a body and year: `institution_id`, `year`, `division_code`, `pay` (yuan a head) and `rent` (yuan a square

    metre), null where not told or nought, and of each `_deviation` (robust deviations above like bodies of the place
    and year, null with too few), `_usual` (their median) and `_strength` (0 to 1).
    """
    rows = facts.engine.take(_costs(facts)).sort_by([("institution_id", "ascending"), ("year", "ascending")])
    limit, share = facts.law["peer_limit"].at(facts.as_of), facts.law["problem_share"].at(facts.as_of)
    places = [_groups(rows, digits) for digits in PLACES]
    for measure in MEASURES:
        among = standing(rows[measure].to_numpy().astype(float), places)
        strength = believed(np.nan_to_num(among.deviation), share, limit)
        for name, column in (("deviation", among.deviation), ("usual", among.usual), ("strength", strength)):
            rows = rows.append_column(f"{measure}_{name}", pa.array(column, from_pandas=True))
    return facts.engine.give("reading_yearly_costs", rows.drop_columns(["alike"]))


def _groups(rows: pa.Table, digits: int) -> np.ndarray:
    """Group numbers from 0: bodies alike whose divisions have the first digits in common."""
    pairs = zip(rows["alike"].to_pylist(), rows["division_code"].to_pylist(), strict=True)
    return np.unique([f"{alike}|{(code or '')[:digits]}" for alike, code in pairs], return_inverse=True)[1].reshape(-1)


def _costs(facts: Facts) -> ir.Table:
    years = facts.table("financials")
    body = facts.reading(bodies).select("division_code", "category", "mode", "floor_area_m2", of="institution_id")
    rows = years.join(body, years.institution_id == body.of)
    alike = [ibis.coalesce(part, ibis.literal("")) for part in (rows.category, rows["mode"], rows.year.cast("string"))]
    heads, area = rows.headcount.cast("float64").nullif(0), rows.floor_area_m2.cast("float64").nullif(0)
    return rows.select(
        "institution_id",
        "year",
        "division_code",
        pay=rows.payroll.cast("float64") / heads,
        rent=rows.rent.cast("float64") / area,
        alike=alike[0] + "/" + alike[1] + "/" + alike[2],
    )
