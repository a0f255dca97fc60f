"""Looks 2, 3, 5, 6 and 7 do not judge suspected bodies: their rows are taken out of what was found."""

from __future__ import annotations

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books


def unsuspected_in_pandas(books: Books, found: pd.DataFrame) -> pd.DataFrame:
    body = books.frame("institutions", "institution_id", "status")
    return found[~found["institution_id"].isin(body.loc[body["status"] == "suspected", "institution_id"])]


def unsuspected_in_polars(books: Books, found: pl.LazyFrame) -> pl.LazyFrame:
    suspected = books.scan("institutions", "institution_id", "status").filter(pl.col("status") == "suspected")
    return found.join(suspected, on="institution_id", how="anti")
