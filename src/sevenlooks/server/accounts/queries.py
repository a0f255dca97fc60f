"""Reading people."""

from __future__ import annotations

from django.db.models import QuerySet

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.web.placed import Scope


def within(scope: Scope) -> QuerySet[Person]:
    """The people whose posts stand in a division or below it, in order of division and name."""
    rows = Person.objects.order_by("division_code", "username")
    return rows.filter(division_code__startswith=scope.prefix)
