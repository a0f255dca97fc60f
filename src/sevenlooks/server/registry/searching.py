"""Searching bodies as people type: words of name, former name, code or address; or a telephone number."""

from __future__ import annotations

import re

from django.conf import settings
from django.db.models import QuerySet

from sevenlooks.books.secret import kept_secret
from sevenlooks.methods.text_width import squeeze
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.placed import Scope

_PHONE = re.compile(r"(?:(?:00)?86)?1\d{10}")


def narrowed(rows: QuerySet[Institution], scope: Scope, typed: str) -> QuerySet[Institution]:
    """The rows in which every word stands, of any length; a mobile number is looked up by its key alone."""
    key = _phone_key(typed)
    if key:
        return rows.filter(phone_key=key, phone_key__gt="")
    for word in typed.split():
        rows = rows.filter(search__contains=squeeze(word))
    return rows


def _phone_key(typed: str) -> str | None:
    """The key of a mobile number as people type it; None for anything else."""
    digits = re.sub(r"[\s()+-]", "", squeeze(typed))
    secret = kept_secret(settings.SITE / "secret") if _PHONE.fullmatch(digits) else None
    return secret.key_of(digits[-11:]) if secret else None
