"""Writing an export: batch by batch into a file, whole or not at all."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq
import xlsxwriter

from sevenlooks.language import Lang
from sevenlooks.server.exports.source import Source

SHEET_ROWS = 1_000_000
"""Rows of one worksheet; more go on in the next."""
GROUP = 5
"""Batches of one row group. Each group leaves its summary in memory until the file ends, and is held while it grows."""
_PARQUET_PAGE = 2**16
"""Bytes of a page and of a dictionary, of which every column holds one."""
PAGE = 200
"""Characters that stand beside each other on a page, small but still to be read."""
A3_PAGE = 180
"""Characters across a landscape A3 page at some four fifths of their size."""
FIRST = 3
"""Columns repeated on every page beside the first: which row it is."""
PRINTED = 20_000
"""Rows made high enough for paper: the writer keeps each height until it ends, and nobody prints more."""
LINE, HIGHEST = 15.0, 408.75
"""Points of a line of text; of the highest row a spreadsheet knows."""
_FORMULA = r"^[=+\-@\t\r]"
Told = Callable[[int], None]
"""Hears the rows written so far."""


def write(source: Source, path: Path, lang: Lang, told: Told) -> int:
    """Write the rows to `path` in the format of its name. Returns how many there were."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}")
    writers = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
    try:
        rows = writers[path.suffix](source, draft, lang, told)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return rows


def _parquet(source: Source, path: Path, lang: Lang, told: Told) -> int:
    rows = 0
    with pq.ParquetWriter(
        path, source.schema, compression="zstd", dictionary_pagesize_limit=_PARQUET_PAGE, data_page_size=_PARQUET_PAGE
    ) as writer:
        while group := list(islice(source.batches, GROUP)):
            writer.write_table(pa.Table.from_batches(group))
            rows += sum(batch.num_rows for batch in group)
            told(rows)
    return rows


def _csv(source: Source, path: Path, lang: Lang, told: Told) -> int:
    """UTF-8 with a mark, so that spreadsheets read the Chinese. A text that a spreadsheet would take for a formula

    gets an apostrophe before it.
    """
    rows = 0
    heads = pa.table({str(n): [c.heading.in_(lang)] for n, c in enumerate(source.columns)})
    with path.open("wb") as data:
        data.write(b"\xef\xbb\xbf")
        pcsv.write_csv(heads, data, pcsv.WriteOptions(include_header=False))
        with pcsv.CSVWriter(data, source.schema, write_options=pcsv.WriteOptions(include_header=False)) as writer:
            for batch in source.batches:
                writer.write_batch(_harmless(batch))
                rows += batch.num_rows
                told(rows)
    return rows


def _harmless(batch: pa.RecordBatch) -> pa.RecordBatch:
    columns = [
        pc.if_else(pc.match_substring_regex(c, _FORMULA), pc.binary_join_element_wise("'", c, ""), c)
        if pa.types.is_string(c.type)
        else c
        for c in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def _xlsx(source: Source, path: Path, lang: Lang, told: Told) -> int:
    rows = 0
    settings = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "tmpdir": str(path.parent),
    }  # fmt: skip
    with xlsxwriter.Workbook(str(path), settings) as workbook:
        bold = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        plain = workbook.add_format({"valign": "top", "text_wrap": True})
        money = workbook.add_format({"valign": "top", "num_format": "#,##0.00"})
        widths = [column.width for column in source.columns]
        sheet: Any = None
        for batch in source.batches:
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                if rows % SHEET_ROWS == 0:
                    sheet = _sheet(workbook, source, lang, bold)
                if rows < PRINTED and (lines := _lines(cells, widths)) > 1:
                    sheet.set_row(rows % SHEET_ROWS + 1, min(lines * LINE, HIGHEST))
                for place, cell in enumerate(cells):
                    if cell is not None:
                        form = money if isinstance(cell, Decimal) else plain
                        sheet.write(rows % SHEET_ROWS + 1, place, _plain(cell), form)
                rows += 1
            told(rows)
        if sheet is None:
            _sheet(workbook, source, lang, bold)
    return rows


def _sheet(workbook: Any, source: Source, lang: Lang, bold: Any) -> Any:
    sheet = workbook.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    total, first = (sum(column.width for column in columns) for columns in (source.columns, source.columns[:FIRST]))
    if total > PAGE:
        sheet.set_paper(8)  # A3; what does not fit goes on beside, under the same first columns
        sheet.repeat_columns(0, FIRST - 1)
        sheet.fit_to_pages(math.ceil((total - first) / (A3_PAGE - first)), 0)
    else:
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    for place, column in enumerate(source.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading.in_(lang), bold)
    return sheet


def _lines(cells: Sequence[Any], widths: Sequence[int]) -> int:
    """Lines that the longest text of a row takes in its column; a Chinese character is as wide as two others."""
    most = 1
    for cell, width in zip(cells, widths, strict=True):
        if isinstance(cell, str) and len(cell) * 2 >= width:
            wide = (len(cell) + len(cell.encode())) // 2
            most = max(most, math.ceil(wide / (width - 1)))
    return most


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return float(cell) if isinstance(cell, Decimal) else cell
