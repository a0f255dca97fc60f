"""The rows behind a bulletin's numbers, on screen and on paper.

Rows that count in the same measures stand together as one block, named by those measures ("begun+examined"), and within
it those of one division as another ("begun+examined@330100"): a number opens the blocks that name it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from sevenlooks.language import Lang, Text
from sevenlooks.reports.paper import Annex, Block, Column, Value, blocks_of
from sevenlooks.reports.places import place
from sevenlooks.server.campaigns.figures import Measure, Moment, Source
from sevenlooks.server.campaigns.models import Entry
from sevenlooks.server.campaigns.plan import Plan
from sevenlooks.server.campaigns.stages import TITLES, WAITING

KINDS = {
    Entry.LEDGER: Text("冻结名单", "frozen list"),
    Entry.LATER: Text("后入台账", "in the ledger since"),
    Entry.UNLISTED: Text("不在册", "in no register"),
    Entry.PERSON: Text("个人", "individuals"),
    Entry.COUNTY: Text("本县", "the county"),
}
TITLES_OF: dict[str, Text] = {
    "counties": Text("县(市、区)", "Counties"),
    "bodies": Text("机构", "Institutions"),
    "persons": Text("个人", "Individuals"),
    "problems": Text("问题", "Problems"),
    "counted": Text("材料和人员", "Counted things"),
}
Teller = Callable[[Any, Plan, Lang], Value]


def _day(moment: Any) -> Value:
    return timezone.localtime(moment).date() if moment else None


def _item(row: Any, plan: Plan, lang: Lang) -> str:
    return plan.item(row.item)[1].title.in_(lang)


_PLACE: tuple[Column, Text, Teller] = (
    Column("division", "", "name", 14), Text("县(市、区)", "County"), lambda r, p, lang: place(r.division_code, lang)
)  # fmt: skip
_NAME: tuple[Column, Text, Teller] = (
    Column("name", "", "name", 26),
    Text("名称", "Name"),
    lambda r, p, lang: r.entry.name,
)
_COLUMNS: dict[str, tuple[tuple[Column, Text, Teller], ...]] = {
    "counties": (
        _PLACE,
        (Column("stage", "", width=12), Text("阶段", "Stage"), lambda r, p, lang: TITLES[r.stage or WAITING].in_(lang)),
        (Column("since", "", "date", 12), Text("自", "Since"), lambda r, p, lang: _day(r.stage_at)),
    ),
    "bodies": (
        _PLACE,
        (Column("entry_id", "", width=10), Text("序号", "Number"), lambda r, p, lang: str(r.pk)),
        (Column("name", "", "name", 26), Text("名称", "Name"), lambda r, p, lang: r.name),
        (Column("institution_id", "", width=22), Text("机构编号", "Institution"), lambda r, p, lang: r.institution_id),
        (Column("kind", "", width=12), Text("来源", "From"), lambda r, p, lang: KINDS[r.kind].in_(lang)),
    ),
    "persons": (
        _PLACE,
        (Column("entry_id", "", width=10), Text("序号", "Number"), lambda r, p, lang: str(r.pk)),
        (Column("address", "", "name", 30), Text("地点", "Place"), lambda r, p, lang: r.address),
        (Column("times", "", "count", 10), Text("人次", "Person-times"), lambda r, p, lang: r.times),
        (Column("added", "", "date", 12), Text("发现日期", "Found on"), lambda r, p, lang: _day(r.added_at)),
    ),
    "problems": (
        _PLACE,
        (Column("entry_id", "", width=10), Text("序号", "Number"), lambda r, p, lang: str(r.entry_id)),
        _NAME,
        (Column("item", "", width=30), Text("事项", "Item"), _item),
        (Column("amount", "", "money", 14), Text("金额(元)", "Amount (yuan)"), lambda r, p, lang: r.amount),
        (Column("found", "", "date", 12), Text("记录日期", "Recorded on"), lambda r, p, lang: _day(r.at)),
    ),
    "counted": (
        _PLACE,
        (Column("entry_id", "", width=10), Text("序号", "Number"), lambda r, p, lang: str(r.entry_id)),
        _NAME,
        (Column("item", "", width=30), Text("事项", "Item"), _item),
        (Column("examined", "", "count", 10), Text("排查", "Examined"), lambda r, p, lang: r.examined),
        (Column("wrong", "", "count", 10), Text("不合规", "Wrong"), lambda r, p, lang: r.wrong),
    ),
}  # fmt: skip


def columns(source: Source, lang: Lang) -> tuple[Column, ...]:
    return tuple(Column(c.name, title.in_(lang), c.kind, c.width) for c, title, _ in _COLUMNS[source])


def cells(source: Source, row: Any, plan: Plan, lang: Lang) -> tuple[Value, ...]:
    """One row as people read it."""
    return tuple(tell(row, plan, lang) for _, _, tell in _COLUMNS[source])


def with_names(source: Source, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("entry") if source in ("problems", "counted") else rows


def annex(source: Source, measured: list[Measure], moment: Moment, lang: Lang) -> Annex:
    """All rows of a source, and the blocks that its measures open."""
    sets = {m.name: set(m.rows(moment).order_by().values_list("pk", flat=True)) for m in measured}
    held: QuerySet[Any] = with_names(source, getattr(moment, source)())
    unit = moment.scope.below or "division_code"
    told = []
    for row in held.annotate(_unit=F(unit)).order_by("pk").iterator(chunk_size=5000):
        counted = "+".join(name for name, pks in sets.items() if row.pk in pks)
        told.append((counted, row._unit, row.pk, cells(source, row, moment.campaign.plan, lang)))
    told.sort(key=lambda one: one[:3])
    labels = {m.name: m.label.in_(lang).removeprefix("其中:").removeprefix("of these: ") for m in measured}
    rows = [one[3] for one in told]
    return Annex(source, TITLES_OF[source].in_(lang), columns(source, lang), rows, _blocks(rows, told, labels, lang))


def _blocks(rows: list, told: list[tuple], labels: dict[str, str], lang: Lang) -> tuple[Block, ...]:
    titles = {key: " · ".join(labels[n] for n in key.split("+") if n in labels) for key in {one[0] for one in told}}
    whole = [(key, titles[key]) for key, *_ in told]
    parts = [(f"{key}@{unit}", f"{titles[key]} · {place(unit, lang)}") for key, unit, *_ in told]
    return (*blocks_of(rows, whole), *blocks_of(rows, parts, 2))
