"""Taking in what was sent: unsealed in memory, taken in as a whole or not at all, and then gone."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sevenlooks.books.intake import IntakeResult, take_in
from sevenlooks.books.intake.full_disk import says_full
from sevenlooks.books.intake.held import Held
from sevenlooks.errors import SevenlooksError
from sevenlooks.language import Lang, Text
from sevenlooks.server.events.actions import record
from sevenlooks.server.intake.models import Intake
from sevenlooks.server.intake.receiving import folder_of, no_room
from sevenlooks.server.intake.sealing import unsealed

REFUSED = "refused.xlsx"
FAILED = Text(
    "程序出错,没有收下,台账未作改动。错误已记入日志。",
    "The program failed; nothing was taken in and the books were not touched. It stands in the log.",
)
UNTOLD = Text(
    "台账已收下,但结果没有记全。请把同一文件再报送一次:已收下的不会重复,被退回的行会再列出。",
    "The books have taken it in, but what it came to was not written down. Send the same file again: nothing is "
    "doubled, and refused rows are listed again.",
)
GIVEN_UP = Text(
    "后台程序在收下这些文件时一再中断,已停止重试。内存可能不足;请与管理员联系,分成几个文件再报送,已收下的不会重复。",
    "The worker broke off again and again while it took these files in, which is tried no more. Memory may be short: "
    "ask your administrator, and send them in several parts; what was taken in already is not doubled.",
)


def carry_out(intake: Intake) -> None:
    """Take the files in. Begun again after a stop, it finds what was counted already and doubles nothing."""
    Intake.objects.filter(pk=intake.pk).update(state=Intake.RUNNING, began_at=timezone.now())
    try:
        came = _taken(intake)
    except SevenlooksError as error:
        _failed(intake, error.text)
    except Exception as error:
        full = says_full(error)
        _failed(intake, no_room().text if full else FAILED)
        if not full:
            raise
    else:
        _told(intake, came)
    for sealed in folder_of(intake.intake_id).glob("*.sealed"):
        sealed.unlink()


def give_up(intake: Intake) -> None:
    """Try no more to take these files in, and keep none of them."""
    _failed(intake, GIVEN_UP)
    for sealed in folder_of(intake.intake_id).glob("*.sealed"):
        sealed.unlink()


def _taken(intake: Intake) -> IntakeResult:
    lang: Lang = "en" if intake.lang == "en" else "zh"
    folder = folder_of(intake.intake_id)
    files = [Held(file["name"], unsealed(folder / f"{n}.sealed")) for n, file in enumerate(intake.files)]

    def step(what: str) -> None:
        Intake.objects.filter(pk=intake.pk).update(step=what[:250])

    return take_in(settings.SITE / "books", files, progress=step, lang=lang, within=intake.division_code)


def _told(intake: Intake, came: IntakeResult) -> None:
    """Write down what the intake came to. The books have it by now, whatever fails here."""
    try:
        _done(intake, came)
    except Exception:
        _failed(intake, UNTOLD)
        raise


@transaction.atomic
def _done(intake: Intake, came: IntakeResult) -> None:
    if came.refusals:
        shutil.move(came.refusals, refusals_of(intake))
    _ended(
        intake, state=Intake.DONE, tables=[asdict(table) for table in came.tables], batch=came.batch,
        taken=sum(table.taken for table in came.tables), refused=came.refused,
    )  # fmt: skip
    detail = {
        t.table: {
            "read": t.read,
            "taken": t.taken,
            "unchanged": t.unchanged,
            "dropped": t.dropped,
            "refused": t.refused,
        }
        for t in came.tables
    }
    record(
        by=intake.by, act="intake.taken_in", on=("intake", intake.intake_id), division=intake.division_code,
        detail={"batch": came.batch, "tables": detail},
    )  # fmt: skip


@transaction.atomic
def _failed(intake: Intake, text: Text) -> None:
    _ended(intake, state=Intake.FAILED, wrong_zh=text.zh, wrong_en=text.en)
    record(by=intake.by, act="intake.not_taken_in", on=("intake", intake.intake_id), division=intake.division_code)


def _ended(intake: Intake, **told: object) -> None:
    Intake.objects.filter(pk=intake.pk).update(ended_at=timezone.now(), step="", **told)


def refusals_of(intake: Intake) -> Path:
    return folder_of(intake.intake_id) / REFUSED
