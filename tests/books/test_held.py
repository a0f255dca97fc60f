"""A file held in memory is read like one that lies on a disk, in every format."""

from __future__ import annotations

import io
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from sevenlooks.books.intake import take_in
from sevenlooks.books.intake.held import Held
from sevenlooks.errors import NotATable
from tests.books.conftest import IDENTITY, Site

HEADINGS = ["institution_id", "person_key", "role", "joined_on"]
ROWS = [["A1", IDENTITY, "教学", "2022-01-01"], ["A1", "440524188001010014", "教学", "2022-02-30"]]


def csv() -> bytes:
    return "\n".join(",".join(row) for row in [HEADINGS, *ROWS]).encode("gb18030")


def workbook() -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("从业人员")
        for number, row in enumerate([HEADINGS, *ROWS]):
            sheet.write_row(number, 0, row)
    return data.getvalue()


def parquet() -> bytes:
    data = io.BytesIO()
    columns = dict(zip(HEADINGS, map(list, zip(*ROWS, strict=True)), strict=True))
    pq.write_table(pa.table(columns), data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "content"), [("staff.csv", csv()), ("staff.xlsx", workbook()), ("staff.parquet", parquet())]
)
def test_a_held_file_is_read_as_one_on_a_disk(name: str, content: bytes, site: Site) -> None:
    held = take_in(site.books, [Held(name, content)])
    assert [(t.table, t.read, t.taken, t.refused) for t in held.tables] == [("staff", 2, 1, 1)]
    fact = site.fact("staff")
    assert fact["joined_on"] == date(2022, 1, 1) and IDENTITY not in str(fact)
    again = site.took(name, content)
    assert again.tables[0].already and again.batch is None


@pytest.mark.parametrize("name", ["staff.xlsx", "staff.parquet", "staff.csv", "staff.exe"])
def test_a_held_file_that_is_no_table_is_refused(name: str, site: Site) -> None:
    with pytest.raises(NotATable):
        take_in(site.books, [Held(name, b"\0\1\2 no table")])
