"""The one resolver of values by day and place, for values that come from a book (guide prices, school calendars)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir


def in_force(
    values: ir.Table,
    rows: ir.Table,
    *,
    division: str,
    day: str,
    values_since: str,
    keys: Sequence[str] = (),
    where: Mapping[str, str] | None = None,
) -> ir.Table:
    """Each distinct (division, day, keys…) of `rows` with the value in force there: nearest division, latest begun.

    `values` has `division_code` (province, city or county), `values_since` (date) and the `keys` columns; `rows` has
    the columns `division`, `day` and `keys`. `where` maps a column of `rows` to a (from, to) pair of `values` columns
    "from,to" that must contain it, an empty upper end being open (class sizes). Returns the question's columns and
    all of `values`' others; a question without any value in force is absent.
    """
    where = where or {}
    asked = [division, day, *keys, *where]
    questions = rows.select(asked).distinct()
    places = ibis.union(
        *(
            questions.mutate(_place=place, _rank=ibis.literal(rank))
            for rank, place in enumerate(_lineage(questions[division]))
        )
    )
    values = values.rename({f"_v_{name}": name for name in values.columns})
    meets = [
        places._place == values["_v_division_code"],
        values[f"_v_{values_since}"] <= places[day],
        *(places[key] == values[f"_v_{key}"] for key in keys),
    ]
    for column, bounds in where.items():
        low, high = bounds.split(",")
        meets.append(places[column] >= values[f"_v_{low}"])
        meets.append(values[f"_v_{high}"].isnull() | (places[column] <= values[f"_v_{high}"]))
    met = places.join(values, meets)
    order = ibis.window(group_by=asked, order_by=[met["_rank"], met[f"_v_{values_since}"].desc()])
    best = met.mutate(_nth=ibis.row_number().over(order))
    best = best.filter(best._nth == 0).drop("_nth", "_rank", "_place")
    taken = set(asked)
    renamed = {name[3:]: name for name in best.columns if name.startswith("_v_") and name[3:] not in taken}
    return best.select(*asked, **{new: best[old] for new, old in renamed.items()})


def _lineage(code: ir.StringValue) -> tuple[ir.StringValue, ...]:
    return code, code.substr(0, 4) + "00", code.substr(0, 2) + "0000"
