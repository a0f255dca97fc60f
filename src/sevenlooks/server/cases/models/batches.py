from __future__ import annotations

from django.db import models

from sevenlooks.server.cases.models.case import Case


class Batch(models.Model):
    """One act on many cases, chosen and confirmed once. `told`: what the act is given, the same for each case.

    Chosen, it waits for its one confirmation; asked for, the worker carries it out case by case.
    """

    CHOSEN, RUNNING, DONE = "chosen", "running", "done"

    act = models.CharField(max_length=12)
    told = models.JSONField(default=dict)
    state = models.CharField(max_length=8, default=CHOSEN)
    by = models.CharField(max_length=60)
    chosen_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("by", "id"), name="batch_of_person"),)


class BatchCase(models.Model):
    """One case of a batch, as it stood when it was chosen (`version`), and what came of it.

    `said_zh`, `said_en`: why it was left out.
    """

    WAITING, DONE, LEFT_OUT = "waiting", "done", "left_out"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="cases")
    case = models.ForeignKey(Case, models.PROTECT, related_name="batches")
    version = models.IntegerField()
    outcome = models.CharField(max_length=8, default=WAITING)
    said_zh = models.TextField(blank=True)
    said_en = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("batch", "case"), name="case_once_a_batch"),)
        indexes = (models.Index(fields=("batch", "outcome", "id"), name="batch_outcome"),)
