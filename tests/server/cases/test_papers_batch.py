"""The same paper for many cases: numbers unbroken, each case once, also where the worker was killed in the middle."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk

from sevenlooks.server.cases import paper_packing
from sevenlooks.server.cases.actions import batch as batches
from sevenlooks.server.cases.actions.papers import make_paper, notice_of
from sevenlooks.server.cases.models import Batch, BatchCase, Case, Paper
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Conflict, Refused

Browse = Callable[[str], Client]
TOLD = {"words": "", "basis": "《甲法》第1条", "token": "of-this-batch"}
CASES = 40


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    settings.SITE = tmp_path
    return tmp_path


@pytest.fixture
def batch(desk: Desk) -> Batch:
    """Two cases that were ordered, one that was not."""
    cases = [desk.ordered(desk.open("甲")), desk.ordered(desk.open("乙")), desk.open("丙")]
    return batches.choose(by=desk.officer, act="rectify", chosen={case.pk: _version(case) for case in cases})


def _version(case: Case) -> int:
    case.refresh_from_db()
    return case.version


def _done(desk: Desk, batch: Batch) -> Batch:
    batches.go(by=desk.officer, batch=batch, told=TOLD)
    batches.carry_out(batch.pk)
    paper_packing.pack(batch.pk)
    batch.refresh_from_db()
    return batch


def test_who_may_not_handle_cases_makes_no_batch_of_papers(desk: Desk, case: Case) -> None:
    with pytest.raises(Refused):
        batches.choose(by=desk.inspector, act="stop", chosen={case.pk: case.version})


def test_what_cannot_have_the_paper_is_left_out_with_its_reason(desk: Desk, batch: Batch) -> None:
    _done(desk, batch)
    assert [row.outcome for row in batch.cases.order_by("case__pk")] == ["done", "done", "left_out"]
    assert "责令整改" in batch.cases.get(outcome=BatchCase.LEFT_OUT).said_zh
    assert list(Paper.objects.order_by("pk").values_list("serial", flat=True)) == [1, 2]
    assert Event.objects.filter(act="case.paper").count() == 2


def test_a_case_without_a_clause_is_left_out_and_takes_no_number(desk: Desk, batch: Batch) -> None:
    without = TOLD | {"basis": ""}
    with pytest.raises(Conflict):
        batches.go(by=desk.officer, batch=batch, told=without, going=2)
    batches.go(by=desk.officer, batch=batch, told=without)
    batches.carry_out(batch.pk)
    assert not Paper.objects.exists() and batch.cases.filter(outcome=BatchCase.LEFT_OUT).count() == 3


def test_a_batch_carried_out_twice_is_one(desk: Desk, batch: Batch) -> None:
    _done(desk, batch)
    packed = paper_packing.path_of(batch.pk).read_bytes()
    Batch.objects.filter(pk=batch.pk).update(state=Batch.RUNNING)
    BatchCase.objects.filter(outcome=BatchCase.DONE).update(outcome=BatchCase.WAITING, version=_newest(batch))
    paper_packing.path_of(batch.pk).unlink()
    _carry_again(batch)
    assert Paper.objects.count() == 2 and paper_packing.path_of(batch.pk).read_bytes() == packed


def _newest(batch: Batch) -> int:
    return max(row.case.version for row in batch.cases.select_related("case"))


def _carry_again(batch: Batch) -> None:
    batches.carry_out(batch.pk)
    paper_packing.pack(batch.pk)
    paper_packing.pack(batch.pk)


def test_all_papers_come_in_one_file_for_who_asked_for_them(desk: Desk, batch: Batch, browse: Browse) -> None:
    address = f"/papers/batches/{batch.pk}/"
    assert browse("county").get(address).status_code == 404
    _done(desk, batch)
    answer = browse("county").get(address)
    held = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    numbers = [paper.number for paper in Paper.objects.order_by("serial")]
    assert held.namelist() == [f"{number}.{ending}" for number in numbers for ending in ("docx", "pdf")]
    assert held.testzip() is None
    for other in ("neighbour", "city", "auditor"):
        assert browse(other).get(address).status_code == 404
    assert "papers/batches" in browse("county").get(f"/cases/batch/{batch.pk}/").content.decode()


def test_the_file_is_gone_after_a_week_and_the_papers_stay(desk: Desk, batch: Batch, browse: Browse) -> None:
    _done(desk, batch)
    path = paper_packing.path_of(batch.pk)
    paper_packing.tidy(timezone.now())
    assert path.exists() and paper_packing.state(batch) == "ready"
    week = (timezone.now() - timedelta(days=8)).timestamp()
    os.utime(path, (week, week))
    paper_packing.tidy(timezone.now())
    Batch.objects.filter(pk=batch.pk).update(ended_at=timezone.now() - timedelta(days=8))
    batch.refresh_from_db()
    assert not path.exists() and paper_packing.state(batch) == "gone"
    assert browse("county").get(f"/papers/{Paper.objects.first().pk}/pdf/").status_code == 200  # type: ignore[union-attr]


def test_the_confirmation_asks_for_clauses(desk: Desk, batch: Batch, browse: Browse) -> None:
    page = browse("county").get(f"/cases/batch/{batch.pk}/").content.decode()
    assert 'name="basis"' in page and "2 will be acted on" in page
    sent = browse("county").post(f"/cases/batch/{batch.pk}/", {"basis": "《甲法》第1条", "words": "", "going": 2})
    batch.refresh_from_db()
    assert sent.status_code == 302 and batch.told["basis"] == "《甲法》第1条" and batch.told["token"]


def test_a_single_paper_between_those_of_a_batch_takes_the_next_number(desk: Desk, batch: Batch) -> None:
    _done(desk, batch)
    other = desk.ordered(desk.open("丁"))
    paper = make_paper(by=desk.officer, case=other, kind="rectify", basis="《甲法》第1条")
    assert paper.serial == 3 and "丁" in "".join(notice_of(paper).texts())


def test_killed_in_the_middle_and_begun_again_the_numbers_are_unbroken(tmp_path: Path) -> None:
    site = tmp_path / "site"
    work = [sys.executable, str(Path(__file__).with_name("paper_worker.py")), str(site), str(CASES)]
    worker = subprocess.Popen(work)
    try:
        _wait_for_some(site / "site.sqlite3", worker)
    finally:
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
    cut = _papers(site / "site.sqlite3")
    assert 0 < len(cut) < CASES
    subprocess.run(work, check=True)
    papers = _papers(site / "site.sqlite3")
    assert [serial for serial, _ in papers] == list(range(1, CASES + 1))
    assert len({case for _, case in papers}) == CASES and papers[: len(cut)] == cut
    with zipfile.ZipFile(next((site / "files" / "papers").glob("*.zip"))) as held:
        assert len(held.namelist()) == 2 * CASES and held.testzip() is None


def _wait_for_some(database: Path, worker: subprocess.Popen) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and worker.poll() is None:
        if database.exists() and _papers(database):
            return
        time.sleep(0.005)
    raise AssertionError("the worker made no paper")


def _papers(database: Path) -> list[tuple[int, int]]:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as con:
        try:
            return con.execute("SELECT serial, case_id FROM cases_paper ORDER BY serial").fetchall()
        except sqlite3.OperationalError:
            return []
