"""What a page of the ledger is: its name, its columns in both languages, and what fills them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from sevenlooks.language import Lang, Text
from sevenlooks.readings import Facts
from sevenlooks.reports.paper import Column, Kind, Value
from sevenlooks.screening import Run

Rows = list[tuple[Value, ...]]


class Field(NamedTuple):
    """A column of the ledger; `width` in characters."""

    zh: str
    en: str
    kind: Kind = "name"
    width: int = 14


@dataclass(frozen=True)
class Page:
    """One sheet. `rows` gives as many values a row as there are `fields`."""

    title: Text
    fields: tuple[Field, ...]
    rows: Callable[[Facts, Run, Lang], Rows]

    def columns(self, lang: Lang) -> tuple[Column, ...]:
        said = [(Text(f.zh, f.en).in_(lang), f.kind, f.width) for f in self.fields]
        return tuple(Column(str(at), *told) for at, told in enumerate(said))
