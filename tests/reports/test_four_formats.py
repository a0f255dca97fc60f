"""The four formats carry equal numbers, and every number can be opened into its rows."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from sevenlooks.errors import BadRequest
from sevenlooks.language import LANGS, Lang
from sevenlooks.reports import write
from sevenlooks.reports.paper import Cell
from tests.reports.made_up import many, the_bulletin, the_run
from tests.reports.reading_back import bars, every_number, expected, from_docx, from_html, from_pdf, from_xlsx, numbers


def _written(lang: Lang, ending: str, folder: Path) -> Path:
    out = folder / f"bulletin.{ending}"
    write(the_bulletin(lang), out)
    return out


@pytest.mark.parametrize("lang", LANGS)
def test_word_carries_every_row_and_every_link_leads_somewhere(lang: Lang, tmp_path: Path) -> None:
    rows, leads, there = from_docx(_written(lang, "docx", tmp_path))
    for row in expected(the_bulletin(lang)):
        assert any(_same(row, other) for other in rows), row
    assert leads
    assert leads <= there


@pytest.mark.parametrize("lang", LANGS)
def test_page_carries_every_row_and_each_link_opens_as_many_rows(lang: Lang, tmp_path: Path) -> None:
    told = the_bulletin(lang)
    page = from_html(_written(lang, "html", tmp_path).read_text("utf-8"))
    for row in expected(told):
        assert any(_same(row, other) for other in page.rows), row
    assert not page.fetched
    assert len(page.ids) == len(set(page.ids))
    assert page.leads <= page.there.keys() | {s.name for s in told.sections} | {"annexes"}
    counts = {f"{a.name}_{at}": b.count for a in told.annexes for at, b in enumerate(a.blocks)}
    assert page.there == counts


@pytest.mark.parametrize("lang", LANGS)
def test_workbook_carries_every_row_and_each_link_opens_as_many_rows(lang: Lang, tmp_path: Path) -> None:
    told = the_bulletin(lang)
    rows, linked = from_xlsx(_written(lang, "xlsx", tmp_path), told)
    for row in expected(told):
        wanted = [cell for cell in row if cell]
        assert any(_in_order(wanted, other) for other in rows), row
    opened = [n for n in every_number(told) if n.blocks]
    assert linked == [(float(n.value), told.place(n.blocks[0])[1].count) for n in opened]


@pytest.mark.parametrize("lang", LANGS)
def test_pdf_carries_every_number_beside_its_label(lang: Lang, tmp_path: Path) -> None:
    told = the_bulletin(lang)
    text, links = from_pdf(_written(lang, "pdf", tmp_path))
    for section in told.sections:
        for grid in section.grids:
            for row in grid.rows:
                said = "".join(_text(cell) for cell in row.cells)
                assert re.sub(r"\s+", "", said) in text, row.cells
    opened = [n for s in told.sections for g in s.grids for row in g.rows for n in numbers(row) if n.blocks]
    assert links >= len(opened)


@pytest.mark.parametrize("lang", LANGS)
def test_each_number_equals_its_rows(lang: Lang) -> None:
    told = the_bulletin(lang)
    held = every_number(told) + bars(told)
    assert len(held) > 100
    for number in held:
        assert told.counted(number) == number.value, number
        assert bool(number.blocks) == bool(number.value), number


def test_each_number_equals_its_rows_in_a_large_place() -> None:
    examined, found = many(600, 3000)
    told = the_bulletin("zh", the_run("zh", found), examined)
    for number in every_number(told):
        assert told.counted(number) == number.value, number


def test_money_is_exact_to_the_fen() -> None:
    told = the_bulletin()
    money = [n for n in every_number(told) if isinstance(n.value, Decimal) and n.value]
    assert [n.value for n in money] == [Decimal("1600.49")]


def test_an_unknown_ending_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"bulletin\.odt"):
        write(the_bulletin(), tmp_path / "new" / "bulletin.odt")
    assert not list(tmp_path.iterdir())


def _text(cell: Cell) -> str:
    return "".join(str(square.number or "") for square in cell) if isinstance(cell, tuple) else str(cell)


def _same(row: list[str], other: list[str]) -> bool:
    """Equal but for the cells that hold a strip, which stand empty in what is expected."""
    return len(row) == len(other) and all(not a or a == b.strip() for a, b in zip(row, other, strict=True))


def _in_order(wanted: list[str], row: list[str]) -> bool:
    cells = iter(row)
    return all(any(one == cell for cell in cells) for one in wanted)
