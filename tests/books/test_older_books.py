"""Books that an older version took in, whose tables lack a column that has since been declared."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sevenlooks.books.intake import take_in
from sevenlooks.books.store import Store
from sevenlooks.engines import open_engine

OLDER = """
import sys
from dataclasses import replace
import sevenlooks.books as books
now = books.book("adverts")
books._BY_NAME["adverts"] = replace(now, columns=tuple(c for c in now.columns if c.name != "picture"))
from sevenlooks.books.intake import take_in
take_in(sys.argv[1], [sys.argv[2]])
"""


@pytest.fixture
def older(tmp_path: Path) -> Store:
    """Books taken in, by a process of its own, while adverts had no pictures."""
    file = tmp_path / "adverts.csv"
    file.write_text("advert_id,text,division_code\nA1,一对一,330106\n", encoding="utf-8")
    subprocess.run([sys.executable, "-c", OLDER, str(tmp_path / "books"), str(file)], check=True)
    return Store.at(tmp_path / "books")


def rows_of(store: Store) -> list[dict]:
    engine = open_engine()
    try:
        rows = store.snapshot().read(engine, "adverts").order_by("advert_id")
        return engine.take(rows).to_pylist()
    finally:
        engine.close()


def test_they_are_read_with_the_column_empty(older: Store) -> None:
    (row,) = rows_of(older)
    assert (row["advert_id"], row["picture"], row["picture_text"]) == ("A1", None, None)
    assert not older.snapshot().has("adverts", "picture")


def test_they_are_gone_on_with(older: Store, tmp_path: Path) -> None:
    (tmp_path / "广告线索.csv").write_text(
        "advert_id,text,division_code,picture\nA2,一对二,330106,none.png\nA1,一对三,330106,\n", encoding="utf-8"
    )
    take_in(str(tmp_path / "books"), [str(tmp_path / "广告线索.csv")])
    assert [(row["text"], row["picture"]) for row in rows_of(older)] == [("一对三", None), ("一对二", "none.png")]
