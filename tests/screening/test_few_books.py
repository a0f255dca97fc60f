"""Few books are no error: whatever was brought, every rule judges what it can and says the rest is not judged."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from sevenlooks.books import declared
from sevenlooks.books.intake import take_in
from sevenlooks.books.store import Store
from sevenlooks.demo import province, write
from sevenlooks.engines import open_engine
from sevenlooks.looks import rules
from sevenlooks.readings import Facts
from sevenlooks.screening.outcome import outcome
from tests.scenes import Written, engine_under_test, the_law

AS_OF = date(2022, 6, 30)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pa.Table]:
    """A small made-up province as the store gives it."""
    folder = tmp_path_factory.mktemp("few")
    write(province(40, 3, AS_OF), folder / "made", "parquet")
    take_in(str(folder / "books"), [str(folder / "made")])
    snapshot = Store.at(folder / "books").snapshot()
    engine = open_engine()
    try:
        return {name: engine.take(snapshot.read(engine, name)) for name in declared() if snapshot.has(name)}
    finally:
        engine.close()


def judged(tables: dict[str, pa.Table], names: list[str]) -> list[str]:
    """What went wrong with which rule."""
    books = Written({})
    had = {name: frozenset(column.name for column in declared()[name].columns) for name in tables}
    books._parsed = {name: (table, had[name]) for name, table in tables.items()}
    wrong = []
    with engine_under_test() as engine:
        facts = Facts(books, engine, the_law(), AS_OF)  # type: ignore[arg-type]
        for name in names:
            try:
                outcome(rules()[name], facts, reach=True)
            except Exception as error:
                wrong.append(f"{name}: {type(error).__name__} {error}"[:300])
    return wrong


def test_the_ledger_alone(whole: dict[str, pa.Table]) -> None:
    assert judged({"institutions": whole["institutions"]}, list(rules())) == []


def test_no_row_in_any_book(whole: dict[str, pa.Table]) -> None:
    assert judged({name: table.slice(0, 0) for name, table in whole.items()}, list(rules())) == []


def test_each_rule_with_no_more_than_it_needs(whole: dict[str, pa.Table]) -> None:
    wrong = []
    for rule in rules().values():
        if rule.uses:
            needed = {need.split(".")[0] for need in rule.needs} | {"institutions"}
            wrong += judged({name: whole[name] for name in needed}, [rule.id])
    assert wrong == []
