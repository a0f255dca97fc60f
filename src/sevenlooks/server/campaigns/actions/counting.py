"""Keeping an entry's state and its county's counters in step with the answers, in the transaction that changes them."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, F, Q

from sevenlooks.server.campaigns.models import Answer, Entry, Receipt

COUNTERS = ("begun", "done", "examined", "problems", "rectified")
_CHECKED = Q(verdict__in=(Answer.FINE, Answer.PROBLEM))
_PROBLEM = Q(verdict=Answer.PROBLEM)


def flags(entry: Entry) -> dict[str, int]:
    """What an entry adds to each counter of its county."""
    return {
        "begun": int(entry.begun_at is not None),
        "done": int(entry.done_at is not None),
        "examined": int(entry.examined_at is not None),
        "problems": int(entry.problems > 0),
        "rectified": int(entry.problems > 0 and entry.unrectified == 0),
    }


def recount(entry: Entry, receipt: Receipt, *, at: datetime) -> None:
    """An entry anew from its answers, and its county's counters by the difference. Both are held by the caller."""
    before = flags(entry)
    told = Answer.objects.filter(entry=entry, superseded_at=None).aggregate(
        answered=Count("pk"), checked=Count("pk", filter=_CHECKED), problems=Count("pk", filter=_PROBLEM),
        unrectified=Count("pk", filter=_PROBLEM & Q(rectified_at=None)),
    )  # fmt: skip
    for name, count in told.items():
        setattr(entry, name, count)
    if entry.answered:
        entry.begun_at = entry.begun_at or at
    if entry.answered == entry.items:
        entry.done_at = entry.done_at or at
        if entry.checked:
            entry.examined_at = entry.examined_at or at
    entry.save()
    if entry.is_body:
        _add(receipt, {name: now - before[name] for name, now in flags(entry).items()})


def count_added(entry: Entry, receipt: Receipt) -> None:
    """A new entry in its county's counters."""
    _add(receipt, {"persons": entry.times} if entry.kind == Entry.PERSON else {"added": 1})


def _add(receipt: Receipt, changes: dict[str, int]) -> None:
    changed = {name: F(name) + more for name, more in changes.items() if more}
    if changed:
        Receipt.objects.filter(pk=receipt.pk).update(**changed)
