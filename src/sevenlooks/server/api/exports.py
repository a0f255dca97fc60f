"""Exports."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Schema, Status
from pydantic import Field

from sevenlooks.language import Text
from sevenlooks.server.api.declaring import Declared, asks
from sevenlooks.server.api.shapes import MISTAKES, ONCE, Code, Id, Mistake, Paging, Said, Word
from sevenlooks.server.exports import actions, queries
from sevenlooks.server.exports.models import Export as Row
from sevenlooks.server.exports.pages import sent

router = Declared(tags=["exports"])
_FILE = {"schema": {"type": "string", "format": "binary"}}
_FILES = {
    "responses": {
        200: {
            "description": "The file; its digest stands in Repr-Digest (RFC 9530).",
            "content": {
                "text/csv": _FILE,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _FILE,
                "application/octet-stream": _FILE,
            },
        }
    }
}


class What(StrEnum):
    INSTITUTIONS = "institutions"
    FINDINGS = "findings"
    ROWS = "rows"


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


class ExportAsked(Schema):
    """`table`: of rows, the book. `filters`: as in the address of the list that is exported."""

    what: What
    format: Format
    table: Word = ""
    division: Code | None = None
    filters: dict[Word, Word] = Field(default_factory=dict, max_length=10)


class Export(Schema):
    """`digest`: SHA-256 of the file, empty until it is made."""

    export_id: str
    what: str
    table: str
    division_code: str
    filters: dict[str, str]
    format: str
    asked_at: datetime
    ended_at: datetime | None
    state: str
    rows: int
    bytes: int | None
    digest: str
    wrong: Said | None


class Exports(Schema):
    rows: list[Export]
    next: str | None


@router.get("", response={200: Exports, MISTAKES: Mistake}, operation_id="exports")
@asks("books.read", "我的导出,新的在前")
def exports(request: HttpRequest, asked: Query[Paging]) -> Exports:
    """One's own exports, newest first."""
    shown = asked.of(queries.exports(request.user), queries.ORDER)
    return Exports(rows=[_export(row) for row in shown.rows], next=shown.next)


@router.post("", response={201: Export, MISTAKES: Mistake}, operation_id="ask_for_export", openapi_extra=ONCE)
@asks("books.read", "申请导出,由后台执行;个人信息打码,文件保留7天")
def ask(request: HttpRequest, asked: ExportAsked) -> Status[Export]:
    """Ask for an export; it waits for the worker. Persons are masked; the file is kept for 7 days."""
    person: Any = request.user
    export = actions.ask(
        by=person, what=asked.what.value, format=asked.format.value, table=asked.table,
        scope=person.scope.narrowed(asked.division), filters=asked.filters, lang=request.lang,
    )  # fmt: skip
    return Status(201, _export(export))


@router.get("/{id}", response={200: Export, MISTAKES: Mistake}, operation_id="export")
@asks("books.read", "一次导出:进度,或行数与摘要")
def export(request: HttpRequest, id: Id) -> Export:
    """One export: how far it is, or its rows and digest."""
    return _export(queries.export(request.user, id))


@router.get("/{id}/file", response={MISTAKES: Mistake}, operation_id="export_file", openapi_extra=_FILES)
@asks("books.read", "导出的文件")
def file(request: HttpRequest, id: Id) -> HttpResponse:
    """The file of an export."""
    return sent(queries.export(request.user, id))


def _export(row: Row) -> Export:
    same = {name: getattr(row, name) for name in Export.model_fields if name != "wrong"}
    return Export(**same, wrong=Said.of(Text(row.wrong_zh, row.wrong_en)) if row.wrong_zh else None)
