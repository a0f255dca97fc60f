"""The worker after it was killed: what was begun is begun again, and what kills one after another is given up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.events.models import Event
from sevenlooks.server.intake import tasks as intake_tasks
from sevenlooks.server.intake.models import Intake
from sevenlooks.server.project.worker import TRIES, take_up_again
from sevenlooks.server.screening import actions
from sevenlooks.server.screening import tasks as run_tasks
from sevenlooks.server.screening.models import Run


def begun(task: Any, thing: str, times: int) -> DBTaskResult:
    """A task that so many workers began, the last of which is no more."""
    enqueued = task.enqueue(thing)
    result = DBTaskResult.objects.get(pk=enqueued.id)
    for number in range(times):
        result.claim(f"worker-{number}")
    return result


@pytest.fixture
def run(people: dict[str, Person]) -> Run:
    asked = actions.ask_for_run(by=people["county"], as_of=date(2022, 6, 30))
    Run.objects.filter(pk=asked.pk).update(state=Run.RUNNING)
    return asked


def test_what_a_killed_worker_had_begun_waits_again(run: Run) -> None:
    result = begun(run_tasks.carry_out, run.run_id, TRIES - 1)
    take_up_again()
    result.refresh_from_db()
    run.refresh_from_db()
    assert (result.status, run.state) == (TaskResultStatus.READY, Run.RUNNING)


def test_a_run_that_kills_its_workers_is_marked_broken_and_another_can_be_started(
    run: Run, people: dict[str, Person]
) -> None:
    result = begun(run_tasks.carry_out, run.run_id, TRIES)
    take_up_again()
    take_up_again()
    result.refresh_from_db()
    run.refresh_from_db()
    assert (result.status, run.state) == (TaskResultStatus.FAILED, Run.FAILED)
    assert "again and again" in run.wrong_en and run.wrong_zh
    assert actions.ask_for_run(by=people["county"], as_of=date(2022, 6, 30)).state == Run.WAITING


def test_an_intake_that_kills_its_workers_is_given_up_and_its_files_go(
    people: dict[str, Person], tmp_path: Path, settings: Any
) -> None:
    settings.SITE = tmp_path
    sealed = tmp_path / "files" / "intake" / "x1" / "0.sealed"
    sealed.parent.mkdir(parents=True)
    sealed.write_bytes(b"sealed")
    Intake.objects.create(intake_id="x1", by="county", division_code="330106", files=[], state=Intake.RUNNING)
    begun(intake_tasks.carry_out, "x1", TRIES)
    take_up_again()
    intake = Intake.objects.get()
    assert intake.state == Intake.FAILED and "again and again" in intake.wrong_en and not sealed.exists()
    assert list(Event.objects.values_list("act", flat=True)) == ["intake.not_taken_in"]


def test_what_was_not_begun_or_is_done_stays_as_it_is(run: Run) -> None:
    waiting, done = begun(run_tasks.carry_out, run.run_id, 0), begun(run_tasks.carry_out, run.run_id, 1)
    done.set_successful(None)
    take_up_again()
    assert {r.pk: r.status for r in DBTaskResult.objects.all()} == {
        waiting.pk: TaskResultStatus.READY,
        done.pk: TaskResultStatus.SUCCESSFUL,
    }
