"""What was not judged and why: unknown is not clean."""

from __future__ import annotations

from sevenlooks.reports.annexes import book_title
from sevenlooks.reports.ground import Ground
from sevenlooks.reports.paper import Column, Grid, Row, Section
from sevenlooks.reports.words import UNITS, why


def not_judged(ground: Ground) -> Section:
    say = ground.say
    columns = (
        Column("rule", say("规则", "Rule"), width=34),
        Column("why", say("原因", "Why"), width=40),
        Column("number", say("未判数量", "Not judged"), "count", 12),
        Column("unit", say("单位", "Unit"), width=14),
    )
    rows = []
    for o in ground.run.outcomes:
        for code in o.why:
            number = ground.number("judging", f"{o.rule.id}.{code}", how="sum", column="count")
            unit = UNITS[o.rule.subject].in_(ground.lang)
            rows.append(Row((o.rule.title.in_(ground.lang), why(code, ground.lang), number, unit)))
    told = (
        say(
            "未判不等于没有问题。补报所缺的台账或栏目后重新筛查即可判断。",
            "Not judged does not mean clean. Once the missing books or columns are taken in, a new run can judge them.",
        )
        if rows
        else say("全部规则对其对象都作了判断。", "Every rule judged all of its subjects."),
    )
    idle = ground.number("bodies", "idle")
    bodies = Grid(
        (Column("what", say("事项", "Measure"), width=60), Column("number", say("数量", "Number"), "count", 12)),
        (Row((say("没有任何规则能作判断的机构(家)", "institutions that no rule could judge"), idle)),),
    )
    grids = [bodies, Grid(columns, tuple(rows))] if rows else [bodies]
    return Section(
        "not_judged", say("未判事项及原因", "What was not judged and why"), told, (*grids, *_narrowed(ground))
    )


def _narrowed(ground: Ground) -> list[Grid]:
    rows = []
    for o in ground.run.outcomes:
        if o.narrowed:
            names = [_missing(use, ground) for use in o.narrowed]
            rows.append(Row((o.rule.title.in_(ground.lang), ("、" if ground.lang == "zh" else ", ").join(names))))
    if not rows:
        return []
    columns = (
        Column("rule", ground.say("规则", "Rule"), width=40),
        Column("without", ground.say("缺少", "Without"), width=60),
    )
    return [
        Grid(
            columns,
            tuple(rows),
            ground.say("因缺少台账而判断范围较窄的规则", "Rules judged more narrowly for want of books"),
        )
    ]


def _missing(use: str, ground: Ground) -> str:
    table, _, column = use.partition(".")
    return f"{book_title(table, ground.lang)}.{column}" if column else book_title(table, ground.lang)
