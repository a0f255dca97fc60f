from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from sevenlooks.looks.look import LOOKS
from sevenlooks.server.web.placed import Placed

ID = 100


def bits(looks: Mapping[str, int]) -> int:
    """The looks with a count, as bits."""
    return sum(1 << look.number - 1 for look in LOOKS if looks.get(look.name))


def _filled(column: str, name: str) -> models.Index:
    """An index of a column that most rows leave blank, without those; used where a query says that it is not blank.

    Counting the blanks in, a database takes the column for one that tells little, and looks elsewhere.
    """
    return models.Index(fields=(column,), condition=models.Q(**{f"{column}__gt": ""}), name=name)


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

    `found`, `leads`: look's name → findings. Bits of looks, the first look lowest: `judged` by which it was judged,
    `found_in` and `leads_in` in which it has breaches and leads.
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
    found_in = models.SmallIntegerField(default=0, editable=False)
    leads_in = models.SmallIntegerField(default=0, editable=False)
    breaches = models.IntegerField(default=0)
    suspicions = models.IntegerField(default=0)

    class Meta:
        indexes = (
            models.Index(fields=("-breaches", "-suspicions", "institution_id"), name="inst_order"),
            models.Index(fields=("province_code", "-breaches", "-suspicions", "institution_id"), name="inst_province"),
            models.Index(fields=("city_code", "-breaches", "-suspicions", "institution_id"), name="inst_city"),
            models.Index(fields=("division_code", "-breaches", "-suspicions", "institution_id"), name="inst_county"),
            _filled("phone_key", "inst_phone"),
            _filled("uscc", "inst_uscc"),
            _filled("parent_id", "inst_parent"),
        )

    def save(self, *args: object, **named: object) -> None:
        self.found_in, self.leads_in = bits(self.found), bits(self.leads)
        super().save(*args, **named)

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
            _filled("linked_id", "find_linked"),
            # A nation's and a province's lists need their order from an index; a city's are short enough to sort.
            models.Index(fields=("-strength", "finding_id"), name="find_order"),
            models.Index(fields=("rule", "-strength", "finding_id"), name="find_rule"),
            models.Index(fields=("look", "-strength", "finding_id"), name="find_look"),
            models.Index(fields=("settled", "-strength", "finding_id"), name="find_settled"),
            models.Index(fields=("province_code", "-strength", "finding_id"), name="find_province"),
            models.Index(fields=("province_code", "look", "-strength", "finding_id"), name="find_province_look"),
            models.Index(fields=("city_code", "-strength", "finding_id"), name="find_city"),
            models.Index(fields=("division_code", "-strength", "finding_id"), name="find_county"),
        )


class Counted(models.Model):
    """Counts of a division, at every level: a page reads a few rows instead of adding up a million findings.

    `above`: the division next above it ("" for the nation). `bodies`: in the ledger. `judged`, `found`, `leads`,
    `problem_bodies`: distinct bodies judged, with a breach, with a lead, with either. `findings`: rows.
    """

    division_code = models.CharField(max_length=6)
    bodies = models.IntegerField(default=0)
    judged = models.IntegerField(default=0)
    found = models.IntegerField(default=0)
    leads = models.IntegerField(default=0)
    problem_bodies = models.IntegerField(default=0)
    findings = models.IntegerField(default=0)

    class Meta:
        abstract = True


class Tally(Counted):
    """By look; look 0 is all looks together."""

    above = models.CharField(max_length=6, blank=True)
    look = models.SmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("division_code", "look"), name="tally_of_division_and_look"),)
        indexes = (models.Index(fields=("above", "look"), name="tally_above"),)


class RuleTally(Counted):
    """By rule."""

    rule = models.CharField(max_length=60)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("division_code", "rule"), name="tally_of_division_and_rule"),)


class Past(Counted):
    """All looks together in a run that was shown once: what a trend is drawn from."""

    run = models.CharField(max_length=40)
    as_of = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("division_code", "as_of", "run"), name="past_of_division"),)
        indexes = (models.Index(fields=("run",), name="past_run"),)
