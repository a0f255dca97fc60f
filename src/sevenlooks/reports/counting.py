"""Counting: every measure's rows from the findings, once, in one annex whose blocks the numbers open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from sevenlooks.language import Lang, Text
from sevenlooks.reports.examined import Examined
from sevenlooks.reports.measures import MEASURES, Measure
from sevenlooks.reports.paper import Annex, Block, Column, Number, Value, blocks_of
from sevenlooks.reports.places import place
from sevenlooks.reports.words import BREACH, LEAD, masked
from sevenlooks.screening import Run

Weight = Literal["breach", "lead"]
"""`breach`: at least one breach on the face of the record. `lead`: leads only, still to be checked."""
WEIGHTS: tuple[Weight, ...] = ("breach", "lead")
NAME = "counted"
TITLE = Text("各项数字的明细", "What each number counts")


class Found(NamedTuple):
    """All findings of one rule on one subject in one division."""

    rule: str
    subject_kind: str
    subject_id: str
    institution_id: str
    division_code: str
    findings: int
    amount: Decimal


@dataclass
class _Held:
    """One counted row in the making."""

    found: list[Found] = field(default_factory=list)
    division: str = ""


@dataclass(frozen=True)
class Counting:
    """The annex, and the numbers that open its blocks. `divisions`: those in which something was found."""

    annex: Annex
    divisions: frozenset[str] = frozenset()

    def number(self, measure: str, weight: Weight, division: str | None = None) -> Number:
        """How many a measure counts, in all or in one division."""
        name = f"{measure}.{weight}" if division is None else f"{measure}.{weight}.{division}"
        block = self.annex.by_name.get(name)
        return Number(block.count, (f"{NAME}:{name}",)) if block else Number(0)

    def money(self, measure: str, weight: Weight) -> Number:
        """The yuan at stake over a measure's rows."""
        name = f"{measure}.{weight}"
        block = self.annex.by_name.get(name)
        if not block:
            return Number(Decimal("0.00"))
        at = [column.name for column in self.annex.columns].index("amount")
        amounts = (row[at] for row in self.annex.rows[block.first : block.first + block.count])
        total = sum((amount for amount in amounts if isinstance(amount, Decimal)), Decimal("0.00"))
        return Number(total, (f"{NAME}:{name}",), "sum", "amount")


def counting(run: Run, examined: Examined, lang: Lang) -> Counting:
    """Every measure's rows, ordered by measure, weight and division."""
    leads = {o.rule.id for o in run.outcomes if o.rule.lead}
    titles = {o.rule.id: o.rule.title.in_(lang) for o in run.outcomes}
    by_rule: dict[str, list[Found]] = defaultdict(list)
    for found in _founds(run.findings):
        by_rule[found.rule].append(found)
    rows: list[tuple[Value, ...]] = []
    blocks: list[Block] = []
    divisions: set[str] = set()
    for measure in MEASURES:
        held = _held(measure, (f for rule, fs in by_rule.items() if measure.covers(rule) for f in fs), examined)
        divisions.update(h.division for h in held.values())
        for weight in WEIGHTS:
            weighed = {key: h for key, h in held.items() if (weight == "lead") == all(f.rule in leads for f in h.found)}
            part = sorted(weighed.items(), key=lambda item: (item[1].division, item[0]))
            made = [_row(measure, weight, key, h, examined, titles, lang) for key, h in part]
            if made:
                blocks += _blocks(measure, weight, [h.division for _, h in part], len(rows), lang)
            rows += made
    return Counting(Annex(NAME, TITLE.in_(lang), _columns(lang), rows, tuple(blocks)), frozenset(divisions))


def _founds(findings: pa.Table) -> Iterator[Found]:
    keys = ["rule", "subject_kind", "subject_id", "institution_id", "division_code"]
    grouped = findings.group_by(keys).aggregate([("finding_id", "count"), ("amount", "sum")])
    columns = [grouped[key].fill_null("").to_pylist() for key in keys]
    cents = pc.round(pc.multiply(grouped["amount_sum"].fill_null(0.0), 100.0)).cast(pa.int64()).to_pylist()
    columns += [grouped["finding_id_count"].to_pylist(), [Decimal(cent).scaleb(-2) for cent in cents]]
    yield from map(Found._make, zip(*columns, strict=True))


def _held(measure: Measure, founds: Iterable[Found], examined: Examined) -> dict[tuple[str, int], _Held]:
    held: dict[tuple[str, int], _Held] = defaultdict(_Held)
    for found in founds:
        if measure.outside and found.institution_id:
            continue
        who = _counted_as(measure, found)
        if not who:
            continue
        # Person-times: the same person found twice counts twice.
        for time in range(found.findings if measure.counted == "finding" else 1):
            one = held[who, time]
            one.found.append(found)
            one.division = one.division or examined.division_of(found.institution_id, found.division_code)
    return held


def _counted_as(measure: Measure, found: Found) -> str:
    match measure.counted:
        case "institution":
            return found.institution_id
        case "division":
            return found.division_code
    return found.subject_id


def _row(
    measure: Measure,
    weight: str,
    key: tuple[str, int],
    held: _Held,
    examined: Examined,
    titles: dict[str, str],
    lang: Lang,
) -> tuple[Value, ...]:
    institution = held.found[0].institution_id if measure.counted != "division" else ""
    body = examined.by_id.get(institution)
    once = measure.counted == "finding"
    return (
        measure.label.in_(lang),
        (BREACH if weight == "breach" else LEAD).in_(lang),
        place(held.division, lang),
        body.name if body else institution,
        masked(key[0]),
        ("、" if lang == "zh" else "; ").join(dict.fromkeys(titles[f.rule] for f in held.found)),
        1 if once else sum(f.findings for f in held.found),
        # Of one person met several times, the money stands once.
        sum((f.amount for f in held.found if key[1] == 0), Decimal("0.00")) or None,
    )


def _blocks(measure: Measure, weight: str, divisions: list[str], first: int, lang: Lang) -> Iterator[Block]:
    word = (BREACH if weight == "breach" else LEAD).in_(lang)
    name = f"{measure.name}.{weight}"
    look = f"{measure.look_title(lang)} · " if measure.look else ""
    title = f"{look}{measure.label.in_(lang)} · {word}"
    yield Block(name, title, first, len(divisions))
    if measure.by_county:
        named = [(f"{name}.{code}", f"{title} · {place(code, lang)}") for code in divisions]
        for block in blocks_of([()] * len(divisions), named, 2):
            yield Block(block.name, block.title, first + block.first, block.count, 2)


def _columns(lang: Lang) -> tuple[Column, ...]:
    def title(zh: str, en: str) -> str:
        return Text(zh, en[0].upper() + en[1:]).in_(lang)

    return (
        Column("measure", title("事项", "measure"), width=20, printed=False),
        Column("weight", title("性质", "kind"), "lead_or_breach", 8, printed=False),
        Column("division", title("县(市、区)", "county"), "name", 12),
        Column("institution", title("机构", "institution"), "name", 26),
        Column("subject", title("编号", "number"), "name", 22),
        Column("rules", title("规则", "rules"), width=32),
        Column("findings", title("条数", "findings"), "count", 8),
        Column("amount", title("涉及金额(元)", "amount (yuan)"), "money", 14),
    )
