"""Runs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Schema, Status
from pydantic import AwareDatetime

from sevenlooks.language import Text
from sevenlooks.server.api.declaring import Declared, asks
from sevenlooks.server.api.shapes import MISTAKES, ONCE, Id, Mistake, Paging, Said
from sevenlooks.server.registry.models import Past
from sevenlooks.server.screening import actions
from sevenlooks.server.screening.models import Run as Row
from sevenlooks.server.web.mistakes import Missing

router = Declared(tags=["runs"])
ORDER = ("-asked_at", "run_id")


class Run(Schema):
    """`findings` and `problem_bodies` are those of one's own division; none before the run was shown."""

    run_id: str
    as_of: date
    known_on: datetime | None
    asked_by: str
    asked_at: datetime
    state: str
    began_at: datetime | None
    ended_at: datetime | None
    rulebook: str
    findings: int | None
    problem_bodies: int | None
    wrong: Said | None


class Runs(Schema):
    rows: list[Run]
    next: str | None


class RunAsked(Schema):
    """`as_of`: the day to look from. `known_on`: with the books as they were known then; now when left out."""

    as_of: date
    known_on: AwareDatetime | None = None


@router.get("", response={200: Runs, MISTAKES: Mistake}, operation_id="runs")
@asks("findings.read", "历次筛查,新的在前")
def runs(request: HttpRequest, asked: Query[Paging]) -> Runs:
    """The runs, newest first."""
    shown = asked.of(Row.objects.all(), ORDER)
    came = _came(request, [row.run_id for row in shown.rows])
    return Runs(rows=[_run(row, came.get(row.run_id)) for row in shown.rows], next=shown.next)


@router.get("/{id}", response={200: Run, MISTAKES: Mistake}, operation_id="run")
@asks("findings.read", "一次筛查:进度或结果")
def run(request: HttpRequest, id: Id) -> Run:
    """One run: how far it is, or what it came to."""
    found = Row.objects.filter(pk=id).first()
    if found is None:
        raise Missing()
    return _run(found, _came(request, [id]).get(id))


@router.post("", response={201: Run, MISTAKES: Mistake}, operation_id="start_run", openapi_extra=ONCE)
@asks("runs.start", "启动筛查,由后台执行")
def start(request: HttpRequest, asked: RunAsked) -> Status[Run]:
    """Start a run; it waits for the worker."""
    run = actions.ask_for_run(by=request.user, as_of=asked.as_of, known_on=asked.known_on)
    return Status(201, _run(run, None))


def _came(request: HttpRequest, runs: list[str]) -> dict[str, Past]:
    """Run → what it came to in one's own division."""
    person: Any = request.user
    return {row.run: row for row in Past.objects.filter(division_code=person.scope.code, run__in=runs)}


def _run(row: Row, came: Past | None) -> Run:
    same = {n: getattr(row, n) for n in Run.model_fields if n not in ("findings", "problem_bodies", "wrong")}
    return Run(
        **same,
        findings=came.findings if came else None,
        problem_bodies=came.problem_bodies if came else None,
        wrong=Said.of(Text(row.wrong_zh, row.wrong_en)) if row.wrong_zh else None,
    )
