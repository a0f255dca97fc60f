"""A province on disk: one file a table and the answer key, in three formats."""

from __future__ import annotations

from pathlib import Path

import fastexcel
import pyarrow as pa
import pytest
from pyarrow import csv, parquet

from sevenlooks import demo
from sevenlooks.books import declared
from sevenlooks.errors import BadRequest


@pytest.fixture(scope="module")
def small() -> demo.Province:
    return demo.province(8, seed=1)


def test_parquet_keeps_every_value(small: demo.Province, tmp_path: Path) -> None:
    demo.write(small, tmp_path / "new", format="parquet")
    for name, table in small.tables.items():
        kept = parquet.read_table(tmp_path / "new" / f"{name}.parquet")
        assert kept.cast(table.schema).equals(table), name


def test_csv_has_english_headings_and_all_rows(small: demo.Province, tmp_path: Path) -> None:
    files = demo.write(small, tmp_path)
    assert len(files) == 26
    for name, table in small.tables.items():
        text = pa.schema([(column, pa.string()) for column in table.column_names])
        options = csv.ConvertOptions(column_types=text)
        kept = csv.read_csv(tmp_path / f"{name}.csv", convert_options=options)
        assert (kept.column_names, kept.num_rows) == (table.column_names, table.num_rows)
    assert csv.read_csv(tmp_path / "answers.csv").column_names == ["rule", "subject_id", "kind"]


def test_workbooks_come_in_both_languages(small: demo.Province, tmp_path: Path) -> None:
    demo.write(small, tmp_path, format="xlsx")
    titles = {path.stem for path in tmp_path.glob("*.xlsx")}
    assert len(titles) == 25
    assert {"机构台账", "market_entities"} <= titles
    sheet = fastexcel.read_excel(tmp_path / "机构台账.xlsx").load_sheet(0)
    assert sheet.to_arrow().column_names == [column.zh for column in declared()["institutions"].columns]
    assert sheet.height == small.tables["institutions"].num_rows


def test_an_unknown_format_is_said_plainly(small: demo.Province, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="Unknown format"):
        demo.write(small, tmp_path, format="ods")  # type: ignore[arg-type]
