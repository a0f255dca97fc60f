"""The books as declared are those of the contract: tables, keys, columns in order, types, headings, requirements."""

from __future__ import annotations

import re

import yaml

from sevenlooks.books import Book, declared
from sevenlooks.books.columns import Column
from tests.shared import shared


def as_contract(column: Column) -> str:
    """The column's type as the contract writes it."""
    choices = "|".join(f"{code}={zh}" for code, zh in column.choices.items())
    return {"enum": f"enum({choices})", "enums": f"list(enum({choices}))", "texts": "text"}.get(
        column.kind, column.kind
    )


def test_every_table_key_and_column_of_the_contract() -> None:
    contract = yaml.safe_load(shared("contract/books.yaml").read_text("utf-8"))
    told = {name: table for name, table in contract.items() if name != "version"}
    assert list(declared()) == list(told)
    for name, table in told.items():
        book: Book = declared()[name]
        assert (book.zh, list(book.key)) == (table["zh"], table["key"])
        assert book.large == (table.get("level") == "large")
        assert [(c.name, as_contract(c), c.zh) for c in book.columns] == [
            (column, kind, zh) for column, (kind, zh, _) in table["columns"].items()
        ]


def test_what_is_required_masked_and_a_list() -> None:
    contract = yaml.safe_load(shared("contract/books.yaml").read_text("utf-8"))
    for name, table in contract.items():
        if name == "version":
            continue
        for column, (_, _, note) in table["columns"].items():
            own = declared()[name][column]
            required = note.startswith("required") or column in table["key"]
            assert own.required == required, f"{name}.{column}"
            assert bool(own.masked) == bool(re.match(r"masked", note)), f"{name}.{column}"
            assert (own.kind == "texts") == ("list, split by" in note), f"{name}.{column}"


def test_what_a_declaration_refers_to_is_declared() -> None:
    for book in declared().values():
        for column in book.columns:
            if column.refers:
                table, other = column.refers.split(".")
                assert other in declared()[table]
            if column.after:
                assert column.after in book


def test_every_person_column_is_marked_personal() -> None:
    for book in declared().values():
        for column in book.columns:
            if column.kind == "key" or column.masked:
                assert column.privacy == "personal", f"{book.name}.{column.name}"
