"""Writes of exports."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from sevenlooks.errors import BadRequest
from sevenlooks.language import Lang
from sevenlooks.server.events.actions import record
from sevenlooks.server.exports import tasks
from sevenlooks.server.exports.kinds import filters_of, kind_of, refuse_table
from sevenlooks.server.exports.models import Export
from sevenlooks.server.web.mistakes import Refused
from sevenlooks.server.web.pages import NOT_YOURS
from sevenlooks.server.web.placed import Scope


@transaction.atomic
def ask(
    *, by: Any, what: str, format: str, scope: Scope, filters: Mapping[str, str], table: str = "", lang: Lang = "zh"
) -> Export:
    """An export that waits for the worker. `scope`: the division meant, within the person's own."""
    kind = kind_of(what)
    if not by.may(kind.permission):
        raise Refused(NOT_YOURS)
    if format not in Export.FORMATS:
        raise BadRequest("请选择 CSV、Excel 或 Parquet。", "Choose CSV, Excel or Parquet.")
    if what == "rows":
        refuse_table(table, scope)
    export = Export.objects.create(
        export_id=secrets.token_hex(16), by=by.username, what=what, table=table if what == "rows" else "",
        format=format, filters=filters_of(kind, filters), division_code=by.scope.narrowed(scope.code).code, lang=lang,
    )  # fmt: skip
    record(
        by=by, act="export.asked_for", on=("export", export.export_id), division=export.division_code,
        detail={"what": what, "table": export.table, "format": format, "filters": sorted(export.filters)},
    )  # fmt: skip
    transaction.on_commit(lambda: tasks.carry_out.enqueue(export.export_id))
    return export
