"""The templates: every book has one, filled in it is taken in as it is; the reference page is the generated one."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from sevenlooks.books import declared
from sevenlooks.books.intake import take_in
from sevenlooks.books.reference import markdown
from sevenlooks.books.templates import write_templates
from sevenlooks.language import LANGS, Lang
from tests.shared import ROOT


@pytest.mark.parametrize("lang", LANGS)
def test_a_workbook_a_book_with_its_chinese_headings_and_a_note_on_each(tmp_path: Path, lang: Lang) -> None:
    files = write_templates(tmp_path, lang)
    assert len(files) == len(declared()) == 25
    for book, file in zip(declared().values(), files, strict=True):
        sheet = openpyxl.load_workbook(file)[book.zh]
        assert [cell.value for cell in sheet[1]] == [column.zh for column in book.columns]
        assert all(cell.comment and cell.comment.text for cell in sheet[1])


def test_a_choice_drops_down(tmp_path: Path) -> None:
    write_templates(tmp_path, "zh")
    sheet = openpyxl.load_workbook(tmp_path / "机构台账.xlsx")["机构台账"]
    listed = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"线下,线上,线上线下"' in listed.values()


def test_a_filled_in_template_is_taken_in_as_it_is(tmp_path: Path) -> None:
    write_templates(tmp_path / "blank", "zh")
    file = tmp_path / "blank" / "机构台账.xlsx"
    workbook = openpyxl.load_workbook(file)
    sheet = workbook["机构台账"]
    filled = {"机构编号": "A-1", "机构名称": "晨光", "行政区划代码": "330106", "状态": "在营", "学段": "小学;初中"}
    for cell in sheet[1]:
        if cell.value in filled:
            sheet.cell(2, cell.column, filled[cell.value])
    workbook.save(tmp_path / "机构台账.xlsx")
    came = take_in(str(tmp_path / "site" / "books"), [str(tmp_path / "机构台账.xlsx")])
    assert [(t.table, t.read, t.taken, t.refused) for t in came.tables] == [("institutions", 1, 1, 0)]


def test_the_reference_page_is_the_generated_one() -> None:
    assert (ROOT / "docs" / "books.md").read_text("utf-8") == markdown(), "run: make docs"
