"""What a dashboard tells of a division, read from the registry's tallies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sevenlooks.books.divisions import ancestors, name
from sevenlooks.language import Text
from sevenlooks.looks import Rule, rules
from sevenlooks.looks.look import LOOKS, Look
from sevenlooks.looks.reasons import reason
from sevenlooks.server.registry import queries
from sevenlooks.server.registry.models import Past, RuleTally, Standing, Tally
from sevenlooks.server.registry.strips import strip_of_many
from sevenlooks.server.web.placed import NATION, Scope
from sevenlooks.server.web.strip import Cell


@dataclass(frozen=True)
class Line:
    """A division's row: its counts over all looks and its strip."""

    code: str
    name: str
    all: Tally
    strip: list[Cell]

    @property
    def share(self) -> float:
        """Bodies with a breach or a lead, of all."""
        return self.all.problem_bodies / self.all.bodies if self.all.bodies else 0.0

    @property
    def breach_share(self) -> float:
        return self.all.found / self.all.bodies if self.all.bodies else 0.0

    @property
    def coverage(self) -> float:
        """Bodies judged by any look, of all."""
        return self.all.judged / self.all.bodies if self.all.bodies else 0.0


@dataclass(frozen=True)
class LookJudged:
    """How many of a division's bodies a look judged, and the commonest reason why its rules could not."""

    look: Look
    judged: int
    not_judged: int
    why: Text | None


@dataclass(frozen=True)
class RuleJudged:
    """How many bodies a rule judged in a division, and why it did not judge more: reason → subjects, most first.

    Subjects are counted over the whole site, and told only to who sees it whole (None for everybody else).
    """

    rule: Rule
    judged: int
    why: list[tuple[Text, int | None]]


def line(scope: Scope, why: Mapping[str, Text]) -> Line:
    """The division itself."""
    return _line(scope.code, queries.totals(scope), why)


def lines(scope: Scope, why: Mapping[str, Text]) -> list[Line]:
    """The divisions next below it, those with the largest share of problem bodies first."""
    found = [_line(code, tallies, why) for code, tallies in queries.below(scope).items()]
    return sorted(found, key=lambda each: (-each.share, each.code))


def _line(code: str, tallies: Mapping[int, Tally], why: Mapping[str, Text]) -> Line:
    named = "全国" if code == NATION else name(code)
    return Line(code, named, tallies.get(0) or Tally(), strip_of_many(tallies, why, code))


def way_down(own: Scope, scope: Scope) -> list[Scope]:
    """The divisions from a person's own down to the one looked at."""
    chain = [NATION, *reversed(ancestors(scope.code))] if scope.code != NATION else [NATION]
    return [Scope(code) for code in dict.fromkeys(chain) if own.holds(code)]


def past(scope: Scope) -> list[Past]:
    """How the division came out of the runs shown so far, by the day they looked from; of two on a day, the later."""
    rows = Past.objects.filter(division_code=scope.code).order_by("as_of", "pk")
    return list({row.as_of: row for row in rows}.values())


def looks_judged(scope: Scope, now: Standing | None) -> list[LookJudged]:
    """By look, the least judged first."""
    why, totals = queries.why_not(now), queries.totals(scope)
    bodies = totals[0].bodies if 0 in totals else 0
    told = []
    for look in LOOKS:
        judged = totals[look.number].judged if look.number in totals else 0
        told.append(LookJudged(look, judged, bodies - judged, why.get(look.name)))
    return sorted(told, key=lambda each: (each.judged, each.look.number))


def rules_judged(scope: Scope, now: Standing | None, whole: bool) -> list[tuple[Look, list[RuleJudged]]]:
    """By look, the rules that left something unjudged. `whole`: who asks sees the whole site."""
    tallies = queries.by_rule(scope)
    told = []
    for look in LOOKS:
        of_look = [
            _rule_judged(rule, tallies.get(rule.id), counts, whole)
            for rule in rules().values()
            if rule.look is look and now and (counts := now.rules.get(rule.id)) and counts["why"]
        ]
        if of_look:
            told.append((look, of_look))
    return told


def _rule_judged(rule: Rule, tally: RuleTally | None, counts: Mapping, whole: bool) -> RuleJudged:
    ordered = sorted(counts["why"].items(), key=lambda pair: (-pair[1], pair[0]))
    why = [(reason(code), subjects if whole else None) for code, subjects in ordered]
    return RuleJudged(rule, tally.judged if tally else 0, why)
