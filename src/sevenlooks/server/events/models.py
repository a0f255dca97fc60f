from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class Event(models.Model):
    """One act: who did what, on what, why, when. Rows are only ever added, numbered without gaps.

    No foreign keys: an event outlives whatever it speaks of. `link` chains it to the one before (events.chain).
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=150)
    act = models.CharField(max_length=60)
    on_kind = models.CharField(max_length=40)
    on_id = models.CharField(max_length=200)
    division_code = models.CharField(max_length=6, blank=True)
    why = models.TextField(blank=True)
    detail = models.JSONField(default=dict)
    link = models.CharField(max_length=64)

    class Meta:
        indexes = (
            models.Index(fields=("on_kind", "on_id", "number"), name="event_of_thing"),
            models.Index(fields=("division_code", "number"), name="event_of_division"),
            models.Index(fields=("who", "number"), name="event_of_person"),
        )

    def save(self, *args: Any, **named: Any) -> None:
        if not self._state.adding:
            _only_added()
        super().save(*args, force_insert=True)

    def delete(self, *args: Any, **named: Any) -> NoReturn:
        _only_added()


class Head(models.Model):
    """The one row that holds the end of the chain; whoever adds an event holds it meanwhile."""

    number = models.BigIntegerField(default=0)
    link = models.CharField(max_length=64, default="0" * 64)


def _only_added() -> NoReturn:
    raise PermissionError("events are only added, never changed or taken away")
