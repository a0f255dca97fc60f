"""What a rule is: a declaration, a page for people (its docstring), and one lazy expression of cases."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from sevenlooks.language import Text
from sevenlooks.looks.look import BY_NAME, Look

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from sevenlooks.readings.facts import Facts

Subject = Literal[
    "institution", "course", "contract", "payment", "consumption", "refund", "advert", "lesson", "material", "person",
    "entity", "place", "division",
]  # fmt: skip
ONE_ROW_SUBJECTS = {"course", "contract", "payment", "consumption", "refund", "advert", "lesson", "material", "entity"}


@dataclass(frozen=True)
class Rule:
    """A rule's declaration. Its id is `look.file`; its docstring is its public page.

    `needs`: tables ("lessons") and columns ("lessons.ends_at") without which nothing is judged. `uses`: judged more
    narrowly without them. `since`/`until`: the row's own date decides. `parameters`: names in the law. `lead`: to be
    checked by people. `sentence`: one sentence an officer can read out; braces may name observed, expected, amount,
    occurred_on, subject_id, division_code, name (the body's), linked_id, strength, and what kind of value each is
    (`{observed:yuan}`, see screening.saying); a mapping gives one for each `variant`.
    """

    title: Text
    subject: Subject
    since: date
    needs: tuple[str, ...]
    cites: tuple[str, ...]
    sentence: Text | Mapping[str, Text]
    uses: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    lead: bool = False
    until: date | None = None
    id: str = field(default="", init=False)
    page: str = field(default="", init=False)
    cases: Callable[[Facts], ir.Table] = field(default=lambda facts: _not_loaded(), init=False)

    @property
    def look(self) -> Look:
        return BY_NAME[self.id.split(".")[0]]

    @property
    def one_row_a_subject(self) -> bool:
        """Whether each subject has at most one case, so that counting rows counts subjects."""
        return self.subject in ONE_ROW_SUBJECTS


def judge(
    rows: ir.Table,
    *,
    subject: ir.StringValue,
    institution: ir.StringValue | None,
    division: ir.StringValue | None,
    on: ir.DateValue,
    breach: ir.BooleanValue,
    evidence: Mapping[str, Mapping[str, ir.Value]],
    why: ir.StringValue | None = None,
    observed: ir.Value | None = None,
    expected: ir.Value | None = None,
    amount: ir.Value | None = None,
    strength: ir.Value | None = None,
    linked: ir.StringValue | None = None,
    occasion: ir.Value | None = None,
    variant: ir.StringValue | None = None,
) -> ir.Table:
    """The cases of a rule: one row a subject and occasion, judged or not.

    `breach`: true found, false clean, null not judged, `why` then holding the reason code ("empty:table.column", or
    one of looks.reasons). `on`: the row's own date, by which the law is chosen; a case before the rule's first day or
    after the as-of day is out of its reach. `occasion`: what makes two findings on one subject different ones; the
    as-of day is never part of it. `evidence`: table → key column → expression; an array gives several rows.
    """
    import ibis  # only by whoever judges: what only names looks and rules does without its 35 MB

    text = ibis.null("string")
    # Ibis 12 reads `(~x).isnull()` as `NOT (x IS NULL)`; a case expression says the same as `breach` and is read right.
    breach = ibis.cases((breach, True), (~breach, False))
    columns: dict[str, ir.Value] = {
        "subject_id": subject,
        "institution_id": text if institution is None else institution,
        "division_code": text if division is None else division,
        "linked_id": text if linked is None else linked,
        "occurred_on": on,
        "breach": breach,
        "why": text if why is None else ibis.cases((breach.isnull(), why)),
        "observed": text if observed is None else observed.cast("string"),
        "expected": text if expected is None else expected.cast("string"),
        "amount": ibis.null("float64") if amount is None else amount.cast("float64"),
        "strength": ibis.literal(1.0) if strength is None else strength.cast("float64"),
        "occasion": ibis.literal("") if occasion is None else occasion.cast("string"),
        "variant": ibis.literal("") if variant is None else variant,
    }
    for table, keys in evidence.items():
        for key, value in keys.items():
            columns[f"evidence__{table}__{key}"] = value
    return rows.select(**columns)


def _not_loaded() -> ir.Table:
    raise LookupError("a rule gets its cases when the rules are loaded")


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of the looks."""
    found: dict[str, Rule] = {}
    for look in BY_NAME:
        package = importlib.import_module(f"sevenlooks.looks.{look}")
        for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
            if module.startswith("_"):
                continue
            file = importlib.import_module(f"sevenlooks.looks.{look}.{module}")
            rule: Rule = file.RULE
            object.__setattr__(rule, "id", f"{look}.{module}")
            object.__setattr__(rule, "page", file.__doc__ or "")
            object.__setattr__(rule, "cases", file.cases)
            found[rule.id] = rule
    return found
