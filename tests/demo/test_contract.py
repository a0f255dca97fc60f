"""The made-up books are the contract's books: its tables, columns, types, keys and references."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from sevenlooks.books import declared
from sevenlooks.demo import Province

ARROW = {
    "text": pa.string(), "key": pa.string(), "int": pa.int64(), "number": pa.float64(), "bool": pa.bool_(),
    "date": pa.date32(), "datetime": pa.timestamp("s"), "money": pa.decimal128(14, 2),
}  # fmt: skip


def test_tables_and_columns_are_the_contracts(province: Province, contract: dict[str, dict[str, Any]]) -> None:
    books = contract["books"]
    assert list(province.tables) == list(books)
    for name, book in books.items():
        expected = [(c, ARROW.get(str(about[0]), pa.string())) for c, about in book["columns"].items()]
        assert [(f.name, f.type) for f in province.tables[name].schema] == expected, name


def test_words_of_lists_are_the_contracts(province: Province) -> None:
    for name, book in declared().items():
        for column in (c for c in book.columns if c.choices):
            words = {w for v in pc.unique(province.tables[name][column.name]).to_pylist() if v for w in v.split(";")}
            assert words <= set(column.choices), f"{name}.{column.name}"


@pytest.mark.parametrize("name", list(declared()))
def test_keys_are_filled_and_unique(province: Province, name: str) -> None:
    table, key = province.tables[name], list(declared()[name].key)
    assert all(table[column].null_count == 0 for column in declared()[name].required)
    assert table.group_by(key).aggregate([]).num_rows == table.num_rows


def test_references_hold(province: Province) -> None:
    """All but one kind: a consumption planted for a lesson that stands in no timetable."""
    for name, book in declared().items():
        for column in (c for c in book.columns if c.refers):
            target, _, key = str(column.refers).partition(".")
            values = pc.drop_null(province.tables[name][column.name])
            lost = values.filter(pc.invert(pc.is_in(values, province.tables[target][key].combine_chunks())))
            planted = set(province.answers["subject_id"].to_pylist()) if lost else set()
            if (name, column.name) == ("consumptions", "lesson_id"):
                rows = province.tables[name].filter(pc.is_in(province.tables[name]["lesson_id"], lost.combine_chunks()))
                assert set(rows["consumption_id"].to_pylist()) <= planted
            else:
                assert len(lost) == 0, f"{name}.{column.name} → {column.refers}: {lost[:3]}"


def test_persons_are_pseudonyms(province: Province) -> None:
    for name, book in declared().items():
        for column in (c for c in book.columns if c.kind == "key"):
            values = pc.drop_null(province.tables[name][column.name])
            assert pc.all(pc.match_substring_regex(values, "^k1_[0-9a-f]{32}$")).as_py() in (True, None), column.name
