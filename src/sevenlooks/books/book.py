"""A book (台账): one table of facts, declared once."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from sevenlooks.books.columns import Column


@dataclass(frozen=True)
class Book:
    """A declared table. `key`: the columns that make a row's identity. `large`: millions of rows are ordinary."""

    name: str
    zh: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    large: bool = False

    def __getitem__(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name} is not declared")

    def __contains__(self, name: object) -> bool:
        return any(column.name == name for column in self.columns)

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema in which the store keeps the rows, without the store's own columns."""
        return pa.schema([stored for column in self.columns for stored in column.stored])

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns if c.required or c.name in self.key)
