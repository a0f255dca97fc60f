"""The seven-look strip of one body and of a division."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sevenlooks.language import Text
from sevenlooks.looks.look import LOOKS
from sevenlooks.server.registry.models import Institution, Tally
from sevenlooks.server.web.strip import Cell, strip


def strip_of(body: Institution, why: Mapping[str, Text], cases: Iterable[str] = ()) -> list[Cell]:
    """A body's strip: findings by look, each square opening them. `why`: queries.why_not, once for a page."""
    address = f"/findings/?institution={body.institution_id}&look={{look}}"
    return strip(body.found, body.leads, body.judged_by(), why, address, tuple(cases))


def strip_of_many(tallies: Mapping[int, Tally], why: Mapping[str, Text], code: str) -> list[Cell]:
    """A division's strip: distinct bodies by look, each square opening the list of them."""
    told = [(look, tallies.get(look.number) or Tally()) for look in LOOKS]
    cells = strip(
        {look.name: row.found for look, row in told},
        {look.name: row.leads for look, row in told},
        {look.name: row.judged > 0 for look, row in told},
        why,
        f"/institutions/?division={code}&look={{look}}",
    )
    kinds = {"found": "&with=breach", "lead": "&with=lead", "clean": "&judged=yes", "not-judged": "&judged=no"}
    return [_opening(cell, kinds[cell.state]) for cell in cells]


def _opening(cell: Cell, kind: str) -> Cell:
    return replace(cell, address=cell.address + kind)
