"""The law it applies: each clause with its title, issuer and day."""

from __future__ import annotations

from sevenlooks.reports.ground import Ground
from sevenlooks.reports.paper import Column, Grid, Row, Section


def clauses(ground: Ground) -> Section:
    say = ground.say
    columns = (
        Column("key", say("文号或简称", "Number or short title"), "name", 30),
        Column("title", say("名称", "Title"), width=44),
        Column("issuer", say("发文机关", "Issuer"), width=26),
        Column("since", say("施行或报道日期", "In force or reported"), width=20),
    )
    rows = []
    for key in sorted({cite for o in ground.run.outcomes for cite in o.rule.cites}):
        cited = ground.law.citations.get(key)
        if cited is None:
            rows.append(Row((key, "", "", "")))
            continue
        since = cited.since.isoformat() if cited.since else ""
        reported = say("(报道)", " (reported)") if cited.reported and since else ""
        rows.append(Row((key, cited.title.in_(ground.lang), cited.issuer.in_(ground.lang), since + reported)))
    told = say(
        "每一条数据按其发生当日、当地有效的规定判断。",
        "Every row is judged by the law in force on its own day, in its own place.",
    )
    return Section("clauses", say("依据", "The law it applies"), (told,), (Grid(columns, tuple(rows)),))
