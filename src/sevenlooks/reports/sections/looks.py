"""Look by look, with the ministry's own labels: breaches and leads apart, and how many rules could judge."""

from __future__ import annotations

from sevenlooks.looks.look import LOOKS, Look
from sevenlooks.reports.counting import WEIGHTS
from sevenlooks.reports.ground import Ground
from sevenlooks.reports.measures import MEASURES, Measure
from sevenlooks.reports.paper import Cell, Column, Grid, Number, Row, Section, share
from sevenlooks.reports.strip import MARKS


def looks(ground: Ground) -> Section:
    say = ground.say
    columns = (
        Column("measure", say("事项", "Measure"), width=46),
        Column("breach", say("问题", "Breaches"), "count", 12),
        Column("lead", say("仅有线索", "Leads only"), "leads", 12),
        Column("unit", say("单位", "Unit"), width=14),
        Column("share", say("问题占比", "Share with a breach"), "share", 10),
        Column("reach", say("判断范围", "How far judged"), width=18),
    )
    rows = [row for look in LOOKS for row in _look(ground, look)]
    return Section(
        "looks",
        say("七看情况", "The seven looks"),
        (),
        (_reach(ground), Grid(columns, tuple(rows), say("各看数量", "The numbers of each look"))),
    )


def _reach(ground: Ground) -> Grid:
    """What each look could judge: without it a nought would read as clean."""
    say = ground.say
    columns = (
        Column("look", say("看", "Look"), width=34),
        Column("judged", say("已判规则", "Rules that judged"), "count", 14),
        Column("idle", say("未判规则", "Rules that could not"), "count", 14),
        Column("said", say("结论", "So"), width=38),
    )
    rows = []
    for look in LOOKS:
        judged = ground.number("rules", f"{look.name}.judged")
        idle = ground.number("rules", f"{look.name}.idle")
        rows.append(Row((_heading(ground, look), judged, idle, _conclusion(ground, judged, idle))))
    return Grid(columns, tuple(rows), say("各看判断了多少规则", "How much each look could judge"))


def _conclusion(ground: Ground, judged: Number, idle: Number) -> str:
    if not judged.value:
        if not idle.value:
            return ground.say("本次未筛查这一看", "this look was not run")
        return ground.say("未判,不能视为没有问题", "not judged: this does not mean clean")
    if idle.value:
        return ground.say("部分规则未判,数量可能偏少", "partly judged: the numbers may be too low")
    return ground.say("全部规则都作了判断", "every rule judged")


def _heading(ground: Ground, look: Look) -> str:
    mark, title, label = MARKS[ground.lang][look.number - 1], look.title.in_(ground.lang), look.label.in_(ground.lang)
    head = f"{mark}看 {title}" if ground.lang == "zh" else f"Look {mark}: {title}"
    if label == title:
        return head
    return f"{head}({label})" if ground.lang == "zh" else f"{head} ({label[0].lower()}{label[1:]})"


def _look(ground: Ground, look: Look) -> list[Row]:
    rows = [Row((_heading(ground, look), *[""] * 5), head=True)]
    for measure in (m for m in MEASURES if m.look == look.name):
        reaching = ground.reaching(measure)
        if measure.outside and not reaching:
            continue
        breach, lead = ground.measured(measure, "breach"), ground.measured(measure, "lead")
        unit, part = measure.unit.in_(ground.lang), ""
        if measure.of and isinstance(breach, Number):
            part = share(breach, ground.of(measure.of))
        partly = any(o.judged for o in reaching) and not all(o.judged for o in reaching)
        reach = ground.say("部分规则未判", "some rules not judged") if partly else ""
        rows.append(Row((measure.label.in_(ground.lang), breach, lead, unit, part, reach)))
        if measure.money:
            rows.append(_money(ground, measure))
    return rows


def _money(ground: Ground, measure: Measure) -> Row:
    assert measure.money
    cells: list[Cell] = []
    for weight in WEIGHTS:
        number = ground.measured(measure, weight)
        cells.append(ground.counting.money(measure.name, weight) if isinstance(number, Number) else number)
    return Row((measure.money.in_(ground.lang), *cells, ground.say("元", "yuan"), "", ""))
