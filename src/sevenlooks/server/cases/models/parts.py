from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sevenlooks.language import Text
from sevenlooks.server.accounts.roles import DEPARTMENTS
from sevenlooks.server.cases.handovers import OPEN, SHOWING, TITLES
from sevenlooks.server.cases.models.case import Case
from sevenlooks.server.web.placed import Placed, Scope


class Part(Placed):
    """A partner department's part of a case (移送): what it is asked for and which of the case it may see.

    Placed in the division whose department is asked; only that division's sees it. `shares`: the sections of the case
    that it sees (sharing.SECTIONS). `due_on`: until it takes the part on, then until it answers; a refusal stops
    neither that clock nor the case's. `done`: whether the department could do what was asked (null: no answer yet).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="parts")
    department = models.CharField(max_length=30)
    asked = models.TextField()
    shares = models.JSONField(default=list)
    stage = models.CharField(max_length=12)
    due_on = models.DateField()
    answer = models.TextField(blank=True)
    done = models.BooleanField(null=True)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=60)
    taken_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=0)
    token = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "token"), condition=~Q(token=""), name="part_of_form"),
            models.UniqueConstraint(
                fields=("case", "department", "division_code"), condition=Q(stage__in=OPEN), name="part_open_once"
            ),
        )
        indexes = (
            models.Index(fields=("department", "division_code", "stage", "due_on", "id"), name="part_here"),
            models.Index(fields=("due_on", "case"), condition=Q(stage__in=OPEN), name="part_late"),
        )

    @property
    def title(self) -> Text:
        return TITLES[self.stage]

    @property
    def department_title(self) -> Text:
        return DEPARTMENTS[self.department]

    @property
    def place(self) -> Scope:
        return Scope(self.division_code)

    @property
    def open(self) -> bool:
        return self.stage in OPEN

    @property
    def overdue(self) -> bool:
        return self.open and self.due_on < timezone.localdate()

    def sees(self, section: str) -> bool:
        """Whether its department sees this section of the case now: while it is to act, and no longer."""
        return self.stage in SHOWING and section in self.shares


class PartStep(models.Model):
    """A move of a part: only added. `department`, `division_code`: who had the part then."""

    part = models.ForeignKey(Part, models.PROTECT, related_name="steps")
    move = models.CharField(max_length=12)
    stage = models.CharField(max_length=12)
    department = models.CharField(max_length=30)
    division_code = models.CharField(max_length=6)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    why = models.TextField(blank=True)
