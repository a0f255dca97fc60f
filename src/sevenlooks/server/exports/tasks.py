"""What the worker does for exports."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta

from django_tasks import task

from sevenlooks.server.exports.models import Export

KEPT = timedelta(days=7)


@task()
def carry_out(export_id: str) -> None:
    from sevenlooks.server.exports.apart import make

    export = Export.objects.filter(pk=export_id, state__in=(Export.WAITING, Export.RUNNING)).first()
    if export is not None:
        make(export)


def tidy(now: datetime) -> None:
    """Take away the files of a week ago."""
    from sevenlooks.server.exports.making import path_of

    for export in Export.objects.filter(state__in=(Export.DONE, Export.FAILED), asked_at__lt=now - KEPT)[:1000]:
        shutil.rmtree(path_of(export).parent, ignore_errors=True)
        Export.objects.filter(pk=export.pk).update(state=Export.REMOVED)
