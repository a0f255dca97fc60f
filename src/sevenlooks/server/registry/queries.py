"""Reading the registry: bodies, findings, and how many of them there are."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, Sum

from sevenlooks.language import Text
from sevenlooks.looks import rules
from sevenlooks.looks.look import BY_NAME, LOOKS
from sevenlooks.looks.reasons import reason
from sevenlooks.server.registry import searching
from sevenlooks.server.registry.models import Finding, Institution, RuleTally, Standing, Tally
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope

INSTITUTION_ORDER = ("-breaches", "-suspicions", "institution_id")
FINDING_ORDER = ("-strength", "finding_id")
CAP = 10_000  # rows counted one by one; beyond it, a list says "more than"


@dataclass(frozen=True)
class HowMany:
    """A count; `more`: there are more than that, and counting them all would take too long."""

    n: int
    more: bool = False

    @classmethod
    def of(cls, rows: QuerySet) -> HowMany:
        n = rows.order_by()[: CAP + 1].count()
        return cls(min(n, CAP), n > CAP)


@dataclass(frozen=True)
class BodiesAsked:
    """What a list of bodies is asked for.

    `with_`: problem (a breach or a lead), breach or lead, in `look` or any. `judged`: yes or no, by `look` or by any.
    """

    search: str = ""
    status: str = ""
    look: str = ""
    with_: str = ""
    judged: str = ""

    @property
    def looks(self) -> int:
        """The bits of the looks meant."""
        return 1 << BY_NAME[self.look].number - 1 if self.look in BY_NAME else (1 << len(LOOKS)) - 1

    @property
    def kind(self) -> str:
        """What must have been found; a look alone means a breach or a lead in it."""
        return self.with_ or ("problem" if self.look in BY_NAME and not self.judged else "")

    @property
    def tallied(self) -> tuple[int, str] | None:
        """The look and the count of Tally that answers this; None where bodies must be counted one by one."""
        look = BY_NAME[self.look].number if self.look in BY_NAME else 0
        column = _TALLIED.get((self.kind, self.judged))
        return None if self.search or self.status or column is None else (look, column)


_TALLIED = {
    ("", ""): "bodies",
    ("problem", ""): "problem_bodies",
    ("breach", ""): "found",
    ("lead", ""): "leads",
    ("", "yes"): "judged",
}


def standing() -> Standing | None:
    return Standing.objects.filter(pk=1).first()


def institutions(scope: Scope, **what: str) -> QuerySet[Institution]:
    """Bodies in a division, by what is asked for (BodiesAsked)."""
    asked = BodiesAsked(**what)
    rows = scope.of(Institution.objects.all())
    if asked.tallied and not _tallied(scope, *asked.tallied):
        return rows.none()  # rather than look at each to find none
    if asked.search:
        rows = searching.narrowed(rows, scope, asked.search)
    if asked.status:
        rows = rows.filter(status=asked.status)
    if asked.judged:
        rows = rows.alias(by=F("judged").bitand(asked.looks))
        rows = rows.filter(by=0) if asked.judged == "no" else rows.filter(by__gt=0)
    if asked.kind:
        breach, lead = Q(in_found__gt=0), Q(in_leads__gt=0)
        rows = rows.alias(in_found=F("found_in").bitand(asked.looks), in_leads=F("leads_in").bitand(asked.looks))
        rows = rows.filter({"breach": breach, "lead": lead}.get(asked.kind, breach | lead))
    return rows


def how_many_institutions(scope: Scope, rows: QuerySet[Institution], **what: str) -> HowMany:
    """How many bodies a list has: told by the tallies where they can, else counted up to CAP."""
    asked = BodiesAsked(**what)
    if asked.tallied is None:
        return HowMany.of(rows)
    return HowMany(_tallied(scope, *asked.tallied))


def _tallied(scope: Scope, look: int, column: str) -> int:
    return Tally.objects.filter(division_code=scope.code, look=look).values_list(column, flat=True).first() or 0


def institution(scope: Scope, id: str) -> Institution:
    found = scope.of(Institution.objects.filter(pk=id)).first()
    if found is None:
        raise Missing()
    return found


def findings(
    scope: Scope, *, look: str = "", rule: str = "", settled: str | None = None, institution: str = ""
) -> QuerySet[Finding]:
    rows = scope.of(Finding.objects.all())
    if look in BY_NAME:
        rows = rows.filter(look=BY_NAME[look].number)
    if rule:
        rows = rows.filter(rule=rule)
    if settled is not None:
        rows = rows.filter(settled=settled)
    if institution:
        rows = rows.filter(institution_id=institution)
    return rows


def how_many_findings(
    scope: Scope,
    rows: QuerySet[Finding],
    *,
    look: str = "",
    rule: str = "",
    settled: str | None = None,
    institution: str = "",
) -> HowMany:
    """How many findings a list has: told by the tallies where look and rule alone narrow it, else counted up to CAP."""
    if institution or settled is not None:
        return HowMany.of(rows)
    tallies = RuleTally.objects.filter(division_code=scope.code)
    if look in BY_NAME:
        tallies = tallies.filter(rule__startswith=f"{look}.")
    if rule:
        tallies = tallies.filter(rule=rule)
    return HowMany(tallies.aggregate(n=Sum("findings"))["n"] or 0)


def finding(scope: Scope, id: str) -> Finding:
    found = scope.of(Finding.objects.filter(pk=id)).first()
    if found is None:
        raise Missing()
    return found


def totals(scope: Scope) -> dict[int, Tally]:
    """Look's number (0: all together) → the counts of a division."""
    return {row.look: row for row in Tally.objects.filter(division_code=scope.code)}


def below(scope: Scope) -> dict[str, dict[int, Tally]]:
    """The divisions next below one: code → its counts as in `totals`, in order of the code."""
    found: dict[str, dict[int, Tally]] = {}
    for row in Tally.objects.filter(above=scope.code).order_by("division_code", "look"):
        found.setdefault(row.division_code, {})[row.look] = row
    return found


def by_rule(scope: Scope) -> dict[str, RuleTally]:
    """Rule → the counts of a division."""
    return {row.rule: row for row in RuleTally.objects.filter(division_code=scope.code)}


def why_not(now: Standing | None) -> dict[str, Text]:
    """Look's name → the commonest reason why its rules could not judge."""
    told: dict[str, Text] = {}
    for look in LOOKS if now else ():
        reasons: dict[str, int] = {}
        for name, counts in now.rules.items() if now else ():
            if name in rules() and rules()[name].look is look:
                for code, subjects in counts["why"].items():
                    reasons[code] = reasons.get(code, 0) + subjects
        if reasons:
            told[look.name] = reason(max(sorted(reasons), key=lambda code: reasons[code]))
    return told
