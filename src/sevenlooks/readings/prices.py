"""The ceiling of the guide price for each course: nearest division upward, in force on the course's first day."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.law import in_force
from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.money import fen
from sevenlooks.readings.teaching import taught_courses

_MILLION = 1_000_000


@reading(kept=False)
def guide_ceilings(facts: Facts) -> ir.Table:
    """One row a course for which a guide price is in force on its first day: `course_id`; `ceiling` (fen a lesson,

    rounded half up; null where price row or course do not tell all of it); the price row's key as `guide_place`,
    `guide_mode`, `class_from`, `effective_from`.

    Source: 发改价格〔2021〕1279号: base price × minutes ÷ standard minutes × (1 + float).
    """
    courses = facts.reading(taught_courses)
    asked = courses.select("course_id", "division_code", "starts_on", "class_size", "lesson_minutes", guide_mode="form")
    asked = asked.drop_null(["division_code", "starts_on", "class_size", "guide_mode"])
    prices = _dearest_class(facts, asked.select("guide_mode", "class_size").distinct())
    question = ["division_code", "starts_on", "guide_mode", "class_size"]
    held = in_force(
        prices,
        asked,
        division="division_code",
        day="starts_on",
        values_since="effective_from",
        keys=("guide_mode", "class_size"),
    )
    rows = asked.join(held, question)
    # In whole numbers, so that half a fen rounds up exactly.
    above = rows.base * rows.lesson_minutes * (_MILLION + rows.float_ppm)
    below = (rows.standard_minutes * _MILLION).nullif(0)
    return rows.select(
        "course_id",
        "guide_place",
        "guide_mode",
        "class_from",
        "effective_from",
        ceiling=((2 * above + below) // (2 * below)).cast("int64"),
    )


def _dearest_class(facts: Facts, sizes: ir.Table) -> ir.Table:
    """The guide prices, one row for each class size asked for. Where two classes of one table both include a size
    (10 or fewer, 10 to 35), nobody can be blamed for the dearer; a row that does not tell its price hides the others.
    """
    prices = facts.table("guide_prices")
    prices = prices.select(
        "division_code",
        "class_from",
        "class_to",
        "standard_minutes",
        "effective_from",
        guide_place="division_code",
        price_mode="mode",
        base=fen(prices.base_price),
        float_ppm=(prices.up_float * _MILLION).round().cast("int64"),
    )
    met = prices.join(
        sizes,
        [
            prices.price_mode == sizes.guide_mode,
            prices.class_from <= sizes.class_size,
            prices.class_to.isnull() | (sizes.class_size <= prices.class_to),
        ],
    )
    rate = met.base * (_MILLION + met.float_ppm) / met.standard_minutes.nullif(0)
    met = met.mutate(rate=rate.fill_null(float("1e18")))
    order = ibis.window(
        group_by=["division_code", "guide_mode", "class_size", "effective_from"],
        order_by=[met.rate.desc(), met.class_from],
    )
    met = met.mutate(nth=ibis.row_number().over(order))
    return met.filter(met.nth == 0).drop("nth", "rate", "class_to", "price_mode")
