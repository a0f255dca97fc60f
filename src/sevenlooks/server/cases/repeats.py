"""Earlier penalty decisions against the same operator, for what the law says of a repeat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sevenlooks.language import Text
from sevenlooks.law.articles import Circumstance
from sevenlooks.law.penalties import is_repeat
from sevenlooks.server.cases.earlier import Earlier, earlier
from sevenlooks.server.cases.models import Case, LegalStep
from sevenlooks.server.web.placed import Scope


@dataclass(frozen=True)
class Repeat:
    """A decision in an earlier case that makes this conduct a repeat."""

    case: Case
    decided_on: date

    @property
    def said(self) -> Text:
        return Text(
            "{n}号案件 {day} 作出处罚决定", "a penalty was decided in case {n} on {day}"
        ).format(n=self.case.number, day=self.decided_on)  # fmt: skip


def repeats(scope: Scope, case: Case, conduct_on: date, circumstance: Circumstance) -> list[Repeat]:
    """Decisions within the circumstance's years before the conduct, the newest first.

    Of cases of the same body, place or person, and of those that this one was opened anew from. What is tied by a
    lead only is not enough; a decision that a reconsideration or a court annulled is none.
    """
    cases = {each.case.pk: each.case for each in _same(scope, case) if not each.lead} | _reopened(case)
    steps = LegalStep.objects.filter(case__in=cases, ended_on__isnull=False)
    annulled = set(steps.filter(result=LegalStep.ANNULLED).values_list("case_id", flat=True))
    made = steps.filter(kind=LegalStep.DECISION, result=LegalStep.DONE).exclude(case__in=annulled)
    found = [
        Repeat(cases[step.case_id], step.ended_on)
        for step in made
        if step.ended_on and is_repeat(step.ended_on, conduct_on, circumstance.years or 0)
    ]
    return sorted(found, key=lambda each: each.decided_on, reverse=True)


def _same(scope: Scope, case: Case) -> list[Earlier]:
    return earlier(
        scope, institution_id=case.institution_id, place_id=case.place_id, person_key=case.person_key, but=case.pk
    )


def _reopened(case: Case) -> dict[int, Case]:
    """The cases before this one, back to the first."""
    before: dict[int, Case] = {}
    while case.reopens and case.reopens.pk not in before:
        case = case.reopens
        before[case.pk] = case
    return before
