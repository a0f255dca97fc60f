"""Carrying out a run: the rules over the books, its files, and the registry anew."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sevenlooks.books.store import Snapshot, Store
from sevenlooks.errors import SevenlooksError
from sevenlooks.language import Text
from sevenlooks.law import load_law
from sevenlooks.screening import Run as Came
from sevenlooks.screening import screen
from sevenlooks.screening.files import write_findings
from sevenlooks.server.events.actions import record
from sevenlooks.server.registry.loading import rebuild
from sevenlooks.server.screening.models import Run, Settling
from sevenlooks.server.screening.ranking import rank_again

FAILED = Text(
    "程序出错,这次筛查没有完成,原有结果未动。错误已记入日志。",
    "The program failed; this run was not finished and what stood before is as it was. It stands in the log.",
)
GIVEN_UP = Text(
    "后台程序在这次筛查中一再中断,已停止重试,原有结果未动。内存可能不足;请与管理员联系后重新开始。",
    "The worker broke off again and again during this run, which is tried no more; what stood before is as it was. "
    "Memory may be short: ask your administrator, then start it again.",
)


def carry_out(run: Run) -> None:
    """Screen, write the files, show it in the registry. What went wrong is kept with the run, in words."""
    Run.objects.filter(pk=run.pk).update(state=Run.RUNNING, began_at=timezone.now())

    steps: list[str] = []

    def step(rule: str) -> None:
        Run.objects.filter(pk=run.pk).update(step=rule, steps_done=len(steps))
        steps.append(rule)

    try:
        snapshot = Store.at(settings.SITE / "books").snapshot(run.known_on)
        came = screen(snapshot, load_law(settings.SITE), run.as_of, lang="zh", progress=step, reach=True)
        known_on = run.known_on or max((b.taken_at for b in snapshot.batches), default=timezone.now())
        show(came, run.run_id, snapshot, known_on)
    except SevenlooksError as error:
        _ended(run, state=Run.FAILED, wrong_zh=error.text.zh, wrong_en=error.text.en)
        return
    except Exception:
        _ended(run, state=Run.FAILED, wrong_zh=FAILED.zh, wrong_en=FAILED.en)
        raise
    _ended(
        run, state=Run.DONE, findings=came.findings.num_rows, problem_bodies=came.problem_institutions,
        rulebook=came.record["rulebook"], steps_done=len(steps),
    )  # fmt: skip
    record(by="screening", act="run.done", on=("run", run.run_id), detail={"findings": came.findings.num_rows})


@transaction.atomic
def show(came: Came, run_id: str, snapshot: Snapshot, known_on: datetime) -> None:
    """Keep a run's files and put it into the registry, with what people have made of its findings before."""
    write_findings(came, findings_of(run_id))
    rebuild(snapshot, came, run_id, known_on, dict(Settling.objects.values_list("finding_id", "verdict")))
    rank_again(came, load_law(settings.SITE))


def findings_of(run_id: str) -> Path:
    """The file of a run's findings."""
    return settings.SITE / "files" / "runs" / run_id / "findings.parquet"


def _ended(run: Run, **told: object) -> None:
    Run.objects.filter(pk=run.pk).update(ended_at=timezone.now(), step="", **told)
