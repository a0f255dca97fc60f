from __future__ import annotations

from django.db import models

from sevenlooks.server.web.placed import Placed


class Intake(Placed):
    """Files that somebody sent, and what they came to. The files themselves are gone once they are taken in.

    `files`: name, bytes and SHA-256 of each. `tables`: one line a table (books.intake.TableResult). `batch`: the batch
    that counts since then, None when nothing changed. `refused`: rows that came back.
    """

    WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"

    intake_id = models.CharField(max_length=32, primary_key=True)
    by = models.CharField(max_length=60)
    asked_at = models.DateTimeField(auto_now_add=True)
    lang = models.CharField(max_length=2, default="zh")
    state = models.CharField(max_length=10, default=WAITING)
    step = models.CharField(max_length=250, blank=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    files = models.JSONField(default=list)
    tables = models.JSONField(default=list)
    batch = models.BigIntegerField(null=True)
    taken = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    wrong_zh = models.TextField(blank=True)
    wrong_en = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("-asked_at", "intake_id"), name="intake_order"),
            models.Index(fields=("province_code", "-asked_at"), name="intake_province"),
            models.Index(fields=("city_code", "-asked_at"), name="intake_city"),
            models.Index(fields=("division_code", "-asked_at"), name="intake_county"),
        )

    @property
    def ended(self) -> bool:
        return self.state in (self.DONE, self.FAILED)
