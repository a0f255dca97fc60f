"""fees.outside_supervised_account: payments to a known account that is no supervised account of the body.

Under custody only the body's custody accounts serve; under deposit any of its own accounts; under neither, none.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.suspecting import unsuspected_in_pandas, unsuspected_in_polars

SINCE = date(2021, 10, 21)
PAYMENT = ("payment_id", "institution_id", "paid_on", "amount", "payee_account")
ACCOUNT = ("account_no", "institution_id", "kind", "opened_on", "closed_on")


def in_pandas(books: Books) -> set[str]:
    payments = books.frame("payments", *PAYMENT)
    within = (payments["paid_on"] >= pd.Timestamp(SINCE)) & (payments["paid_on"] <= pd.Timestamp(books.as_of))
    payments = payments[within & (payments["amount"] > 0) & payments["payee_account"].notna()]
    accounts = books.frame("accounts", *ACCOUNT)
    # Many payments a body and day, few of its accounts: the mode is found once for each body and day.
    days = payments[["institution_id", "paid_on"]].drop_duplicates()
    held = days.merge(accounts[accounts["kind"].isin(["custody", "deposit"])], on="institution_id")
    held = held[_open_in_pandas(held)]
    modes = held.groupby(["institution_id", "paid_on"])["kind"].min().rename("mode")  # custody stands before deposit
    payments = payments.join(modes, on=["institution_id", "paid_on"])
    paid_to = accounts.rename(columns={"account_no": "payee_account", "institution_id": "holder"})
    payments = payments.merge(paid_to, on="payee_account", how="left")
    own = payments["holder"].eq(payments["institution_id"]) & _open_in_pandas(payments)
    right = own & (
        (payments["mode"] == "deposit") | ((payments["mode"] == "custody") & (payments["kind"] == "custody"))
    )
    return set(unsuspected_in_pandas(books, payments[~right])["payment_id"])


def _open_in_pandas(rows: pd.DataFrame) -> pd.Series:
    opened = rows["opened_on"].isna() | (rows["opened_on"] <= rows["paid_on"])
    return opened & (rows["closed_on"].isna() | (rows["closed_on"] >= rows["paid_on"]))


def in_polars(books: Books) -> set[str]:
    payments = books.scan("payments", *PAYMENT).filter(pl.col("paid_on").is_between(SINCE, books.as_of))
    payments = payments.filter(pl.col("amount") > 0, pl.col("payee_account").is_not_null())
    accounts = books.scan("accounts", *ACCOUNT)
    supervised = accounts.filter(pl.col("kind").is_in(["custody", "deposit"]))
    days = payments.select("institution_id", "paid_on").unique()
    held = days.join(supervised, on="institution_id").filter(_open_in_polars())
    modes = held.group_by("institution_id", "paid_on").agg(mode=pl.col("kind").min())
    payments = payments.join(modes, on=["institution_id", "paid_on"], how="left")
    paid_to = accounts.rename({"account_no": "payee_account", "institution_id": "holder"})
    payments = payments.join(paid_to, on="payee_account", how="left")
    own = (pl.col("holder") == pl.col("institution_id")) & _open_in_polars()
    right = own & ((pl.col("mode") == "deposit") | ((pl.col("mode") == "custody") & (pl.col("kind") == "custody")))
    return ids(unsuspected_in_polars(books, payments.filter(~right.fill_null(False))), "payment_id")


def _open_in_polars() -> pl.Expr:
    day = pl.col("paid_on")
    return (pl.col("opened_on") <= day).fill_null(True) & (pl.col("closed_on") >= day).fill_null(True)
