"""Numbers without gaps or doubles: the row that takes a number and the number itself are one write."""

from __future__ import annotations

from django.db import transaction

from sevenlooks.server.cases.models import Series


@transaction.atomic
def next_number(kind: str, division: str, year: int) -> int:
    """The next of a series. Must stand in the transaction of the row that carries it: both are kept or neither."""
    Series.objects.get_or_create(kind=kind, division_code=division, year=year)
    series = Series.objects.select_for_update().get(kind=kind, division_code=division, year=year)
    series.last += 1
    series.save(update_fields=("last",))
    return series.last
