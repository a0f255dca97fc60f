"""The answer first: what was examined and what was found, in all."""

from __future__ import annotations

from sevenlooks.looks.look import LOOKS
from sevenlooks.reports.counting import WEIGHTS
from sevenlooks.reports.ground import Ground
from sevenlooks.reports.measures import EVERYTHING, MEASURES
from sevenlooks.reports.paper import Cell, Column, Grid, Number, Row, Section, share
from sevenlooks.reports.words import NOT_KEPT, SUSPICION

OF = {m.name: m for m in MEASURES}


def overview(ground: Ground) -> Section:
    say = ground.say
    columns = (
        Column("measure", say("事项", "Measure"), width=44),
        Column("number", say("数量", "Number"), "count", 12),
        Column("unit", say("单位", "Unit"), width=14),
        Column("share", say("占比", "Share"), "share", 10),
        Column("share_of", say("占什么", "Share of what"), width=28),
    )
    rows = [*_covered(ground), *_problems(ground), *_subjects(ground), *_not_kept(ground)]
    overlap = say(
        "一家机构可以有多条问题,也可以在几看中都有问题,所以问题机构按家去重,各看之和不等于总数。",
        "One institution can carry many findings and stand under several looks: institutions are counted distinct, and "
        "the looks do not add up to the whole.",
    )
    told = (SUSPICION.in_(ground.lang), overlap, *_silent(ground))
    return Section("overview", say("总体情况", "Overview"), told, (Grid(columns, tuple(rows)),))


def _silent(ground: Ground) -> list[str]:
    """The looks that judged nothing: the numbers say nothing about them."""
    silent = [look.title.in_(ground.lang) for look in LOOKS if not ground.examined.judged_in.get(look.name)]
    if not silent:
        return []
    names = ("、" if ground.lang == "zh" else "; ").join(silent)
    return [
        ground.say(
            "以下各看没有作出任何判断,下列数字不包括它们,不能视为没有问题:{names}。",
            "These looks judged nothing; the numbers below leave them out, which does not mean clean: {names}.",
            names=names,
        )
    ]


def _covered(ground: Ground) -> list[Row]:
    say, counties = ground.say, ground.number("counties", "open", "none_open")
    county, body = say("个", "counties"), say("家", "institutions")
    some = ground.number("counties", "open")
    ledger = ground.number("counties", "open", "none_open", how="sum", column="ledger")
    examined = ground.of("institutions")
    return [
        _row(say("覆盖县(市、区)", "Counties covered"), counties, county),
        _row(
            say("有在营机构的县(市、区)", "Counties with an open institution"),
            some,
            county,
            share(some, counties),
            say("覆盖的县", "counties covered"),
        ),
        _row(say("台账机构", "Institutions in the ledger"), ledger, body),
        _row(
            say("排查机构(至少一条规则作了判断)", "Institutions examined (judged by at least one rule)"), examined, body
        ),
    ]


def _problems(ground: Ground) -> list[Row]:
    say, whole = ground.say, ground.of("institutions")
    labels = {
        "breach": say("存在问题的机构(去重)", "Institutions with a breach (distinct)"),
        "lead": say("只有线索、尚待核查的机构(去重)", "Institutions with leads only, to be checked (distinct)"),
    }
    unit, of = say("家", "institutions"), say("排查机构", "institutions examined")
    return [_shared(labels[weight], ground.measured(EVERYTHING, weight), unit, whole, of) for weight in WEIGHTS]


def _subjects(ground: Ground) -> list[Row]:
    say, rows = ground.say, []
    for name, examined, of in (
        ("materials", say("排查培训材料", "Training materials examined"), say("排查材料", "materials examined")),
        (
            "staff",
            say("排查从业人员(机构与人)", "Staff examined (person and institution)"),
            say("排查人员", "staff examined"),
        ),
    ):
        measure, whole = OF[name], ground.of(name)
        unit = measure.unit.in_(ground.lang)
        judged = ground.judged(measure, "breach")
        rows.append(_row(examined, whole if whole.value or judged else ground.measured(measure, "breach"), unit))
        label = measure.label.in_(ground.lang)
        rows.append(_shared(label, ground.measured(measure, "breach"), unit, whole, of))
    return rows


def _not_kept(ground: Ground) -> list[Row]:
    """What the published bulletin tells and the books cannot know. Said, never guessed."""
    say, kept = ground.say, NOT_KEPT.in_(ground.lang)
    return [
        _row(say("整改完成率", "Share rectified"), kept),
        _row(say("启动和完成排查的县(市、区)", "Counties that have started and finished"), kept),
        _row(say("退费、停办、移送等处置", "Refunds made, orders to stop, cases handed over"), kept),
    ]


def _shared(label: str, number: Cell, unit: str, whole: Number, of: str) -> Row:
    if isinstance(number, Number) and whole.value:
        return _row(label, number, unit, share(number, whole), of)
    return _row(label, number, unit)


def _row(label: str, number: Cell, unit: str = "", part: str = "", of: str = "") -> Row:
    return Row((label, number, unit, part, of))
