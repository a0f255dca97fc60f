from __future__ import annotations

from django.db import models

from sevenlooks.server.cases.models.case import Case


class Evidence(models.Model):
    """A file of a case. The file lies in the site's folder under its digest; what is replaced stays.

    `digest`: SHA-256. `picture`: a fine hash of what a picture shows, 64 hex digits, so that the same photograph is
    known again after it was made smaller ("" for what is no picture, or one too plain to tell); `quarter_1` to
    `quarter_4`: a coarse hash of the same, by which it is found among all others (pictures.Shown); null as `picture` is
    "". `personal`: it shows
    persons' data, and opens only for those who need it. `when`: before the order to put right, after it, or at the
    second visit. `taken_at`: by the camera's own note, or, where `taken_told`, as its sender says.
    """

    BEFORE, AFTER, REVISIT = "before", "after", "revisit"

    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence")
    when = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    picture = models.CharField(max_length=64, blank=True)
    quarter_1 = models.IntegerField(null=True)
    quarter_2 = models.IntegerField(null=True)
    quarter_3 = models.IntegerField(null=True)
    quarter_4 = models.IntegerField(null=True)
    personal = models.BooleanField(default=False)
    shows = models.TextField(blank=True)
    taken_at = models.DateTimeField(null=True)
    taken_told = models.BooleanField(default=False)
    taken_where = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=60)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    why = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "when", "digest"), name="evidence_once_a_case"),)
        indexes = (
            models.Index(fields=("digest",), name="evidence_digest"),
            models.Index(fields=("quarter_1",), name="evidence_quarter_1"),
            models.Index(fields=("quarter_2",), name="evidence_quarter_2"),
            models.Index(fields=("quarter_3",), name="evidence_quarter_3"),
            models.Index(fields=("quarter_4",), name="evidence_quarter_4"),
        )

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")
