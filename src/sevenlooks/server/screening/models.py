from __future__ import annotations

from django.db import models


class Run(models.Model):
    """A run asked for on the site. Its findings and record stand as files in the site's folder, files/runs/<id>/."""

    WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"

    run_id = models.CharField(max_length=40, primary_key=True)
    as_of = models.DateField()
    known_on = models.DateTimeField(null=True)
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, default=WAITING)
    step = models.CharField(max_length=60, blank=True)
    steps_done = models.IntegerField(default=0)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    findings = models.IntegerField(null=True)
    problem_bodies = models.IntegerField(null=True)
    rulebook = models.CharField(max_length=60, blank=True)
    wrong_zh = models.TextField(blank=True)
    wrong_en = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_at",)


class Nightly(models.Model):
    """Whether a run starts every night by itself: one row. `last`: the as-of day of the last one."""

    on = models.BooleanField(default=False)
    hour = models.SmallIntegerField(default=3)
    last = models.DateField(null=True)


class Settling(models.Model):
    """What people made of a finding (核定). The finding's id is stable from run to run, and so is this."""

    CONFIRMED, DISMISSED, VISIT = "confirmed", "dismissed", "visit"

    finding_id = models.CharField(max_length=32, primary_key=True)
    rule = models.CharField(max_length=60, db_index=True)
    division_code = models.CharField(max_length=6, blank=True)
    verdict = models.CharField(max_length=12)
    why = models.TextField(blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField(auto_now=True)
