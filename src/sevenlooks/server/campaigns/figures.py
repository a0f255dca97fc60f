"""What a campaign's bulletin counts (policy.md 1.4): every number by the rows it counts, as of a moment.

A moment counts dated rows only (steps, entries, answers), so that a past data date gives the same numbers whenever it
is asked for. Screen and papers count the same rows: the screen in the database, a paper by the rows it prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal

from django.db.models import Aggregate, Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone

from sevenlooks.language import Text
from sevenlooks.reports.paper import How
from sevenlooks.server.campaigns.models import Answer, Campaign, Entry, Receipt, Step
from sevenlooks.server.campaigns.plan import Plan
from sevenlooks.server.campaigns.stages import FINISHED, STARTED
from sevenlooks.server.web.placed import Scope, lineage

Source = Literal["counties", "bodies", "persons", "problems", "counted"]
BODIES = Text("家", "institutions")
COUNTIES = Text("个县(市、区)", "counties")
TIMES = Text("人次", "person-times")


def end_of(day: date) -> datetime:
    """The moment at which a data date ends; now, while it has not."""
    return min(timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)), timezone.now())


@dataclass(frozen=True)
class Moment:
    """A campaign in a division, as it stood at `until`."""

    campaign: Campaign
    scope: Scope
    until: datetime

    def counties(self) -> QuerySet[Receipt]:
        """Counties, each with the stage it had reached (`stage`, None while nothing had come down) and since when."""
        steps = Step.objects.filter(receipt=OuterRef("pk"), at__lt=self.until).order_by("-at", "-pk")
        rows = Receipt.objects.filter(campaign=self.campaign, level=Receipt.COUNTY)
        last = {"stage": Subquery(steps.values("state")[:1]), "stage_at": Subquery(steps.values("at")[:1])}
        return self.scope.of(rows).annotate(**last)

    def bodies(self) -> QuerySet[Entry]:
        return self._entries().filter(kind__in=Entry.BODIES)

    def persons(self) -> QuerySet[Entry]:
        return self._entries().filter(kind=Entry.PERSON)

    def problems(self) -> QuerySet[Answer]:
        """Problems that stood, of bodies."""
        return self.answers().filter(verdict=Answer.PROBLEM, entry__kind__in=Entry.BODIES)

    def counted(self) -> QuerySet[Answer]:
        """Answers that counted things."""
        return self.answers().filter(examined__isnull=False)

    def with_problem(self) -> QuerySet[Any]:
        """The entries with a problem that stood."""
        return self.answers().filter(verdict=Answer.PROBLEM).values("entry")

    def unrectified(self) -> QuerySet[Any]:
        """The entries with a problem that had not been put right."""
        return self.with_problem().filter(Q(rectified_at=None) | Q(rectified_at__gte=self.until))

    def _entries(self) -> QuerySet[Entry]:
        return self._within(Entry.objects.filter(campaign=self.campaign, added_at__lt=self.until))

    def answers(self) -> QuerySet[Answer]:
        """The answers that stood."""
        standing = Q(at__lt=self.until) & (Q(superseded_at=None) | Q(superseded_at__gte=self.until))
        return self._within(Answer.objects.filter(standing, campaign=self.campaign))

    def _within(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows of the scope, named from the province down, as the indexes are."""
        division, city, province = lineage(self.scope.code)
        held = {"province_code": province, "city_code": city, "division_code": division}
        depth = ("nation", "province", "city", "county").index(self.scope.level)
        return rows.filter(**dict(list(held.items())[:depth]))


@dataclass(frozen=True)
class Measure:
    """One number of the bulletin. `how`: rows, the sum of a column, or its distinct values. `of`: whose share it is."""

    name: str
    source: Source
    label: Text
    unit: Text
    how: How = "rows"
    column: str = ""
    of: str = ""
    look: str = ""
    item: str = ""

    @property
    def address(self) -> str:
        """Its name in an address."""
        return self.name.replace(".", "-")

    def rows(self, moment: Moment) -> QuerySet[Any]:
        """The rows that it counts."""
        return _rows(moment, self.source).filter(self._condition(moment))

    def counted(self, moment: Moment) -> Aggregate:
        """Its number as an aggregate over all rows of its source."""
        which = self._condition(moment)
        if self.how == "rows":
            return Count("pk", filter=which)
        if self.how == "distinct":
            return Count(self.column, filter=which, distinct=True)
        return Sum(self.column, filter=which)

    def value(self, told: Any) -> int | Decimal:
        """The number from what the database gave."""
        return Decimal(told or 0).quantize(Decimal("0.01")) if self.column == "amount" else int(told or 0)

    def _condition(self, moment: Moment) -> Q:
        which = Q(look=self.look) if self.look else Q(item=self.item) if self.item else Q(pk__isnull=False)
        narrowed = _NARROWED.get(self.name)
        return which & narrowed(moment) if narrowed else which


