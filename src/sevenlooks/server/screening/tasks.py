"""What the worker does for screening."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task

from sevenlooks.server.screening.models import Run


@task()
def carry_out(run_id: str) -> None:
    from sevenlooks.server.screening.running import carry_out as do

    run = Run.objects.filter(pk=run_id).exclude(state__in=(Run.DONE, Run.FAILED)).first()
    if run is not None:
        do(run)


def given_up(task: str, told: list) -> None:
    """A run during which one worker after another was killed."""
    from sevenlooks.server.screening.running import GIVEN_UP

    if task == carry_out.module_path:
        Run.objects.filter(pk=told[0]).update(state=Run.FAILED, step="", wrong_zh=GIVEN_UP.zh, wrong_en=GIVEN_UP.en)


def nightly(now: datetime) -> None:
    """At three in the morning, a run as of the day before, once, where the site asks for it."""
    from datetime import timedelta

    from sevenlooks.server.screening import actions
    from sevenlooks.server.screening.models import Nightly

    asked = Nightly.objects.filter(pk=1, on=True).first()
    yesterday = now.date() - timedelta(days=1)
    if asked and now.hour >= asked.hour and (asked.last is None or asked.last < yesterday):
        Nightly.objects.filter(pk=1).update(last=yesterday)
        actions.ask_for_run(by="clock", as_of=yesterday)
