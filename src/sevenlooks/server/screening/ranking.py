"""The order of visits, kept for the run that is shown."""

from __future__ import annotations

from collections.abc import Iterator

from sevenlooks.law import Law
from sevenlooks.screening import Run
from sevenlooks.screening.ranking import rank
from sevenlooks.server.registry.bulk import replace_all
from sevenlooks.server.screening.models import Ranked
from sevenlooks.server.web.placed import lineage

ORDER = ("-priority", "-amount", "key")
COLUMNS = (
    "key", "kind", "name", "priority", "amount", "findings", "shares", "reasons_zh", "reasons_en", "division_code",
    "city_code", "province_code",
)  # fmt: skip


def rank_again(came: Run, law: Law) -> None:
    """Rank the bodies of a run anew, in place of the run before."""
    replace_all(Ranked, COLUMNS, _rows(came, law))


def _rows(came: Run, law: Law) -> Iterator[tuple]:
    english = {ranked.key: ranked.reasons for ranked in rank(came.said("en"), law)}
    for each in rank(came.said("zh"), law):
        yield (
            each.key, each.kind, came.names.get(each.key, ""), each.priority, each.amount, each.findings, each.shares,
            list(each.reasons), list(english[each.key]), *lineage(each.division_code or ""),
        )  # fmt: skip
