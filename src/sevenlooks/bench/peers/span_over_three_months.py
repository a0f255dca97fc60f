"""fees.span_over_three_months: contracts with a part in a charge that covers more than three calendar months."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import polars as pl

from sevenlooks.bench.peers.charging import parts_in_pandas, parts_in_polars
from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.suspecting import unsuspected_in_pandas, unsuspected_in_polars

SINCE = date(2018, 8, 22)
MONTHS = 3


def in_pandas(books: Books) -> set[str]:
    parts = parts_in_pandas(books).dropna(subset=["covers_from", "covers_to"])
    charges = parts.groupby("charge").agg(
        first=("covers_from", "min"), last=("covers_to", "max"), paid=("paid", "sum"), amount=("amount", "sum")
    )
    share = (charges["paid"] / charges["amount"]).where(charges["amount"] > 0, 1.0).clip(upper=1.0)
    days = np.floor(((charges["last"] - charges["first"]).dt.days + 1) * share)
    then = charges["first"] + pd.DateOffset(months=MONTHS)
    # To the corresponding day, or the month's end where the month has no such day, both ends counted.
    allowed = (then - charges["first"]).dt.days + 1
    over = charges.index[days > allowed]
    found = parts[parts["charge"].isin(over) & (parts["signed_on"] >= pd.Timestamp(SINCE))]
    return set(unsuspected_in_pandas(books, found)["contract_id"])


def in_polars(books: Books) -> set[str]:
    parts = parts_in_polars(books).drop_nulls(["covers_from", "covers_to"])
    charges = parts.group_by("charge").agg(
        first=pl.col("covers_from").min(),
        last=pl.col("covers_to").max(),
        paid=pl.col("paid").sum(),
        amount=pl.col("amount").sum(),
    )
    share = pl.when(pl.col("amount") > 0).then((pl.col("paid") / pl.col("amount")).clip(upper_bound=1.0)).otherwise(1.0)
    days = (((pl.col("last") - pl.col("first")).dt.total_days() + 1) * share).floor()
    then = pl.col("first").dt.offset_by(f"{MONTHS}mo")
    allowed = (then - pl.col("first")).dt.total_days() + 1
    found = parts.filter(pl.col("signed_on") >= SINCE).join(charges.filter(days > allowed), on="charge", how="semi")
    return ids(unsuspected_in_polars(books, found), "contract_id")
