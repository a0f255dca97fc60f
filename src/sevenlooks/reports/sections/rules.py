"""Rule by rule: judged, found, not judged, and the institutions it concerns."""

from __future__ import annotations

from sevenlooks.looks.look import LOOKS
from sevenlooks.reports.ground import Ground
from sevenlooks.reports.paper import Bars, Cell, Column, Grid, Number, Row, Section
from sevenlooks.reports.words import BREACH, LEAD, NOT_JUDGED, UNITS
from sevenlooks.screening.outcome import Outcome

SHOWN = 15


def rules(ground: Ground) -> Section:
    say = ground.say
    columns = (
        Column("rule", say("规则", "Rule"), width=32),
        Column("weight", say("性质", "Kind"), "lead_or_breach", 7),
        Column("unit", say("判断对象", "Judged by"), width=12),
        Column("judged", say("已判", "Judged"), "count", 10),
        Column("found", say("发现", "Found"), "count", 9),
        Column("institutions", say("涉及机构", "Institutions"), "count", 10),
        Column("findings", say("条数", "Findings"), "count", 9),
        Column("not_judged", say("未判", "Not judged"), "count", 10),
    )
    rows: list[Row] = []
    for look in LOOKS:
        held = ground.by_look.get(look.name, [])
        if held:
            rows.append(Row((look.title.in_(ground.lang), *[""] * 7), head=True))
        rows += [_rule(ground, o) for o in held]
    grid = Grid(columns, tuple(rows), bars=_bars(ground))
    return Section("rules", say("各条规则情况", "Rule by rule"), (), (grid,))


def _rule(ground: Ground, o: Outcome) -> Row:
    weight = (LEAD if o.rule.lead else BREACH).in_(ground.lang)
    judged = ground.number("judging", f"{o.rule.id}.judged", how="sum", column="count")
    idle = ground.number("judging", *(f"{o.rule.id}.{code}" for code in o.why), how="sum", column="count")
    cells: tuple[Cell, ...] = (NOT_JUDGED.in_(ground.lang),) * 3
    if o.judged:
        found = ground.number("findings", o.rule.id, how="distinct", column="subject")
        cells = (found, _institutions(ground, o), ground.number("findings", o.rule.id))
    return Row((o.rule.title.in_(ground.lang), weight, UNITS[o.rule.subject].in_(ground.lang), judged, *cells, idle))


def _institutions(ground: Ground, o: Outcome) -> Number:
    return ground.number("findings", o.rule.id, how="distinct", column="number")


def _bars(ground: Ground) -> Bars | None:
    told = [(o.rule.title.in_(ground.lang), _institutions(ground, o)) for o in ground.run.outcomes if not o.rule.lead]
    some = sorted((pair for pair in told if pair[1].value), key=lambda pair: (-pair[1].value, pair[0]))
    if len(some) < 2:
        return None
    title = ground.say(
        "问题涉及的机构(家),前 {n} 条规则", "Institutions with a breach, the first {n} rules", n=min(SHOWN, len(some))
    )
    return Bars(title, tuple(some[:SHOWN]))
