from __future__ import annotations

from django.db import models

from sevenlooks.language import Text
from sevenlooks.reports.notices import KINDS
from sevenlooks.server.cases.models.case import Case


class Series(models.Model):
    """The last number given in a series: of one kind, in one division and year. Who takes a number holds the row."""

    kind = models.CharField(max_length=20)
    division_code = models.CharField(max_length=6)
    year = models.SmallIntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "division_code", "year"), name="series_once"),)


class Paper(models.Model):
    """A paper made from a case (文书). `told`: everything it says, kept, so that it prints the same again.

    Its row and its number are one write: a series has no gap and no double. A void paper keeps its number.
    `division_code`: of the office that sends it. `token`: of the form, or of the batch that it was made in.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20)
    division_code = models.CharField(max_length=6)
    year = models.SmallIntegerField()
    serial = models.IntegerField()
    addressee_kind = models.CharField(max_length=20, blank=True)
    addressee = models.CharField(max_length=200, blank=True)
    told = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    void_at = models.DateTimeField(null=True)
    void_by = models.CharField(max_length=60, blank=True)
    void_why = models.TextField(blank=True)
    served_on = models.DateField(null=True)
    served_how = models.CharField(max_length=30, blank=True)
    token = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "division_code", "year", "serial"), name="paper_number"),
            models.UniqueConstraint(
                fields=("case", "kind", "token"), condition=~models.Q(token=""), name="paper_of_form"
            ),
        )
        indexes = (models.Index(fields=("token", "id"), name="paper_batch", condition=~models.Q(token="")),)

    @property
    def title(self) -> Text:
        return KINDS[self.kind].title

    @property
    def number(self) -> str:
        """西湖教改〔2026〕3号."""
        return str(self.told["number"])

    @property
    def served(self) -> Text | None:
        return SERVED[self.served_how] if self.served_on else None


SERVED = {
    "direct": Text("直接送达", "handed over"),
    "left": Text("留置送达", "left behind, being refused"),
    "entrusted": Text("委托送达", "served by another office"),
    "post": Text("邮寄送达", "by post"),
    "electronic": Text("电子送达", "electronically"),
    "announced": Text("公告送达", "by public notice"),
}
"""Ways of service (送达方式)."""
