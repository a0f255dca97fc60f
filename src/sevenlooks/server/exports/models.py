from __future__ import annotations

from django.db import models

from sevenlooks.server.web.placed import Placed


class Export(Placed):
    """An export that somebody asked for; its division is the one whose rows it holds.

    `what`: institutions, findings or rows; `table`: of rows, the book. `filters`: as in the list's address. `digest`:
    SHA-256 of the file. The file is gone after a week (REMOVED), this row stays.
    """

    WAITING, RUNNING, DONE, FAILED, REMOVED = "waiting", "running", "done", "failed", "removed"
    FORMATS = ("csv", "xlsx", "parquet")

    export_id = models.CharField(max_length=32, primary_key=True)
    by = models.CharField(max_length=60)
    asked_at = models.DateTimeField(auto_now_add=True)
    lang = models.CharField(max_length=2, default="zh")
    what = models.CharField(max_length=20)
    table = models.CharField(max_length=40, blank=True)
    filters = models.JSONField(default=dict)
    format = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=WAITING)
    ended_at = models.DateTimeField(null=True)
    rows = models.BigIntegerField(default=0)
    bytes = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    wrong_zh = models.TextField(blank=True)
    wrong_en = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("by", "-asked_at", "export_id"), name="export_of_person"),
            models.Index(fields=("state", "asked_at"), name="export_of_state"),
        )

    @property
    def ended(self) -> bool:
        return self.state not in (self.WAITING, self.RUNNING)
