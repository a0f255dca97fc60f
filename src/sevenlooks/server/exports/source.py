"""What an export is made from: columns, and batches of rows that are read as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from sevenlooks.language import Text


@dataclass(frozen=True)
class Column:
    """`name` heads a Parquet file's column, `heading` a table that people open; `width` in its characters."""

    name: str
    heading: Text
    type: pa.DataType
    width: int = 16


@dataclass(frozen=True)
class Source:
    """`batches`: Arrow record batches of `columns`, a few thousand rows each; gone through once."""

    columns: tuple[Column, ...]
    batches: Iterator[pa.RecordBatch]

    @property
    def schema(self) -> pa.Schema:
        return pa.schema([(column.name, column.type) for column in self.columns])
