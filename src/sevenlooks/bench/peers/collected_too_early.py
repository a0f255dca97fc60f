"""fees.collected_too_early: payments made more than one calendar month before the course starts."""

from __future__ import annotations

from datetime import date

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.suspecting import unsuspected_in_pandas, unsuspected_in_polars

SINCE = date(2021, 10, 21)
AHEAD = 1  # calendar months


def in_pandas(books: Books) -> set[str]:
    payments = books.frame("payments", "payment_id", "contract_id", "institution_id", "paid_on", "amount")
    within = (payments["paid_on"] >= pd.Timestamp(SINCE)) & (payments["paid_on"] <= pd.Timestamp(books.as_of))
    payments = payments[within & (payments["amount"] > 0)]
    contracts = books.frame("contracts", "contract_id", "course_id", "covers_from")
    starts = books.frame("courses", "course_id", "starts_on").set_index("course_id")["starts_on"]
    contracts["start"] = contracts["course_id"].map(starts).fillna(contracts["covers_from"])
    contracts["earliest"] = contracts["start"] - pd.DateOffset(months=AHEAD)
    payments = payments.merge(contracts[["contract_id", "earliest"]], on="contract_id")
    return set(unsuspected_in_pandas(books, payments[payments["paid_on"] < payments["earliest"]])["payment_id"])


def in_polars(books: Books) -> set[str]:
    payments = books.scan("payments", "payment_id", "contract_id", "institution_id", "paid_on", "amount")
    payments = payments.filter(pl.col("paid_on").is_between(SINCE, books.as_of), pl.col("amount") > 0)
    contracts = books.scan("contracts", "contract_id", "course_id", "covers_from")
    contracts = contracts.join(books.scan("courses", "course_id", "starts_on"), on="course_id", how="left")
    start = pl.coalesce("starts_on", "covers_from")
    contracts = contracts.select("contract_id", earliest=start.dt.offset_by(f"-{AHEAD}mo"))
    payments = payments.join(contracts, on="contract_id").filter(pl.col("paid_on") < pl.col("earliest"))
    return ids(unsuspected_in_polars(books, payments), "payment_id")
