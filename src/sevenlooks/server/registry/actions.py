"""The one act of the registry: looking behind a mask."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from sevenlooks.errors import BadRequest
from sevenlooks.server.events.actions import record


@transaction.atomic
def unmask(*, by: Any, on: tuple[str, str], division: str, why: str, book: str = "") -> None:
    """Record that somebody sees persons' data of a thing (kind, id) whole, and why. BadRequest without a reason."""
    if not why.strip():
        raise BadRequest(
            "查看个人信息原文须写明理由,理由会留痕。",
            "To see personal data whole, give the reason; it is recorded.",
        )
    detail = {"book": book} if book else {}
    record(by=by, act="people.unmasked", on=on, division=division, why=why.strip(), detail=detail)
