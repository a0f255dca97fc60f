from __future__ import annotations

from django.db import models
from django.db.models import Q

from sevenlooks.language import Text
from sevenlooks.server.cases.models.case import Case


class Proposal(models.Model):
    """A penalty proposed (处罚建议): the article in force on the day of the conduct, the range, the choice, its reason.

    Yuan to the fen. `conduct_on`: the last day of the conduct. `low` and `high`: the range, both inclusive, null where
    the article has no fine at this `grade`. Only added; the newest holds. `law`: the article as it read on that day,
    and what was suggested; `circumstances`: those given, with why. `token`: of the form, so that sent twice it is one.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals")
    document = models.CharField(max_length=60)
    article = models.CharField(max_length=20)
    conduct_on = models.DateField()
    grade = models.CharField(max_length=24)
    received = models.DecimalField(max_digits=16, decimal_places=2)
    refunded = models.DecimalField(max_digits=16, decimal_places=2)
    income = models.DecimalField(max_digits=16, decimal_places=2)
    low = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    high = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    circumstances = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    fine = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    why = models.TextField()
    law = models.JSONField(default=dict)
    token = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "token"), condition=~Q(token=""), name="proposal_of_form"),
            models.CheckConstraint(
                condition=Q(fine=None) | Q(fine__gt=0, fine__gte=models.F("low"), fine__lte=models.F("high")),
                name="fine_within_range",
            ),
        )


class LegalStep(models.Model):
    """A step of the penal procedure beside the case: it never hides the case and never counts as done.

    `begun_on`, `ended_on`: its own days; `ended_on` and `result` are empty while it is pending. `words`, `outcome`:
    what was said then. `fine`: of a decision, in yuan. `begun_at`, `ended_at`: when that was written down.
    """

    FILED, NOTICE, HEARING, DECISION, SERVICE = "filed", "notice", "hearing", "decision", "service"
    ENFORCEMENT, RECONSIDERATION, LAWSUIT = "enforcement", "reconsideration", "lawsuit"
    DONE, CHANGED, ANNULLED, ENDED = "done", "changed", "annulled", "ended"

    case = models.ForeignKey(Case, models.PROTECT, related_name="legal_steps")
    kind = models.CharField(max_length=20)
    begun_on = models.DateField()
    words = models.TextField(blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=60)
    ended_on = models.DateField(null=True)
    result = models.CharField(max_length=12, blank=True)
    outcome = models.TextField(blank=True)
    fine = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    token = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("case", "kind"), condition=Q(ended_at=None), name="legal_step_pending_once"
            ),
            models.UniqueConstraint(fields=("case", "token"), condition=~Q(token=""), name="legal_step_of_form"),
        )

    @property
    def title(self) -> Text:
        return LEGAL_STEPS[self.kind]

    @property
    def result_said(self) -> Text:
        return RESULTS[self.result]


LEGAL_STEPS = {
    LegalStep.FILED: Text("立案(行政处罚)", "penalty proceedings opened"),
    LegalStep.NOTICE: Text("告知与陈述申辩", "notice and defence"),
    LegalStep.HEARING: Text("听证", "hearing"),
    LegalStep.DECISION: Text("处罚决定", "penalty decision"),
    LegalStep.SERVICE: Text("送达", "service"),
    LegalStep.ENFORCEMENT: Text("执行", "enforcement"),
    LegalStep.RECONSIDERATION: Text("行政复议", "administrative reconsideration"),
    LegalStep.LAWSUIT: Text("行政诉讼", "administrative lawsuit"),
}
RESULTS = {
    LegalStep.DONE: Text("完成(维持)", "done (upheld)"),
    LegalStep.CHANGED: Text("变更", "changed"),
    LegalStep.ANNULLED: Text("撤销", "annulled"),
    LegalStep.ENDED: Text("终止", "discontinued"),
}
