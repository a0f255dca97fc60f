"""The second visit (回访): an act of its own, after the closure."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases.actions.moving import held, move
from sevenlooks.server.cases.actions.opening import From, Party, begin
from sevenlooks.server.cases.models import Case, Source
from sevenlooks.server.web.spoken import without_numbers


@transaction.atomic
def revisit(*, by: Any, case: Case, found: str, seen: int | None = None) -> Case:
    """Visited again and in order."""
    if not found.strip():
        raise BadRequest("请写明回访所见。", "Say what the visit showed.")
    kept = held(by, case, seen)
    move(kept, "revisit", by=by, why=without_numbers(found.strip()))
    return kept


@transaction.atomic
def come_back(*, by: Any, case: Case, found: str, on: date, token: str = "", seen: int | None = None) -> Case:
    """Visited again and back again: the old case says so for good, and a new one opens that names it; the new one.

    The new case is the old owner's, whose business it is; who visited need not be one who may handle cases.
    """
    if not found.strip():
        raise BadRequest("请写明回访所见。", "Say what the visit showed.")
    kept = held(by, case, None if Case.objects.filter(token=token).exclude(token="").exists() else seen)
    party = Party(
        kind=kept.party_kind, name=kept.party, county=kept.division_code, institution_id=kept.institution_id,
        place_id=kept.place_id, person_key=kept.person_key, in_service=kept.in_service, address=kept.address,
        sources=(From(Source.VISIT, look=_first_look(kept), said_zh=without_numbers(found.strip())),),
    )  # fmt: skip
    return begin(by, party, found, on, kept.owner, kept.pk, token)


def _first_look(case: Case) -> int:
    return (case.looks & -case.looks).bit_length()
