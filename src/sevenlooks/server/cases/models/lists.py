from __future__ import annotations

from django.db import models


class SavedFilter(models.Model):
    """A work list that a person comes back to, by the query of its address."""

    username = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=400)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("username", "name"), name="filter_of_person"),)


class Address(models.Model):
    """Where a person is told that something waits: an e-mail address or a webhook, one of each at most.

    `failed`: tries in a row that failed; after some the address is let be (notices.MOST_FAILED).
    """

    EMAIL, WEBHOOK = "email", "webhook"

    username = models.CharField(max_length=60)
    kind = models.CharField(max_length=8)
    address = models.CharField(max_length=400)
    failed = models.SmallIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("username", "kind"), name="address_of_person"),)


class Sent(models.Model):
    """A notice of one day, so that it goes out once: a person, a kind of address, a day.

    It is marked as failed before it is tried, and as sent once it went: a try that was cut short is never repeated.
    """

    WAITING, NOTHING, SENT, FAILED = "waiting", "nothing", "sent", "failed"

    username = models.CharField(max_length=60)
    kind = models.CharField(max_length=8)
    day = models.DateField()
    state = models.CharField(max_length=8, default=WAITING)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("username", "kind", "day"), name="sent_once_a_day"),)
