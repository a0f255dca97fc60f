"""A campaign's bulletin as a paper (reports.paper), from the rows that `figures` counts."""

from __future__ import annotations

from decimal import Decimal

from django.utils import timezone

from sevenlooks.language import Lang, Text
from sevenlooks.reports.paper import Annex, Bulletin, Cell, Column, Grid, Number, Row, Section, Square, share
from sevenlooks.reports.places import place
from sevenlooks.reports.strip import MARKS
from sevenlooks.server.campaigns.annexes import annex
from sevenlooks.server.campaigns.figures import (
    UNIT_COLUMNS,
    Measure,
    Moment,
    figures,
    measures,
)
from sevenlooks.server.campaigns.strip import seen


class Told:
    """A moment's measures, the annexes that hold their rows, and the numbers that open them."""

    def __init__(self, moment: Moment, lang: Lang) -> None:
        self.moment, self.lang = moment, lang
        self.measures = {m.name: m for m in measures(moment.campaign.plan)}
        sources = dict.fromkeys(m.source for m in self.measures.values())
        self.annexes = {
            s: annex(s, [m for m in self.measures.values() if m.source == s], moment, lang) for s in sources
        }
        self.units = sorted({b.name.split("@")[1] for a in self.annexes.values() for b in a.blocks if "@" in b.name})

    def say(self, zh: str, en: str, **values: object) -> str:
        return Text(zh, en).format(**values).in_(self.lang)

    def number(self, name: str, unit: str = "") -> Number:
        """A measure's number, in all or in one division of the next level down."""
        measure = self.measures[name]
        held = self.annexes[measure.source]
        blocks = [b for b in held.blocks if name in _counted_in(b.name) and b.name.partition("@")[2] == unit]
        rows = [row for b in blocks for row in held.rows[b.first : b.first + b.count]]
        value = _value(measure, held, rows)
        return Number(
            value, tuple(f"{held.name}:{b.name}" for b in blocks) if value else (), measure.how, measure.column
        )


def bulletin(moment: Moment, lang: Lang) -> Bulletin:
    """The bulletin in one language. Its numbers are those of `figures`, or it is not made."""
    told = Told(moment, lang)
    for name, value in figures(moment).items():
        if told.number(name).value != value:
            raise RuntimeError(f"{name}: the rows give {told.number(name).value}, the screen {value}")
    campaign, say = moment.campaign, told.say
    return Bulletin(
        lang=lang,
        title=say("{t}进展情况通报", "{t}: bulletin", t=campaign.title),
        heading=(
            (say("范围", "Where"), moment.scope.name.in_(lang)),
            (say("数据截至", "Data up to"), f"{timezone.localtime(moment.until):%Y-%m-%d %H:%M}"),
            (say("方案", "Plan"), campaign.plan.title.in_(lang)),
            (say("期限", "Due"), campaign.due_on.isoformat()),
        ),
        strip=_strip(told),
        sections=(_overall(told), _looks(told), *_units(told), _ground(told)),
        annexes=tuple(told.annexes.values()),
    )


def _overall(told: Told) -> Section:
    rows = [_row(told, m) for m in told.measures.values() if m.source in ("counties", "bodies", "persons")]
    overlap = told.say(
        "一家机构可以在几看中都有问题,问题机构按家去重,各看之和不等于总数。",
        "One institution can have problems under several looks: institutions are counted distinct, and the looks do "
        "not add up to the whole.",
    )
    return Section("overall", told.say("总体情况", "Overview"), (overlap,), (Grid(_columns(told), tuple(rows)),))


def _looks(told: Told) -> Section:
    rows = []
    for look in told.moment.campaign.plan.looks:
        mine = [m for m in told.measures.values() if m.look == look.name or m.item in {i.name for i in look.items}]
        if mine:
            title = told.say("{m}看 {t}", "Look {m}: {t}", m=MARKS[told.lang][look.number - 1], t=look.title)
            rows += [Row((title, *[""] * 4), head=True), *(_row(told, m) for m in mine)]
    return Section("looks", told.say("各看情况", "Look by look"), (), (Grid(_columns(told), tuple(rows)),))


def _units(told: Told) -> list[Section]:
    if told.moment.scope.below is None:
        return []
    columns = (
        Column("division", told.say("地区", "Division"), "name", 20),
        *(Column(name, told.measures[name].label.in_(told.lang), "count", 10) for name in UNIT_COLUMNS),
    )
    rows = tuple(Row((place(u, told.lang), *(told.number(name, u) for name in UNIT_COLUMNS))) for u in told.units)
    return [Section("divisions", told.say("各地情况", "Division by division"), (), (Grid(columns, rows),))]


def _ground(told: Told) -> Section:
    """Who was in, so that anybody can check it."""
    campaign = told.moment.campaign
    columns = (Column("what", told.say("事项", "What"), width=20), Column("told", told.say("内容", "Told"), width=60))
    rows = (
        Row((told.say("名单条件", "Who is in"), campaign.statement.in_(told.lang))),
        Row((told.say("冻结机构数", "Institutions frozen"), f"{campaign.bodies:,}")),
        Row((told.say("名单摘要(SHA-256)", "Digest of the list (SHA-256)"), campaign.digest)),
    )
    return Section("ground", told.say("名单依据", "What it rests on"), (), (Grid(columns, rows),))


def _strip(told: Told) -> tuple[Square, ...]:
    values = {name: told.number(name).value for name in told.measures}
    return tuple(
        Square(MARKS[told.lang][one.look.number - 1], one.state, one.said.in_(told.lang),
               told.number(next(iter(one.found))) if one.found else None)
        for one in seen(told.moment, values)
    )  # fmt: skip


def _columns(told: Told) -> tuple[Column, ...]:
    return (
        Column("measure", told.say("事项", "Measure"), width=44),
        Column("number", told.say("数量", "Number"), "count", 12),
        Column("unit", told.say("单位", "Unit"), width=14),
        Column("share", told.say("占比", "Share"), "share", 10),
        Column("share_of", told.say("占什么", "Share of what"), width=28),
    )


def _row(told: Told, measure: Measure) -> Row:
    number, unit, label = told.number(measure.name), measure.unit.in_(told.lang), measure.label.in_(told.lang)
    part: tuple[Cell, Cell] = ("", "")
    if measure.of:
        whole = told.number(measure.of)
        part = (share(number, whole), told.measures[measure.of].label.in_(told.lang) if whole.value else "")
    return Row((label, number, unit, *part))


def _counted_in(block: str) -> list[str]:
    return block.partition("@")[0].split("+")


def _value(measure: Measure, held: Annex, rows: list[tuple]) -> int | Decimal:
    if measure.how == "rows":
        return len(rows)
    at = [column.name for column in held.columns].index(measure.column)
    values = [row[at] for row in rows if row[at] not in (None, "")]
    if measure.how == "distinct":
        return len(set(values))
    return sum(values, Decimal("0.00") if measure.column == "amount" else 0)
