"""County by county: a strip each, and the counties ranked by institutions with a breach."""

from __future__ import annotations

from sevenlooks.reports.counting import WEIGHTS
from sevenlooks.reports.ground import Ground
from sevenlooks.reports.measures import EVERYTHING
from sevenlooks.reports.paper import Bars, Column, Grid, Number, Row, Section, share
from sevenlooks.reports.places import place
from sevenlooks.reports.strip import strip

SHOWN = 20


def counties(ground: Ground) -> Section:
    say = ground.say
    columns = (
        Column("division", say("县(市、区)", "County"), "name", 18),
        Column("strip", say("七看", "Seven looks"), "strip", 36),
        Column("examined", say("排查机构", "Institutions examined"), "count", 12),
        Column("breach", say("有问题", "With a breach"), "count", 12),
        Column("share", say("占比", "Share"), "share", 9),
        Column("lead", say("仅有线索", "Leads only"), "leads", 12),
    )
    rows, ranked = [], []
    for code in ground.divisions:
        examined = ground.number("bodies", f"judged.{code}")
        breach, lead = (ground.counting.number(EVERYTHING.name, weight, code) for weight in WEIGHTS)
        told = (breach, share(breach, examined), lead) if examined.value else _unexamined(ground, breach, lead)
        name = place(code, ground.lang)
        rows.append(Row((name, strip(ground, code), examined, *told)))
        ranked.append((name, breach))
    legend = say(
        "七看方格:实心为问题,空心波纹为仅有线索,圆环为已判未发现,斜线为未判;数字为机构和台账之外对象的个数。",
        "The seven squares: filled, breaches; outlined, leads only; ring, judged, nothing found; hatched, not judged. "
        "The numbers count institutions and subjects outside the ledger.",
    )
    grid = Grid(columns, tuple(rows), bars=_bars(ground, ranked))
    return Section("counties", say("各县(市、区)情况", "County by county"), (legend,), (grid,))


def _unexamined(ground: Ground, breach: Number, lead: Number) -> tuple[Number | str, str, Number | str]:
    """A division in which no body was judged is not clean."""
    idle = ground.say("未判", "not judged")
    return (breach if breach.value else idle), "", (lead if lead.value else idle)


def _bars(ground: Ground, ranked: list[tuple[str, Number]]) -> Bars | None:
    some = sorted((pair for pair in ranked if pair[1].value), key=lambda pair: (-pair[1].value, pair[0]))
    if len(some) < 2:
        return None
    title = ground.say(
        "有问题的机构(家),前 {n} 个县", "Institutions with a breach, the first {n} counties", n=min(SHOWN, len(some))
    )
    return Bars(title, tuple(some[:SHOWN]))
