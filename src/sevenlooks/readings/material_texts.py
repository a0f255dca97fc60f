"""What training materials say: which items of the negative list their titles and excerpts touch."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.materials import ABOVE_GRADE, Materials, Touch, read_materials
from sevenlooks.readings.facts import Facts, batch_reading

SHOWN = 3  # of the places that touch the list, the surest
AT_ONCE = 50_000  # materials read together: texts and their hits are held in memory meanwhile

SCHEMA = pa.schema(
    [
        ("material_id", pa.string()),
        ("item", pa.int64()),
        ("strength", pa.float64()),
        ("observed", pa.string()),
        ("expected", pa.string()),
        ("ungraded", pa.bool_()),
        ("silent", pa.bool_()),
    ]
)


def read_texts(rows: pa.Table) -> pa.Table:
    """One row a material, as SCHEMA.

    `item` (1-12): of the surest place that touches the list, null where none does; `strength` (0-1): how surely all of
    its places together say so; `observed`: the surest places, each with its item, and with the grade that first teaches
    it; `expected`: for content above the grade, the grade the material is for; `ungraded`: it holds a topic of the
    curriculum and nobody says for which grade it is; `silent`: its title says nothing and its excerpt is empty.
    """
    parts = [_read(rows.slice(first, AT_ONCE)) for first in range(0, rows.num_rows, AT_ONCE)]
    return pa.concat_tables([SCHEMA.empty_table(), *parts])


def _read(rows: pa.Table) -> pa.Table:
    ids, titles, *others = (rows[name].to_pylist() for name in ("material_id", "title", *_OTHERS))
    read = read_materials(Materials([title or "" for title in titles], *others))
    told = [_told(read.touches.get(row, ()), int(read.own_grades[row])) for row in range(len(ids))]
    columns = (ids, *zip(*told, strict=True), read.open.tolist(), read.silent.tolist())
    return pa.table(dict(zip(SCHEMA.names, map(list, columns), strict=True)), schema=SCHEMA)


_OTHERS = ("excerpt", "grade", "stage", "subject")
_Told = tuple[int | None, float | None, str | None, str | None]


def _told(touches: Sequence[Touch], own_grade: int) -> _Told:
    if not touches:
        return None, None, None, None
    distinct = list({(touch.item, touch.written): touch for touch in reversed(touches)}.values())[::-1]
    strength = 1 - prod(1 - touch.strength for touch in distinct)
    leading = touches[0].item
    observed = "; ".join(map(_shown, distinct[:SHOWN]))
    return leading, round(strength, 3), observed, str(own_grade) if leading == ABOVE_GRADE else None


def _shown(touch: Touch) -> str:
    taught = "" if touch.grade is None else f" ({touch.grade})"
    return f"{touch.item} “{touch.written}”{taught}"


@batch_reading(read_texts)
def material_texts(facts: Facts) -> ir.Table:
    """One row a material: the columns of `read_texts`."""
    return facts.table("materials").select("material_id", "title", *_OTHERS)
