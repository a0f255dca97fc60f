"""What the ledger said of a body from batch to batch: its changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from sevenlooks.books import book, in_words
from sevenlooks.books.store import Snapshot
from sevenlooks.language import Text
from sevenlooks.server.registry.words import word

_CODES = ("status", "papers", "registration_type", "category", "mode")
_TOLD = (
    "name", "uscc", *_CODES, "status_on", "licence_no", "licence_valid_to", "licence_cancelled_on", "operating_address",
    "registered_address", "parent_id", "authority", "owner",
)  # fmt: skip
_PERSONS = ("phone", "legal_rep_key", "organiser_key", "controller_key")  # that they changed is told, not who they are


def changes(snapshot: Snapshot, id: str) -> Iterator[tuple[date, Text]]:
    """(day on which the batch was taken in, the change in words), oldest first."""
    if len(snapshot.batches_of("institutions")) < 2:
        return
    taken = {batch.batch: localtime(batch.taken_at).date() for batch in snapshot.batches}
    before: dict[str, Any] | None = None
    for row in snapshot.every("institutions", "institution_id", id).to_pylist():
        for name in (*_TOLD, *_PERSONS) if before else ():
            if before and row[name] != before[name]:
                yield taken[row["_batch"]], _said(name, before[name], row[name])
        before = row


def _said(name: str, before: Any, now: Any) -> Text:
    heading = in_words.heading(book("institutions")[name])
    if name in _PERSONS:
        return Text("台账变更:{heading}已更换", "In the ledger {heading} was changed").format(heading=heading)
    told = Text(
        "台账变更:{heading}由“{before}”改为“{now}”", "In the ledger {heading} was changed from “{before}” to “{now}”"
    )
    return told.format(heading=heading, before=_value(name, before), now=_value(name, now))


def _value(name: str, value: Any) -> Text:
    if name in _CODES:
        return word(name, value or "")
    return Text(str(value), str(value)) if value is not None else Text("空", "nothing")