_NARROWED: dict[str, Callable[[Moment], Q]] = {
    "counties_started": lambda m: Q(stage__in=(STARTED, FINISHED)),
    "counties_finished": lambda m: Q(stage=FINISHED),
    "begun": lambda m: Q(begun_at__lt=m.until),
    "examined": lambda m: Q(examined_at__lt=m.until),
    "added": lambda m: ~Q(kind=Entry.LEDGER),
    "with_problems": lambda m: Q(pk__in=m.with_problem()),
    "rectified": lambda m: Q(pk__in=m.with_problem()) & ~Q(pk__in=m.unrectified()),
    "persons_rectified": lambda m: ~Q(pk__in=m.unrectified()),
    "persons_in_service": lambda m: Q(in_service=True),
}


def measures(plan: Plan) -> tuple[Measure, ...]:
    """The numbers of a plan's bulletin, in their order."""
    return (*_OVERALL, *_of_looks(plan), *(_PERSONS if plan.items("person") else ()))


_OVERALL = (
    Measure("counties", "counties", Text("县(市、区)", "Counties"), COUNTIES),
    Measure("counties_started", "counties", Text("已启动排查", "that have started"), COUNTIES, of="counties"),
    Measure("counties_finished", "counties", Text("已完成全部排查", "that have finished"), COUNTIES, of="counties"),
    Measure("bodies", "bodies", Text("应排查机构", "Institutions to examine"), BODIES),
    Measure("added", "bodies", Text("其中:现场补录", "of these: added in the field"), BODIES, of="bodies"),
    Measure("begun", "bodies", Text("已开始排查的机构", "Institutions begun"), BODIES, of="bodies"),
    Measure("examined", "bodies", Text("已排查完毕的机构", "Institutions examined"), BODIES, of="bodies"),
    Measure("with_problems", "bodies", Text("存在问题的机构(去重)", "Institutions with problems (distinct)"), BODIES,
            of="begun"),
    Measure("rectified", "bodies", Text("其中:已全部整改", "of these: all put right"), BODIES, of="with_problems"),
)  # fmt: skip
_PERSONS = (
    Measure("persons", "persons", Text("个人违规培训", "Individuals teaching unlawfully"), TIMES, "sum", "times"),
    Measure("persons_rectified", "persons", Text("其中:已整改", "of these: put right"), TIMES, "sum", "times",
            of="persons"),
    Measure("persons_in_service", "persons", Text("其中:在职中小学教师", "of these: in-service school teachers"), TIMES,
            "sum", "times", of="persons"),
)  # fmt: skip


def _of_looks(plan: Plan) -> Iterator[Measure]:
    for look in plan.looks:
        items = [item for item in look.items if item.of == "body"]
        if items:
            yield Measure(f"look.{look.name}", "problems", look.label, BODIES, "distinct", "entry_id", "with_problems",
                          look=look.name)  # fmt: skip
        for item in items:
            title = Text("其中:{t}", "of these: {t}").format(t=item.found or item.title)
            if len(items) > 1:
                yield Measure(f"item.{item.name}", "problems", title, BODIES, "distinct", "entry_id",
                              f"look.{look.name}", item=item.name)  # fmt: skip
            if item.amount:
                yield Measure(f"amount.{item.name}", "problems", item.amount, Text("元", "yuan"), "sum", "amount",
                              item=item.name)  # fmt: skip
            if item.counts:
                unit, of = Text("份(人)", "in number"), f"examined.{item.name}"
                yield Measure(of, "counted", item.counts.examined, unit, "sum", "examined", item=item.name)
                yield Measure(f"wrong.{item.name}", "counted", item.counts.wrong, unit, "sum", "wrong", of,
                              item=item.name)  # fmt: skip


Units = dict[str, dict[str, int]]
UNIT_SOURCES = ("counties", "bodies")


def figures(moment: Moment, units: Units | None = None) -> dict[str, int | Decimal]:
    """Every number of the campaign's bulletin, by the measure's name. `units`: as `by_unit` gave them, if it did."""
    held = measures(moment.campaign.plan)
    told: dict[str, Any] = {}
    for source in dict.fromkeys(m.source for m in held):
        mine = {_column(m): m for m in held if m.source == source}
        if units is not None and source in UNIT_SOURCES:
            told |= {name: sum(row.get(m.name, 0) for row in units.values()) for name, m in mine.items()}
        else:
            told |= _rows(moment, source).aggregate(**{name: m.counted(moment) for name, m in mine.items()})
    return {m.name: m.value(told[_column(m)]) for m in held}


def by_unit(moment: Moment) -> Units:
    """Counties and bodies for each division of the next level down: its code → measure → number."""
    column = moment.scope.below or "division_code"
    told: Units = {}
    for source in UNIT_SOURCES:
        mine = {_column(m): m for m in measures(moment.campaign.plan) if m.source == source}
        counts = {name: m.counted(moment) for name, m in mine.items()}
        for row in _rows(moment, source).values(column).annotate(**counts):
            told.setdefault(row[column], {}).update({m.name: row[name] for name, m in mine.items()})
    return dict(sorted(told.items()))


def _rows(moment: Moment, source: str) -> QuerySet[Any]:
    return getattr(moment, source)().order_by()


def _column(measure: Measure) -> str:
    """A measure's name as a column of a query."""
    return f"n_{measure.name.replace('.', '_')}"


UNIT_COLUMNS = ("counties", "counties_started", "counties_finished", "bodies", "begun", "examined", "with_problems",
                "rectified")  # fmt: skip
