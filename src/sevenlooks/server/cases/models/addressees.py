from __future__ import annotations

from django.db import models

from sevenlooks.language import Text
from sevenlooks.server.cases.models.case import Case

ADDRESSEES = {
    "landlord": Text("出租方", "landlord"),
    "platform": Text("平台", "platform"),
    "advert_host": Text("广告发布方", "advert host"),
}


class Addressee(models.Model):
    """Who is told of a case without being its party (告知对象): a paper can be addressed to them.

    `kind`: of ADDRESSEES. `at`, `by`: when and by whom it was put to the case.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="addressees")
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "kind", "name"), name="addressee_once_a_case"),)

    @property
    def title(self) -> Text:
        return ADDRESSEES[self.kind]
