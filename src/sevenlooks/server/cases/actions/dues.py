"""What families are owed, taken over from the books: many at once, in one write."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import stages
from sevenlooks.server.cases.actions.moving import held, wrote
from sevenlooks.server.cases.due_by_books import Due, dues_of
from sevenlooks.server.cases.models import Case, Refund
from sevenlooks.server.web.mistakes import Conflict, Refused
from sevenlooks.server.web.pages import NOT_YOURS


@transaction.atomic
def owe_by_books(*, by: Any, case: Case, families: Collection[str], seen: int | None = None) -> list[Refund]:
    """Record what the books say these families (contract numbers) are owed; the amounts are read again here.

    A family that the case knows already stays as it is.
    """
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    kept = held(by, case, seen)
    if kept.stage not in stages.UNSOLVED:
        raise Conflict("案件已办结,退费不能再改。", "The case is closed; its refunds stay as they are.")
    chosen = [due for due in offered(kept) if due.family in set(families)]
    if not chosen:
        raise BadRequest(
            "没有选中台账中应退的合同。", "No contract was chosen that by the books is owed anything."
        )  # fmt: skip
    made = Refund.objects.bulk_create(
        Refund(case=kept, family=due.family, due=due.amount, at=timezone.now(), by=by.username) for due in chosen
    )
    total = sum((due.amount for due in chosen), Decimal(0))
    kept.refunds_due += total
    wrote(kept, "owe_by_books", by=by, detail={"families": len(chosen), "due": str(total)})
    return made


def offered(case: Case) -> list[Due]:
    """What the books say is owed and the case does not have yet."""
    known = set(case.refunds.values_list("family", flat=True))
    told = dues_of(case.institution_id) if case.institution_id else None
    return [due for due in (*told.asked_for, *told.untaught) if due.family not in known] if told else []
