"""What the worker does for intake."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta

from django.conf import settings
from django_tasks import task

from sevenlooks.server.intake.models import Intake

KEPT = timedelta(days=30)
"""How long refused rows wait to be fetched. Their persons are masked."""


@task()
def carry_out(intake_id: str) -> None:
    from sevenlooks.server.intake.taking import carry_out as do

    intake = Intake.objects.filter(pk=intake_id).exclude(state__in=(Intake.DONE, Intake.FAILED)).first()
    if intake is not None:
        do(intake)


def given_up(task: str, told: list) -> None:
    """Files during whose intake one worker after another was killed."""
    from sevenlooks.server.intake.taking import give_up

    intake = Intake.objects.filter(pk=told[0]).first() if task == carry_out.module_path else None
    if intake is not None:
        give_up(intake)


def tidy(now: datetime) -> None:
    """Take away folders that no intake needs any more: old refusals, and files of a form that was broken off."""
    needed = set(Intake.objects.filter(asked_at__gte=now - KEPT).values_list("pk", flat=True))
    for folder in (settings.SITE / "files" / "intake").glob("*"):
        old = datetime.fromtimestamp(folder.stat().st_mtime, now.tzinfo) < now - timedelta(days=1)
        if old and folder.name not in needed:
            shutil.rmtree(folder, ignore_errors=True)
