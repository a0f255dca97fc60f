from __future__ import annotations

from django.db import models

from sevenlooks.server.web.placed import Placed


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


class Ranked(Placed):
    """A body's or a place's turn for a visit (screening.ranking), worked out when a run is shown.

    `key`: an institution's id, or a place's or an entity's in no register. `shares`: look's name → its part of the
    priority. `reasons_zh`, `reasons_en`: the sentences of the strongest rules, strongest first.
    """

    key = models.CharField(max_length=200, primary_key=True)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200, blank=True)
    priority = models.FloatField()
    amount = models.FloatField()
    findings = models.IntegerField()
    shares = models.JSONField(default=dict)
    reasons_zh = models.JSONField(default=list)
    reasons_en = models.JSONField(default=list)

    class Meta:
        indexes = (
            models.Index(fields=("-priority", "-amount", "key"), name="rank_order"),
            models.Index(fields=("province_code", "-priority", "-amount", "key"), name="rank_province"),
            models.Index(fields=("city_code", "-priority", "-amount", "key"), name="rank_city"),
            models.Index(fields=("division_code", "-priority", "-amount", "key"), name="rank_county"),
        )
