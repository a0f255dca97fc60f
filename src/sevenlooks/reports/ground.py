"""What every section of a bulletin is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sevenlooks.books.store import Batch
from sevenlooks.language import Lang, Text
from sevenlooks.law import Law
from sevenlooks.reports.counting import Counting, Weight
from sevenlooks.reports.examined import Examined
from sevenlooks.reports.measures import Measure
from sevenlooks.reports.paper import Annex, Cell, How, Number
from sevenlooks.reports.words import NO_SUCH_RULE, NOT_JUDGED
from sevenlooks.screening import Run
from sevenlooks.screening.outcome import Outcome


@dataclass(frozen=True)
class Ground:
    """`annexes` by name. `known_on`: when the last batch that counts was taken in."""

    run: Run
    examined: Examined
    counting: Counting
    annexes: dict[str, Annex] = field(repr=False)
    batches: tuple[Batch, ...]
    law: Law
    lang: Lang

    @property
    def known_on(self) -> datetime | None:
        return max((b.taken_at for b in self.batches), default=None)

    def say(self, zh: str, en: str, **values: object) -> str:
        return Text(zh, en).format(**values).in_(self.lang) if values else Text(zh, en).in_(self.lang)

    def number(self, annex: str, *blocks: str, how: How = "rows", column: str = "") -> Number:
        """The number that some blocks of an annex come to; nought where there is no such block."""
        held = self.annexes[annex]
        there = [name for name in blocks if name in held.by_name]
        rows = [row for name in there for row in _rows(held, name)]
        if how == "rows":
            value = len(rows)
        else:
            at = [c.name for c in held.columns].index(column)
            values = [row[at] for row in rows]
            told = [v for v in values if v not in (None, "")]
            value = len(set(told)) if how == "distinct" else sum(v for v in told if isinstance(v, int))
        return Number(value, tuple(f"{annex}:{name}" for name in there) if value else (), how, column)

    def judged(self, measure: Measure, weight: Weight) -> bool | None:
        """Whether a rule that could find this judged anything; None when no such rule was run."""
        told = [o for o in self.reaching(measure) if o.rule.lead == (weight == "lead")]
        return any(o.judged for o in told) if told else None

    def reaching(self, measure: Measure) -> list[Outcome]:
        """What became of the rules that can find what a measure counts."""
        return [o for o in self.run.outcomes if measure.reaches(o.rule)]

    def measured(self, measure: Measure, weight: Weight) -> Cell:
        """A measure's number; in words where no rule for it judged anything: nought would read as clean."""
        judged = self.judged(measure, weight)
        if judged:
            return self.counting.number(measure.name, weight)
        return (NO_SUCH_RULE if judged is None else NOT_JUDGED).in_(self.lang)

    def of(self, name: str) -> Number:
        """The examined of which a measure is a share."""
        if name == "institutions":
            return self.number("bodies", "judged")
        return self.number("bodies", "judged", how="sum", column=name)

    @property
    def by_look(self) -> dict[str, list[Outcome]]:
        held: dict[str, list[Outcome]] = {}
        for o in self.run.outcomes:
            held.setdefault(o.rule.look.name, []).append(o)
        return held

    @property
    def divisions(self) -> list[str]:
        """The divisions of the ledger, and any other in which something was found."""
        ledger = {b.division_code for b in self.examined.bodies if b.in_ledger}
        return sorted(ledger | self.counting.divisions)


def _rows(annex: Annex, block: str) -> list[tuple]:
    there = annex.by_name[block]
    return annex.rows[there.first : there.first + there.count]
