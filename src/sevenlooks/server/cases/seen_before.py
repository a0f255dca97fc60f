"""The same file, or the same photograph, in another case or at another time of the same one (照片重复使用)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from sevenlooks.server.cases import pictures
from sevenlooks.server.cases.models import Case, Evidence
from sevenlooks.server.web.placed import Scope

MOST = 50  # places told of one piece of evidence


@dataclass(frozen=True)
class Before:
    """Where the same photograph stands. `case`: None when it lies outside one's scope, and nothing more is told then.

    `to_the_bit`: it is the same file; otherwise a picture that looks the same, which is a lead and no more.
    """

    to_the_bit: bool
    case: Case | None = None
    evidence: Evidence | None = None


def before(scope: Scope, evidence: Evidence) -> list[Before]:
    """The other places of one piece of evidence, the newest first, all over the site.

    Within its own case the same photograph is told of only at another time: a better scan beside the first is nothing.
    """
    others = Evidence.objects.filter(_alike(evidence)).exclude(case=evidence.case_id, when=evidence.when)
    alike = [
        key
        for key, digest, picture in others.exclude(pk=evidence.pk).values_list("pk", "digest", "picture")
        if digest == evidence.digest or pictures.same(picture, evidence.picture)
    ]
    newest = sorted(alike, reverse=True)[:MOST]
    held = Evidence.objects.filter(pk__in=newest).select_related("case").order_by("-pk")
    return [_told(scope, other, other.digest == evidence.digest) for other in held]


def _told(scope: Scope, other: Evidence, to_the_bit: bool) -> Before:
    near = scope.holds(other.case.division_code)
    return Before(to_the_bit, other.case, other) if near else Before(to_the_bit)


def all_before(scope: Scope, evidence: Sequence[Evidence]) -> dict[int, list[Before]]:
    """Key of a piece of evidence → its other places."""
    return {each.pk: before(scope, each) for each in evidence}


def _alike(evidence: Evidence) -> Q:
    """The same digest, or a coarse hash that can lie within its bound."""
    alike = Q(digest=evidence.digest)
    for number in (1, 2, 3, 4) if evidence.picture else ():
        column = f"quarter_{number}"
        alike |= Q(**{f"{column}__in": pictures.near(getattr(evidence, column))})
    return alike
