"""Reading the books' Parquet files into pandas and Polars: only the columns asked for, money as whole fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from deltalake import DeltaTable

from sevenlooks.books import declared


@dataclass(frozen=True)
class Books:
    """The files of each book and the day to look from. Every row in them counts: one batch, nothing superseded."""

    files: dict[str, list[str]]
    as_of: date

    @classmethod
    def at(cls, folder: Path | str, as_of: date) -> Books:
        """The books in a folder, each of which some batch must have brought."""
        return cls({name: DeltaTable(f"{folder}/{name}").file_uris() for name in declared()}, as_of)

    def frame(self, name: str, *columns: str) -> pd.DataFrame:
        """For pandas: dates as datetime64, money as float64 of whole fen (exact, and able to be missing)."""
        rows = pa.concat_tables([pq.read_table(file, columns=list(columns)) for file in self.files[name]])
        for at, field in enumerate(rows.schema):
            if pa.types.is_decimal(field.type):
                fen = pc.round(pc.multiply(rows[field.name].cast(pa.float64()), 100))
                rows = rows.set_column(at, field.name, fen)
        return rows.to_pandas(date_as_object=False)

    def scan(self, name: str, *columns: str) -> pl.LazyFrame:
        """For Polars: lazy, money as int64 of whole fen."""
        rows = pl.scan_parquet(self.files[name]).select(columns)
        money = [c for c, kind in rows.collect_schema().items() if isinstance(kind, pl.Decimal)]
        return rows.with_columns((pl.col(c) * 100).cast(pl.Int64) for c in money)


def ids(rows: pl.LazyFrame, column: str) -> set[str]:
    """The values of one column, by the streaming engine."""
    return set(rows.select(column).collect(engine="streaming")[column].to_list())
