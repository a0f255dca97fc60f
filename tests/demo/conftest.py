"""Two worlds of three hundred bodies: one honest, one with its plants; made once a session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
import yaml

from sevenlooks import demo
from sevenlooks.demo.chance import Chance
from sevenlooks.demo.days import Year
from sevenlooks.demo.honest import world as honest
from sevenlooks.demo.honest.bank import strike_balances

AS_OF = date(2022, 6, 30)


@pytest.fixture(scope="session")
def province() -> demo.Province:
    return demo.province(300, seed=1, as_of=AS_OF)


@pytest.fixture(scope="session")
def later_province() -> demo.Province:
    """As known two years later, when every rule is in force."""
    return demo.province(300, seed=2, as_of=date(2024, 6, 30))


@pytest.fixture(scope="session")
def honest_tables() -> dict[str, pa.Table]:
    tables = honest.make(300, Chance(3), Year(AS_OF)).settled()
    return tables | {"account_entries": strike_balances(tables["account_entries"])}


@pytest.fixture(scope="session")
def honest_books(honest_tables: dict[str, pa.Table]) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for name, table in honest_tables.items():
            connection.register(name, table)
        yield connection


@pytest.fixture(scope="session")
def contract() -> dict[str, dict[str, Any]]:
    """Tables and rules as the contract states them."""
    folder = Path(os.environ.get("SEVENLOOKS_SHARED", "../shared")) / "contract"
    if not folder.is_dir():
        pytest.skip(f"NOT CHECKED against the contract: {folder} is not there (set SEVENLOOKS_SHARED)")
    found = {name: yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("books", "rules")}
    return {name: {key: value for key, value in book.items() if key != "version"} for name, book in found.items()}
