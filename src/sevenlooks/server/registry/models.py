from __future__ import annotations

from django.db import models

from sevenlooks.looks.look import LOOKS
from sevenlooks.server.web.placed import Placed

ID = 100


class Standing(models.Model):
    """The run that the registry shows: one row. `rules`: per rule judged, found, not judged and why."""

    run = models.CharField(max_length=40)
    as_of = models.DateField()
    known_on = models.DateTimeField()
    rulebook = models.CharField(max_length=60)
    made_at = models.DateTimeField(auto_now=True)
    rules = models.JSONField(default=dict)


class Institution(Placed):
    """A body of the ledger, and how it came out of the run.

    `found`, `leads`: look's name → findings. `judged`: bits of the looks by which it was judged, the first look lowest.
    """

    institution_id = models.CharField(max_length=ID, primary_key=True)
    name = models.CharField(max_length=200)
    former_names = models.TextField(blank=True)
    uscc = models.CharField(max_length=30, blank=True)
    parent_id = models.CharField(max_length=ID, blank=True)
    status = models.CharField(max_length=20)
    status_on = models.DateField(null=True)
    category = models.CharField(max_length=20, blank=True)
    stages = models.CharField(max_length=60, blank=True)
    mode = models.CharField(max_length=10, blank=True)
    papers = models.CharField(max_length=20, blank=True)
    registration_type = models.CharField(max_length=20, blank=True)
    licence_no = models.CharField(max_length=80, blank=True)
    licence_valid_to = models.DateField(null=True)
    opened_on = models.DateField(null=True)
    address = models.TextField(blank=True)
    phone_key = models.CharField(max_length=40, blank=True)
    phone_masked = models.CharField(max_length=30, blank=True)
    owner = models.CharField(max_length=60, blank=True)
    search = models.TextField()
    found = models.JSONField(default=dict)
    leads = models.JSONField(default=dict)
    judged = models.SmallIntegerField(default=0)
    breaches = models.IntegerField(default=0)
    suspicions = models.IntegerField(default=0)

    class Meta:
        indexes = (
            models.Index(fields=("-breaches", "-suspicions", "institution_id"), name="inst_order"),
            models.Index(fields=("province_code", "-breaches", "-suspicions", "institution_id"), name="inst_province"),
            models.Index(fields=("city_code", "-breaches", "-suspicions", "institution_id"), name="inst_city"),
            models.Index(fields=("division_code", "-breaches", "-suspicions", "institution_id"), name="inst_county"),
            models.Index(fields=("phone_key",), name="inst_phone"),
            models.Index(fields=("uscc",), name="inst_uscc"),
        )

    def judged_by(self) -> dict[str, bool]:
        return {look.name: bool(self.judged & 1 << look.number - 1) for look in LOOKS}


class Finding(Placed):
    """A finding of the run (contract, "A finding"), its sentence in both languages.

    `settled`: what people made of it (screening.Settling), kept here for lists: "" until they did.
    """

    finding_id = models.CharField(max_length=32, primary_key=True)
    rule = models.CharField(max_length=60)
    look = models.SmallIntegerField()
    lead = models.BooleanField()
    subject_kind = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=200)
    institution_id = models.CharField(max_length=ID, blank=True)
    linked_id = models.CharField(max_length=200, blank=True)
    occurred_on = models.DateField(null=True)
    observed = models.TextField(blank=True)
    expected = models.TextField(blank=True)
    amount = models.FloatField(null=True)
    strength = models.FloatField()
    reason_zh = models.TextField()
    reason_en = models.TextField()
    evidence = models.JSONField(default=list)
    cites = models.TextField()
    rulebook = models.CharField(max_length=60)
    settled = models.CharField(max_length=12, blank=True, default="")

    class Meta:
        indexes = (
            models.Index(fields=("institution_id", "look"), name="find_inst"),
            models.Index(fields=("linked_id",), name="find_linked"),
            models.Index(fields=("-strength", "finding_id"), name="find_order"),
            models.Index(fields=("rule", "-strength", "finding_id"), name="find_rule"),
            models.Index(fields=("look", "-strength", "finding_id"), name="find_look"),
            models.Index(fields=("province_code", "look", "-strength", "finding_id"), name="find_province"),
            models.Index(fields=("city_code", "look", "-strength", "finding_id"), name="find_city"),
            models.Index(fields=("division_code", "look", "-strength", "finding_id"), name="find_county"),
        )


class Tally(models.Model):
    """Counts of one county, one look: what dashboards add up instead of asking a million findings.

    `found`, `leads`: distinct bodies; `findings`: rows; `judged`: bodies judged by the look; `bodies`: in the ledger.
    """

    division_code = models.CharField(max_length=6)
    city_code = models.CharField(max_length=6)
    province_code = models.CharField(max_length=6)
    look = models.SmallIntegerField()
    bodies = models.IntegerField(default=0)
    judged = models.IntegerField(default=0)
    found = models.IntegerField(default=0)
    leads = models.IntegerField(default=0)
    findings = models.IntegerField(default=0)
    problem_bodies = models.IntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("division_code", "look"), name="tally_of_county_and_look"),)
