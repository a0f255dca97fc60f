"""Bodies and findings as batches of an export, read from the registry as its lists read them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

import pyarrow as pa
from django.db.models import QuerySet

from sevenlooks.books import book
from sevenlooks.language import Lang, Text
from sevenlooks.server.exports.models import Export
from sevenlooks.server.exports.source import Column, Source
from sevenlooks.server.registry import queries, words
from sevenlooks.server.registry.masking import masked_text
from sevenlooks.server.web.placed import Scope

_BATCH = 1_000
_LEDGER = (
    "institution_id", "name", "former_names", "uscc", "parent_id", "division_code", "status", "status_on", "category",
    "stages", "mode", "papers", "registration_type", "licence_no", "licence_valid_to", "opened_on", "owner",
)  # fmt: skip
_WORDS = ("status", "category", "stages", "mode", "papers", "registration_type")
_TEXTS = ("subject_id", "linked_id", "observed", "expected", "reason_zh", "reason_en")
_DATES = ("status_on", "licence_valid_to", "opened_on", "occurred_on")
INSTITUTIONS = (
    *(Column(n, Text(book("institutions")[n].zh, n), pa.date32() if n in _DATES else pa.string()) for n in _LEDGER),
    Column("address", Text("地址", "address"), pa.string()),
    Column("phone_masked", Text("联系电话", "phone"), pa.string()),
    Column("breaches", Text("问题", "breaches"), pa.int64()),
    Column("suspicions", Text("线索", "leads"), pa.int64()),
)
FINDINGS = (
    Column("finding_id", Text("编号", "finding_id"), pa.string()),
    Column("rule", Text("规则", "rule"), pa.string()),
    Column("look", Text("看", "look"), pa.int64()),
    Column("lead", Text("仅为线索", "lead"), pa.bool_()),
    Column("subject_kind", Text("对象类型", "subject_kind"), pa.string()),
    Column("subject_id", Text("对象编号", "subject_id"), pa.string()),
    Column("institution_id", Text("机构编号", "institution_id"), pa.string()),
    Column("linked_id", Text("关联编号", "linked_id"), pa.string()),
    Column("division_code", Text("行政区划代码", "division_code"), pa.string()),
    Column("occurred_on", Text("日期", "occurred_on"), pa.date32()),
    Column("observed", Text("实际", "observed"), pa.string()),
    Column("expected", Text("应为", "expected"), pa.string()),
    Column("amount", Text("金额(元)", "amount_yuan"), pa.float64()),
    Column("strength", Text("把握", "strength"), pa.float64()),
    Column("reason_zh", Text("说明", "reason_zh"), pa.string()),
    Column("reason_en", Text("英文说明", "reason_en"), pa.string()),
    Column("cites", Text("依据", "cites"), pa.string()),
    Column("rulebook", Text("规则版本", "rulebook"), pa.string()),
    Column("settled", Text("核定", "settled"), pa.string()),
)


def registry_rows(export: Export) -> Source:
    """The rows of a list, in the list's order, which an index gives."""
    scope, asked = Scope(export.division_code), dict(export.filters)
    if export.what == "findings":
        return Source(
            FINDINGS, _batches(queries.findings(scope, **asked).order_by(*queries.FINDING_ORDER), FINDINGS, "zh")
        )
    if "with" in asked:
        asked["with_"] = asked.pop("with")
    lang: Lang = "zh" if export.lang == "zh" and export.format != "parquet" else "en"
    rows = queries.institutions(scope, **asked).order_by(*queries.INSTITUTION_ORDER)
    return Source(INSTITUTIONS, _batches(rows, INSTITUTIONS, lang))


def _batches(rows: QuerySet, columns: tuple[Column, ...], lang: Lang) -> Iterator[pa.RecordBatch]:
    names = [column.name for column in columns]
    coming = rows.values_list(*names).iterator(chunk_size=_BATCH)
    worded = {place: name for place, name in enumerate(names) if lang == "zh" and name in _WORDS}
    while chunk := list(islice(coming, _BATCH)):
        cells: list[Any] = [list(column) for column in zip(*chunk, strict=True)]
        for place, name in worded.items():
            cells[place] = [_word(name, value) for value in cells[place]]
        for place, name in enumerate(names):
            if name in _TEXTS:
                cells[place] = [masked_text(value) for value in cells[place]]
        arrays = [pa.array(cell, column.type) for cell, column in zip(cells, columns, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, names=names)


@cache
def _word(column: str, value: str) -> str:
    return words.word(column, value).zh
