"""A mapping file: how a foreign table's headings and words become ours."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from sevenlooks.books import declared
from sevenlooks.books.intake.headings import plain
from sevenlooks.errors import BadRequest
from sevenlooks.language import Text


@dataclass(frozen=True)
class Mapping:
    """`columns`: heading in the file → column of the book. `values`: column → word in the file → our word."""

    table: str
    columns: Map[str, str]
    values: Map[str, Map[str, str]] = field(default_factory=dict)
    digest: str = ""

    def column_of(self, heading: str) -> str | None:
        return next((column for own, column in self.columns.items() if plain(own) == plain(heading)), None)


def load_mapping(path: Path | str) -> Mapping:
    """Read a mapping file (YAML: table, columns, values). BadRequest says what in it is wrong."""
    try:
        text = Path(path).read_bytes()
        told = yaml.safe_load(text)
    except (OSError, yaml.YAMLError):
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("columns"), dict):
        raise _bad(path, "读不出 table 和 columns 两项", "has no readable “table” and “columns”")
    table = str(told.get("table"))
    if table not in declared():
        raise _bad(path, f"中的 table“{table}”不是台账", f"names the table “{table}”, which is none of the books")
    columns = {str(heading): str(column) for heading, column in told["columns"].items()}
    for column in columns.values():
        if column not in declared()[table]:
            raise _bad(
                path, f"中的栏目“{column}”不在 {table} 中", f"names the column “{column}”, which {table} has not"
            )
    return Mapping(table, columns, _values(told.get("values") or {}), hashlib.sha256(text).hexdigest())


def _values(told: Map[str, Map[Any, Any]]) -> dict[str, dict[str, str]]:
    return {str(c): {str(own): _word(ours) for own, ours in words.items()} for c, words in told.items()}


def _word(value: Any) -> str:
    """YAML reads a bare yes as true; the book's word is meant."""
    if value is None or isinstance(value, bool):
        return {True: "是", False: "否", None: ""}[value]
    return str(value)


def _bad(path: Path | str, zh: str, en: str) -> BadRequest:
    return BadRequest(
        "对照文件“{path}”{wrong}。写法见 examples/market_entities_mapping.yaml。",
        "The mapping file “{path}” {wrong}. examples/market_entities_mapping.yaml shows how one is written.",
        path=Path(path).name,
        wrong=Text(zh, en),
    )
