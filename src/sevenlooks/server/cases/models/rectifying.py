from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from sevenlooks.server.cases.models.case import Case


class Order(models.Model):
    """What is to be done, by whom and by when (措施、时限、责任人、责任部门). Only added; the newest holds."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="orders")
    measures = models.TextField()
    responsible = models.CharField(max_length=60)
    department = models.CharField(max_length=60, blank=True)
    working_days = models.SmallIntegerField()
    due_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)


class Refund(models.Model):
    """What one family is owed. `family`: a contract's number or a label, never a name or number of a person.

    `due` and `paid` in yuan; `paid` is the sum of its repayments.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="refunds")
    family = models.CharField(max_length=80)
    due = models.DecimalField(max_digits=12, decimal_places=2)
    paid = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "family"), name="refund_of_family"),
            models.CheckConstraint(condition=Q(paid__lte=F("due"), paid__gte=0, due__gt=0), name="refund_within_due"),
        )

    @property
    def owed(self) -> Decimal:
        return self.due - self.paid


class Repayment(models.Model):
    """Money paid back to a family. `token`: of the form, so that a payment sent twice is one.

    `bank`: what the body's statements say of it ("" while nobody has looked); `seen`: the entry that shows it, of the
    day `seen_on`; `looked_on`: the day of the last look.
    """

    SEEN, NOT_SEEN, NOT_JUDGED = "seen", "not_seen", "not_judged"

    refund = models.ForeignKey(Refund, models.PROTECT, related_name="repayments")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    paid_on = models.DateField()
    bank = models.CharField(max_length=12, blank=True)
    seen = models.CharField(max_length=80, blank=True)
    seen_on = models.DateField(null=True)
    looked_on = models.DateField(null=True)
    token = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="repayment_is_money"),
            models.UniqueConstraint(fields=("refund", "token"), condition=~Q(token=""), name="repayment_of_form"),
        )
        indexes = (models.Index(fields=("looked_on",), name="repayment_unseen", condition=~Q(bank="seen")),)
