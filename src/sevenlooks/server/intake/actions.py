"""Writes of intake."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from sevenlooks.books.intake.headings import shown_name
from sevenlooks.errors import BadRequest
from sevenlooks.language import Lang
from sevenlooks.server.events.actions import record
from sevenlooks.server.intake import tasks
from sevenlooks.server.intake.models import Intake
from sevenlooks.server.intake.receiving import SealedFile


@transaction.atomic
def send(*, by: Any, files: Sequence[SealedFile], lang: Lang = "zh") -> Intake:
    """Files sent by somebody wait for the worker. They are those of one form, sealed in one folder."""
    if not files:
        raise BadRequest("请选择要报送的文件。", "Choose the files to take in.")
    told = [{"name": shown_name(file.name or ""), "bytes": file.size, "digest": file.digest} for file in files]
    intake = Intake.objects.create(
        intake_id=files[0].path.parent.name, by=by.username, division_code=by.division_code, lang=lang, files=told
    )
    for file in files:
        file.kept = True
    record(
        by=by, act="intake.sent", on=("intake", intake.intake_id), division=by.division_code,
        detail={"digests": [file.digest for file in files]},
    )  # fmt: skip
    transaction.on_commit(lambda: tasks.carry_out.enqueue(intake.intake_id))
    return intake
