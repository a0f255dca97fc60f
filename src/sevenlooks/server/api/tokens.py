"""Tokens: making, revoking and knowing them."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.api.models import Token
from sevenlooks.server.events.actions import record

LASTS = timedelta(days=365)


@transaction.atomic
def make(*, by: Any, name: str) -> tuple[Token, str]:
    """A new token of one's own, and its text, which nobody can see again."""
    if not name.strip():
        raise BadRequest("请写明令牌的用途。", "Say what the token is for.")
    text = f"sl_{secrets.token_urlsafe(32)}"
    token = Token.objects.create(
        digest=_digest(text), begins=text[:9], person=by, name=name.strip()[:60], ends_on=timezone.localdate() + LASTS
    )
    record(by=by, act="token.made", on=("token", str(token.pk)), division=by.division_code)
    return token, text


@transaction.atomic
def revoke(*, by: Any, token: Token) -> None:
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    record(by=by, act="token.revoked", on=("token", str(token.pk)), division=by.division_code)


def person_of(text: str) -> Person | None:
    """Whose token this is; None when it was revoked, has ended, or never was."""
    today = timezone.localdate()
    token = Token.objects.select_related("person").filter(digest=_digest(text), revoked_at=None).first()
    if token is None or token.ends_on < today or not token.person.is_active:
        return None
    if token.used_on != today:
        Token.objects.filter(pk=token.pk).update(used_on=today)
    return token.person


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
