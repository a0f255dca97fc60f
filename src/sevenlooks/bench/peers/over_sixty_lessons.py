"""fees.over_sixty_lessons: contracts with a part in a charge for more than sixty lessons."""

from __future__ import annotations

from datetime import date

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.charging import parts_in_pandas, parts_in_polars
from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.suspecting import unsuspected_in_pandas, unsuspected_in_polars

SINCE = date(2021, 10, 21)
MOST = 60


def in_pandas(books: Books) -> set[str]:
    parts = parts_in_pandas(books)
    parts["bought"] = (parts["share"] * parts["lessons"]).where(parts["lessons"].notna())
    charges = parts.groupby("charge")["bought"].agg(["sum", "count", "size"])
    over = charges.index[(charges["sum"].round(2) > MOST) & (charges["count"] == charges["size"])]
    found = parts[parts["charge"].isin(over) & (parts["signed_on"] >= pd.Timestamp(SINCE))]
    return set(unsuspected_in_pandas(books, found)["contract_id"])


def in_polars(books: Books) -> set[str]:
    parts = parts_in_polars(books).with_columns(bought=pl.col("share") * pl.col("lessons"))
    charges = parts.group_by("charge").agg(
        bought=pl.col("bought").sum().round(2), told=pl.col("lessons").is_not_null().all()
    )
    over = charges.filter(pl.col("told"), pl.col("bought") > MOST)
    found = parts.filter(pl.col("signed_on") >= SINCE).join(over, on="charge", how="semi")
    return ids(unsuspected_in_polars(books, found), "contract_id")
