"""Whom a case is to be told to, besides its party: landlord, platform, advert host."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases.actions.moving import held, wrote
from sevenlooks.server.cases.models import Addressee, Case
from sevenlooks.server.cases.models.addressees import ADDRESSEES
from sevenlooks.server.web.mistakes import Refused
from sevenlooks.server.web.pages import NOT_YOURS
from sevenlooks.server.web.spoken import without_numbers


@transaction.atomic
def add_addressee(*, by: Any, case: Case, kind: str, name: str, address: str = "",
                  seen: int | None = None) -> Addressee:  # fmt: skip
    """Somebody to whom papers of the case can be addressed. The same kind and name again sets the address anew."""
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    named = without_numbers(name.strip())[:200]
    if kind not in ADDRESSEES or not named:
        raise BadRequest("请选择告知对象的类别并填写名称。", "Say which kind of addressee it is, and its name.")
    kept = held(by, case, seen)
    told = {"address": without_numbers(address.strip())}
    added = {"at": timezone.now(), "by": by.username}
    addressee, _ = Addressee.objects.update_or_create(
        case=kept, kind=kind, name=named, defaults=told, create_defaults=told | added
    )
    wrote(kept, "addressee", by=by, detail={"kind": kind})
    return addressee
