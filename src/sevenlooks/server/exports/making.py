"""Making an export: rows read and written batch by batch, counted, and the file's digest taken."""

from __future__ import annotations

import errno
import hashlib
import time
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import SevenlooksError
from sevenlooks.language import Text
from sevenlooks.server.events.actions import record
from sevenlooks.server.exports.frugal import frugal
from sevenlooks.server.exports.models import Export
from sevenlooks.server.exports.source import Source
from sevenlooks.server.exports.writing import Told, write

FULL = Text(
    "服务器磁盘已满,没有导出。请与管理员联系,腾出空间后再试。",
    "The server's disk is full; nothing was exported. Have room made and try again.",
)
FAILED = Text("程序出错,没有导出。错误已记入日志。", "The program failed; nothing was exported. It stands in the log.")


def carry_out(export: Export) -> None:
    """Make the file. Begun again after a stop, it begins from the start."""
    Export.objects.filter(pk=export.pk).update(state=Export.RUNNING, rows=0)
    path = path_of(export)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        source = _source(export, path)
        with frugal():
            rows = write(source, path, "en" if export.lang == "en" else "zh", _told(export))
        with path.open("rb") as data:
            digest = hashlib.file_digest(data, "sha256").hexdigest()
        _done(export, rows, path.stat().st_size, digest)
    except SevenlooksError as error:
        fail(export, error.text)
    except Exception as error:
        full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        fail(export, FULL if full else FAILED)
        if not full:
            raise


def _source(export: Export, path: Path) -> Source:
    """Each kind loads what it needs and no more: a million rows leave little room beside them."""
    if export.what in ("institutions", "findings"):
        from sevenlooks.server.exports.registry_rows import registry_rows

        return registry_rows(export)
    if export.what == "rows":
        from sevenlooks.server.exports.book_rows import book_rows

        return book_rows(export, str(path.parent / "spill"))
    from sevenlooks.server.exports.case_rows import case_rows

    return case_rows(export)


def path_of(export: Export) -> Path:
    return settings.SITE / "files" / "exports" / export.export_id / f"{export.table or export.what}.{export.format}"


def _told(export: Export) -> Told:
    """Keeps how far it is, once a second."""
    last = time.monotonic()

    def told(rows: int) -> None:
        nonlocal last
        if time.monotonic() - last > 1:
            last = time.monotonic()
            Export.objects.filter(pk=export.pk).update(rows=rows)

    return told


@transaction.atomic
def _done(export: Export, rows: int, size: int, digest: str) -> None:
    _ended(export, state=Export.DONE, rows=rows, bytes=size, digest=digest)
    record(
        by=export.by, act="export.made", on=("export", export.export_id), division=export.division_code,
        detail={"rows": rows, "digest": digest},
    )  # fmt: skip


def fail(export: Export, why: Text) -> None:
    """Tell why there is no file."""
    _ended(export, state=Export.FAILED, wrong_zh=why.zh, wrong_en=why.en)


def _ended(export: Export, **told: object) -> None:
    Export.objects.filter(pk=export.pk).update(ended_at=timezone.now(), **told)
