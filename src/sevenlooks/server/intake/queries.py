"""Reading intakes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sevenlooks.books import book
from sevenlooks.books.intake.reasons import NOTES
from sevenlooks.language import Text
from sevenlooks.server.intake.models import Intake
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope

ORDER = ("-asked_at", "intake_id")


@dataclass(frozen=True)
class Line:
    """One table of an intake: its counts, and what is to be said beside them."""

    book: Text
    where: str
    counts: dict[str, Any]
    remarks: list[Text]


def intakes(scope: Scope) -> QuerySet[Intake]:
    return scope.of(Intake.objects.all())


def intake(scope: Scope, id: str) -> Intake:
    found = intakes(scope).filter(pk=id).first()
    if found is None:
        raise Missing()
    return found


def lines_of(intake: Intake) -> list[Line]:
    return [
        Line(
            Text(book(t["table"]).zh, t["table"].replace("_", " ")),
            f"{t['file']} · {t['sheet']}" if t["sheet"] else t["file"],
            t,
            list(_remarks(t)),
        )
        for t in intake.tables
    ]


def _remarks(table: dict[str, Any]) -> list[Text]:
    said = []
    if table["already"]:
        day = table["already"][:16].replace("T", " ")
        said.append(Text(f"该文件已于 {day}(UTC)收下,没有改动", f"this very file was taken in on {day} UTC; no change"))
    for code, rows in table["notes"].items():
        said.append(Text(f"存疑:{NOTES[code].zh} {rows} 行", f"noted: {NOTES[code].en}, {rows} rows"))
    if table["unknown_columns"]:
        named = "、".join(table["unknown_columns"])
        said.append(Text(f"未识别的栏目另存:{named}", f"columns not known, kept aside: {named}"))
    return said
