"""One act on many cases (批量办理): chosen, confirmed once, then each case is its own act with its own event.

A case that cannot is left out with its sentence, and the others go on. The worker carries a batch out a few cases at a
time, so that nobody waits for the others' thousand; stopped in the middle, it goes on where it stopped.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest, SevenlooksError
from sevenlooks.language import Text
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import terms
from sevenlooks.server.cases.actions.batch_acts import ACTS, left_out
from sevenlooks.server.cases.models import Batch, BatchCase, Case
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.pages import NOT_YOURS

MOST = 1000
AT_ONCE = 25
"""Cases of one transaction: others wait for a tenth of a second at most."""
FAILED = Text(
    "程序出错,这一件没有办。错误已记入日志。",
    "The program failed; this case was not acted on. It stands in the log.",
)


@transaction.atomic
def choose(*, by: Any, act: str, chosen: Mapping[int, int]) -> Batch:
    """Put cases together for an act. `chosen`: key of a case → its version on the page; others' cases are no part."""
    if act not in ACTS:
        raise BadRequest("请选择要办的事项。", "Choose what is to be done.")
    if not by.may(ACTS[act].permission):
        raise Refused(NOT_YOURS)
    if len(chosen) > MOST:
        raise too_many()
    held = by.scope.of(Case.objects.filter(pk__in=chosen)).order_by("due_on", "pk").values_list("pk", flat=True)
    if not held:
        raise BadRequest("请先勾选案件。", "Tick the cases first.")
    batch = Batch.objects.create(act=act, by=by.username, chosen_at=timezone.now())
    BatchCase.objects.bulk_create(
        (BatchCase(batch=batch, case_id=pk, version=chosen[pk]) for pk in held), batch_size=500
    )
    return batch


def plan(*, by: Any, batch: Batch, told: Mapping[str, Any]) -> list[tuple[BatchCase, SevenlooksError | None]]:
    """Each chosen case, and what would keep it from the act. `told`: what the act is given, {} before it is known."""
    act = ACTS[batch.act]
    return [(row, left_out(row, act, by, told)) for row in batch.cases.select_related("case").order_by("pk")]


@transaction.atomic
def go(*, by: Any, batch: Batch, told: dict[str, Any], going: int | None = None) -> Batch:
    """Confirm: what the plan leaves out is left out, the others wait for the worker. A second time does nothing.

    `going`: how many the page said; Conflict when it is another number by now, or with what the act is given.
    """
    from sevenlooks.server.cases.tasks import carry_out_batch

    kept = Batch.objects.select_for_update().filter(pk=batch.pk, by=by.username).first()
    if kept is None:
        raise Missing()
    if kept.state != Batch.CHOSEN:
        return kept
    if not by.may(ACTS[kept.act].permission):
        raise Refused(NOT_YOURS)
    _asked_for(kept.act, told)
    planned = plan(by=by, batch=kept, told=told)
    out = [_out(row, why.text) for row, why in planned if why]
    if going not in (None, len(planned) - len(out)):
        raise Conflict(
            "按所填内容,将办 {n} 件,与刚才说的 {going} 件不同。请看清原因,再确认一次。",
            "With what you gave, {n} will be acted on, not {going} as was said. See why, and confirm once more.",
            n=len(planned) - len(out), going=going,
        )  # fmt: skip
    _save(out)
    kept.told, kept.state, kept.asked_at = told, Batch.RUNNING, timezone.now()
    kept.save()
    transaction.on_commit(lambda: carry_out_batch.enqueue(kept.pk))
    return kept


def carry_out(batch: int) -> None:
    """Act on every case that waits, AT_ONCE in a transaction; begun again after a stop, none is acted on twice."""
    while _some(batch):
        pass


@transaction.atomic
def _some(pk: int) -> bool:
    batch = Batch.objects.select_for_update().filter(pk=pk, state=Batch.RUNNING).first()
    if batch is None:
        return False
    rows = list(batch.cases.filter(outcome=BatchCase.WAITING).select_related("case").order_by("pk")[:AT_ONCE])
    if not rows:
        batch.state, batch.ended_at = Batch.DONE, timezone.now()
        batch.save()
        return False
    by = Person.objects.get(username=batch.by)
    _save([_acted(by, batch, row) for row in rows])
    return True


def tidy(now: datetime) -> None:
    """Take away what was chosen and never confirmed; nothing was done with it."""
    Batch.objects.filter(state=Batch.CHOSEN, chosen_at__lt=now - timedelta(days=1)).delete()


def _acted(by: Person, batch: Batch, row: BatchCase) -> BatchCase:
    try:
        with transaction.atomic():
            ACTS[batch.act].do(by=by, case=row.case, seen=row.version, **batch.told)
    except SevenlooksError as why:
        return _out(row, why.text)
    except Exception:
        logging.getLogger(__name__).exception("batch %s, case %s", batch.pk, row.case_id)
        return _out(row, FAILED)
    row.outcome = BatchCase.DONE
    return row


def _out(row: BatchCase, why: Text) -> BatchCase:
    row.outcome, row.said_zh, row.said_en = BatchCase.LEFT_OUT, why.zh, why.en
    return row


def _save(rows: Sequence[BatchCase]) -> None:
    BatchCase.objects.bulk_update(rows, ("outcome", "said_zh", "said_en"), batch_size=100)


def _asked_for(act: str, told: Mapping[str, Any]) -> None:
    """What is wrong for every case alike is told before any is touched."""
    if any(not told[name].strip() for name in ACTS[act].needs):
        raise BadRequest("请填写完整。", "Fill in what is asked for.")
    for name in ("working_days", "revisit_in"):
        if name in told:
            terms.ends(timezone.localdate(), told[name])
    if "owner" in told and not Person.objects.filter(username=told["owner"], is_active=True).exists():
        raise BadRequest("没有“{name}”这个用户。", "There is no user “{name}”.", name=told["owner"])


def too_many() -> BadRequest:
    return BadRequest(
        "一批最多 {most} 件。请缩小条件,分批办理。",
        "A batch has {most} cases at most. Narrow the list and act in several goes.",
        most=MOST,
    )
