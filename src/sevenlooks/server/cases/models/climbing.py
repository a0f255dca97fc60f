from __future__ import annotations

from django.db import models

from sevenlooks.server.cases.models.case import Case
from sevenlooks.server.web.placed import Placed


class Climb(Placed):
    """An overdue case told to a level above, and that level's receipt. Once a clock and level.

    Placed in the division that it climbed to.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="climbs")
    clock = models.SmallIntegerField()
    level = models.CharField(max_length=10)
    due_on = models.DateField()
    at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "clock", "level"), name="climb_once_a_level"),)
        indexes = (models.Index(fields=("division_code", "received_at", "id"), name="climb_here"),)
