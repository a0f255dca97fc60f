"""Reading the registry."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet, Sum

from sevenlooks.books.secret import kept_secret
from sevenlooks.language import Text
from sevenlooks.looks import rules
from sevenlooks.looks.look import BY_NAME, LOOKS
from sevenlooks.looks.reasons import reason
from sevenlooks.methods.text_width import squeeze
from sevenlooks.server.registry.models import Finding, Institution, Standing, Tally
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope
from sevenlooks.server.web.strip import Cell, strip

INSTITUTION_ORDER = ("-breaches", "-suspicions", "institution_id")
FINDING_ORDER = ("-strength", "finding_id")
_PHONE = re.compile(r"(?:(?:00)?86)?1\d{10}")


def standing() -> Standing | None:
    return Standing.objects.filter(pk=1).first()


def institutions(scope: Scope, *, search: str = "", status: str = "", look: str = "") -> QuerySet[Institution]:
    """Bodies in a division: by words (name, former name, code, address; each must be there) or by a phone number."""
    rows = scope.of(Institution.objects.all())
    phone = _phone(search)
    if phone:
        rows = rows.filter(phone_key__in=phone)
    for word in () if phone else search.split():
        rows = rows.filter(search__contains=squeeze(word))
    if status:
        rows = rows.filter(status=status)
    if look in BY_NAME:
        bodies = scope.of(Finding.objects.filter(look=BY_NAME[look].number)).exclude(institution_id="")
        rows = rows.filter(institution_id__in=bodies.values("institution_id"))
    return rows


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


def finding(scope: Scope, id: str) -> Finding:
    found = scope.of(Finding.objects.filter(pk=id)).first()
    if found is None:
        raise Missing()
    return found


def linked(scope: Scope, id: str) -> QuerySet[Finding]:
    """Findings on others that name this body."""
    return scope.of(Finding.objects.filter(linked_id=id)).order_by(*FINDING_ORDER)


def strip_of(body: Institution, cases: Iterable[str] = ()) -> list[Cell]:
    address = f"/findings/?institution={body.institution_id}&look={{look}}"
    return strip(body.found, body.leads, body.judged_by(), why_not(), address, tuple(cases))


def strip_of_tallies(rows: Iterable[dict], address: str = "") -> list[Cell]:
    """The strip of many bodies: `rows` with look, found, leads, judged."""
    by_look = {row["look"]: row for row in rows}
    told = [(look, by_look.get(look.number, {})) for look in LOOKS]
    return strip(
        {look.name: row.get("found") or 0 for look, row in told},
        {look.name: row.get("leads") or 0 for look, row in told},
        {look.name: bool(row.get("judged")) for look, row in told},
        why_not(),
        address,
    )


def tallies(scope: Scope) -> QuerySet[Tally]:
    return Tally.objects.filter(scope.q())


def totals(scope: Scope) -> dict[int, dict]:
    """Look's number (0: all together) → the sums over a division."""
    sums = {name: Sum(name) for name in ("bodies", "judged", "found", "leads", "findings", "problem_bodies")}
    return {row["look"]: row for row in tallies(scope).values("look").annotate(**sums)}


def why_not() -> dict[str, Text]:
    """Look's name → the commonest reason why its rules could not judge."""
    now = standing()
    if now is None:
        return {}
    told: dict[str, Text] = {}
    for look in LOOKS:
        reasons: dict[str, int] = {}
        for name, counts in now.rules.items():
            if name in rules() and rules()[name].look is look:
                for code, subjects in counts["why"].items():
                    reasons[code] = reasons.get(code, 0) + subjects
        if reasons:
            told[look.name] = reason(max(sorted(reasons), key=lambda code: reasons[code]))
    return told


def _phone(search: str) -> list[str]:
    """The key of a mobile number as people type it; empty for anything else."""
    digits = re.sub(r"[\s()+-]", "", squeeze(search))
    secret = kept_secret(settings.SITE / "secret") if _PHONE.fullmatch(digits) else None
    return [secret.key_of(digits[-11:])] if secret else []
