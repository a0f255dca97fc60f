"""Writes of screening: asking for a run, settling a finding."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.language import Text
from sevenlooks.server.events.actions import record
from sevenlooks.server.registry.models import Finding
from sevenlooks.server.screening import tasks
from sevenlooks.server.screening.models import Nightly, Run, Settling
from sevenlooks.server.web.mistakes import Conflict

STATES = {
    Run.WAITING: Text("等待", "waiting"),
    Run.RUNNING: Text("进行中", "running"),
    Run.DONE: Text("完成", "done"),
    Run.FAILED: Text("未完成", "failed"),
}

VERDICTS = {
    Settling.CONFIRMED: Text("确认", "confirmed"),
    Settling.DISMISSED: Text("排除", "dismissed"),
    Settling.VISIT: Text("列入检查", "to be visited"),
}


def mark_of(settling: Settling | None) -> str:
    """Tells one settling of a finding from the next; empty before the first."""
    return settling.at.isoformat() if settling else ""


@transaction.atomic
def ask_for_run(*, by: Any, as_of: date, known_on: datetime | None = None) -> Run:
    """A run that waits for the worker, on the books as known on a moment (None: now).

    A second one for the same day waits too: they differ in when they ran.
    """
    if known_on and known_on > timezone.now():
        raise BadRequest("台账截至时间不能晚于现在。", "The books cannot be taken as known in the future.")
    who = by if isinstance(by, str) else by.username
    run_id = f"{timezone.localtime():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    run = Run.objects.create(run_id=run_id, as_of=as_of, known_on=known_on, asked_by=who)
    transaction.on_commit(lambda: tasks.carry_out.enqueue(run_id))
    record(by=by, act="run.asked_for", on=("run", run_id), detail={"as_of": as_of.isoformat()})
    return run


@transaction.atomic
def set_nightly(*, by: Any, on: bool, hour: str) -> Nightly:
    """Let a run start every night by itself, from an hour of the day on, or no longer."""
    if not hour.isdigit() or not 0 <= int(hour) <= 23:
        raise BadRequest("请填写 0 到 23 之间的整点。", "Give an hour from 0 to 23.")
    nightly, _ = Nightly.objects.update_or_create(pk=1, defaults={"on": on, "hour": int(hour)})
    record(by=by, act="runs.nightly", on=("site", "nightly"), detail={"on": on, "hour": int(hour)})
    return nightly


@transaction.atomic
def settle(*, by: Any, finding: Finding, as_: str, why: str = "", seen: str | None = None) -> Settling:
    """Confirm a finding, dismiss it with a reason, or mark it for a visit.

    `seen`: the mark of the settling that the person had before their eyes; Conflict when another stands there by now.
    """
    if as_ not in (Settling.CONFIRMED, Settling.DISMISSED, Settling.VISIT):
        raise BadRequest("请选择确认、排除或待查。", "Choose to confirm, dismiss or visit.")
    if as_ == Settling.DISMISSED and not why.strip():
        raise BadRequest(
            "排除线索须写明理由,理由计入这条规则的误报率。",
            "A dismissal needs its reason; it counts towards the rule's false-alarm rate.",
        )
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    before = Settling.objects.filter(pk=finding.finding_id).first()
    if before is not None and seen is not None and seen != mark_of(before):
        raise Conflict(
            "{by}在您填写期间已把这条线索核定为“{verdict}”。您的核定没有保存,所填理由还在下面;请看过再定。",
            "While you were writing, {by} settled this finding: {verdict}. Yours was not saved; your reason still "
            "stands below. Look at theirs, then decide.",
            by=before.by, verdict=VERDICTS[before.verdict],
        )  # fmt: skip
    settling, _ = Settling.objects.update_or_create(
        finding_id=finding.finding_id,
        defaults={
            "rule": finding.rule, "division_code": finding.division_code, "verdict": as_, "why": why.strip(),
            "by": by.username,
        },
    )  # fmt: skip
    Finding.objects.filter(pk=finding.pk).update(settled=as_)
    record(
        by=by, act=f"finding.{as_}", on=("finding", finding.finding_id), division=finding.division_code,
        why=why.strip(), detail={"rule": finding.rule},
    )  # fmt: skip
    return settling
