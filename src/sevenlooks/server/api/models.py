from __future__ import annotations

from datetime import timedelta

from django.db import models

KEPT = timedelta(hours=24)
"""How long the answer to an Idempotency-Key is kept."""


class Token(models.Model):
    """A person's own key to the API: it may what they may. Only its SHA-256 is kept; it was shown once.

    `begins`: its first characters, to tell one from another.
    """

    digest = models.CharField(max_length=64, unique=True)
    begins = models.CharField(max_length=12)
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    made_at = models.DateTimeField(auto_now_add=True)
    ends_on = models.DateField()
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)


class Answered(models.Model):
    """What a write with an Idempotency-Key was answered, so that the same again gets the same. Kept 24 hours.

    `request`: SHA-256 of method, address and body.
    """

    who = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    request = models.CharField(max_length=64)
    status = models.SmallIntegerField(default=0)
    answer = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("who", "key"), name="answered_once"),)
