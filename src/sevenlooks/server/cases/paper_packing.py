"""The papers of a batch in one file, as Word and PDF: written whole or not at all, and gone after a week."""

from __future__ import annotations

import hashlib
import os
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sevenlooks.reports.notices import KINDS, Notice
from sevenlooks.reports.notices.pdf import pdf
from sevenlooks.reports.notices.word import word
from sevenlooks.server.cases.models import Batch, BatchCase, Paper
from sevenlooks.server.events.actions import record

KEPT = timedelta(days=7)
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_AT_ONCE = 200


def path_of(batch: int) -> Path:
    return settings.SITE / "files" / "papers" / f"{batch}.zip"


def state(batch: Batch) -> str:
    """Of a batch's file: "ready", "making", "gone", or "" where it makes no papers or made none."""
    if batch.act not in KINDS or batch.state != Batch.DONE or not batch.cases.filter(outcome=BatchCase.DONE).exists():
        return ""
    if path_of(batch.pk).exists():
        return "ready"
    return "making" if batch.ended_at and timezone.now() < batch.ended_at + timedelta(hours=1) else "gone"


def pack(pk: int) -> None:
    """Pack the papers of a batch that is done. Begun again after a stop it begins from the start."""
    batch = Batch.objects.filter(pk=pk, act__in=KINDS, state=Batch.DONE).first()
    if batch is None or path_of(pk).exists():
        return
    path = path_of(pk)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}")
    try:
        count = _write(draft, Paper.objects.filter(token=batch.told["token"], kind=batch.act).order_by("serial"))
        with draft.open("rb") as data:
            digest = hashlib.file_digest(data, "sha256").hexdigest()
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    with transaction.atomic():
        record(by=batch.by, act="batch.packed", on=("batch", str(pk)), detail={"papers": count, "digest": digest})


def _write(out: Path, papers: object) -> int:
    """Each paper twice, under its number. Nothing in it is younger than the papers: the same papers, the same bytes."""
    count = 0
    with zipfile.ZipFile(out, "w") as held:
        for paper in papers.iterator(chunk_size=_AT_ONCE):  # type: ignore[attr-defined]
            notice = Notice.of(paper.told, void=paper.void_at is not None)
            for ending, made in (("docx", word(notice)), ("pdf", pdf(notice))):
                held.writestr(zipfile.ZipInfo(f"{notice.number}.{ending}", _NO_TIME), made)
            count += 1
    return count


def tidy(now: datetime) -> None:
    """Take away what was packed a week ago; the papers stay, and print again."""
    for path in (settings.SITE / "files" / "papers").glob("*.zip"):
        if datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo) < now - KEPT:
            path.unlink(missing_ok=True)
