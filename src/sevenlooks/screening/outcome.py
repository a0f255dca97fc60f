"""What one rule came to: how many subjects were judged, found, not judged and why, and the cases found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.books import book
from sevenlooks.looks import Rule
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.facts import required_columns

SUBJECT_BOOK = {
    "institution": "institutions",
    "course": "courses",
    "contract": "contracts",
    "payment": "payments",
    "consumption": "consumptions",
    "refund": "refunds",
    "advert": "adverts",
    "lesson": "lessons",
    "material": "materials",
    "person": "staff",
    "entity": "market_entities",
    "division": "institutions",
}
TOLD_APART = ("material", "person")  # subjects that a report counts by themselves, over several rules
FEW = 500  # subjects whose rows are looked up by name
LOOKS_AT_SUSPECTED = ("reduction", "mutation")  # definitions.md: suspected bodies are judged by looks 1 and 4 only


@dataclass(frozen=True)
class Outcome:
    """Counts in subjects. `narrowed`: tables the rule would use and that no batch brought. `cases`: found rows.

    `reached`, where it was asked for: whom the rule judged, distinct (institution_id, division_code), and subject_id
    for materials and persons.
    """

    rule: Rule
    judged: int
    found: int
    not_judged: int
    why: dict[str, int]
    narrowed: tuple[str, ...] = ()
    cases: pa.Table | None = field(default=None, repr=False)
    reached: pa.Table | None = field(default=None, repr=False)


def outcome(rule: Rule, facts: Facts, *, reach: bool = False) -> Outcome:
    """Judge one rule over the facts; `reach`: say also whom it judged, which a report counts."""
    for table, columns in required_columns(rule.needs).items():
        if not facts.has(table):
            return _nothing(rule, facts, f"no_table:{table}")
        for column in columns:
            if not facts.has(table, column):
                return _nothing(rule, facts, f"no_column:{table}.{column}")
    narrowed = tuple(use for use in rule.uses if not facts.has(*use.split(".")))
    cases = _within_reach(rule, facts, rule.cases(facts))
    if not rule.one_row_a_subject:
        # Several queries ask these cases, so they are kept.
        cases = facts.keep(f"cases_{rule.id.replace('.', '_')}", cases)
    judged = _by_rows if rule.one_row_a_subject else _by_subjects
    return replace(
        judged(rule, facts, cases), narrowed=narrowed, reached=_reached(rule, facts, cases) if reach else None
    )


def _within_reach(rule: Rule, facts: Facts, cases: ir.Table) -> ir.Table:
    """Only rows whose own date lies within the rule's days and not after the day looked from."""
    on = cases.occurred_on
    last = min(facts.as_of, rule.until) if rule.until else facts.as_of
    cases = cases.filter(on.isnull() | on.between(ibis.literal(rule.since), ibis.literal(last)))
    undated = cases.occurred_on.isnull()
    cases = cases.mutate(
        breach=ibis.cases((~undated, cases.breach)),
        why=ibis.cases(
            (undated, ibis.coalesce(cases.why, ibis.literal("no_date"))),
            (cases.breach.isnull(), ibis.coalesce(cases.why, ibis.literal("unknown"))),
        ),
    )
    if rule.look.name in LOOKS_AT_SUSPECTED or rule.subject == "division":
        return cases
    suspected = facts.reading(bodies)
    suspected = suspected.filter(suspected.is_suspected).select(_suspected=suspected.institution_id)
    return cases.anti_join(suspected, cases.institution_id == suspected._suspected)


def _by_rows(rule: Rule, facts: Facts, cases: ir.Table) -> Outcome:
    """One case a subject: one pass counts all and names the found; the few found are then asked for whole."""
    totals = cases.group_by("why").aggregate(
        subjects=cases.count(), judged=cases.breach.notnull().sum(), found=cases.subject_id.collect(where=cases.breach)
    )
    groups = facts.engine.take(totals).to_pylist()
    judged = sum(g["judged"] or 0 for g in groups)
    found = [subject for g in groups for subject in g["found"] or ()]
    why = {g["why"]: g["subjects"] for g in groups if g["why"] is not None}
    rows = facts.engine.take(cases.filter(_one_of(cases, found))) if found else None
    return Outcome(rule, judged, len(found), sum(why.values()), dict(sorted(why.items())), cases=rows)


def _one_of(cases: ir.Table, found: list[str]) -> ir.BooleanValue:
    """The found cases. A short list of subjects is looked up where the rows lie; a long one costs more than judging."""
    return cases.subject_id.isin(sorted(found)) if len(found) <= FEW else cases.breach


def _by_subjects(rule: Rule, facts: Facts, cases: ir.Table) -> Outcome:
    """Several cases a subject: a subject is judged when any of its cases is, found when any is a breach."""
    subjects = cases.group_by("subject_id").aggregate(
        judged=cases.breach.notnull().any(), found=cases.breach.any(), why=cases.why.min()
    )
    totals = subjects.group_by(["judged", "found", "why"]).aggregate(subjects=subjects.count())
    judged = found = 0
    why: Counter[str] = Counter()
    for row in facts.engine.take(totals).to_pylist():
        judged += row["subjects"] if row["judged"] else 0
        found += row["subjects"] if row["found"] else 0
        if not row["judged"]:
            why[row["why"]] += row["subjects"]
    table = facts.engine.take(cases.filter(cases.breach))
    return Outcome(rule, judged, found, sum(why.values()), dict(sorted(why.items())), cases=table)


def _reached(rule: Rule, facts: Facts, cases: ir.Table) -> pa.Table:
    whom = ["institution_id", "division_code", *(["subject_id"] if rule.subject in TOLD_APART else [])]
    return facts.engine.take(cases.filter(cases.breach.notnull()).select(*whom).distinct())


def _nothing(rule: Rule, facts: Facts, reason: str) -> Outcome:
    """Nothing judged: every subject that stands in the books counts as not judged, for this one reason."""
    table = SUBJECT_BOOK.get(rule.subject)
    subjects = 0
    if table and facts.has(table):
        rows = facts.table(table)
        counted = rows.division_code.nunique() if rule.subject == "division" else rows.count()
        if rule.subject == "person":
            counted = rows.select(*book(table).key[:2]).distinct().count()
        subjects = facts.engine.take(counted.as_table()).column(0)[0].as_py()
    return Outcome(rule, 0, 0, subjects, {reason: subjects})
