"""fees.not_seen_at_bank: payments said to be in a custody account whose statement has no entry for them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.matching import MATCH_DAYS, Matching
from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.suspecting import unsuspected_in_pandas, unsuspected_in_polars

SINCE = date(2021, 10, 21)
PAYMENT = ("payment_id", "institution_id", "paid_on", "amount", "payee_account")
ACCOUNT = ("account_no", "institution_id", "kind", "opened_on", "closed_on", "statement_from", "statement_to")
ENTRY = ("entry_id", "account_no", "booked_on", "amount", "counterparty_account", "purpose")
NO_FEE = "利息|结息|付息|退.{0,4}(?:保证金|押金)|(?:保证金|押金).{0,4}[退返]"


def in_pandas(books: Books) -> set[str]:
    as_of = pd.Timestamp(books.as_of)
    accounts = books.frame("accounts", *ACCOUNT)
    custody = accounts[accounts["kind"] == "custody"]
    payments = books.frame("payments", *PAYMENT)
    payments = payments[(payments["amount"] > 0) & (payments["paid_on"] <= as_of)]
    own = {"payee_account": custody["account_no"], "institution_id": custody["institution_id"]}
    own |= {name: custody[name] for name in ("opened_on", "closed_on", "statement_from", "statement_to")}
    payments = payments.merge(pd.DataFrame(own), on=["payee_account", "institution_id"])
    payments = payments.sort_values(["paid_on", "payment_id"])
    entries = books.frame("account_entries", *ENTRY)
    entries = entries[(entries["amount"] > 0) & (entries["booked_on"] <= as_of)]
    entries = entries.merge(custody[["account_no", "institution_id"]], on="account_no")
    holder = entries["counterparty_account"].map(accounts.set_index("account_no")["institution_id"])
    entries = entries[~holder.eq(entries["institution_id"]) & ~_no_fee_in_pandas(entries["purpose"])]
    entries = entries.sort_values(["booked_on", "entry_id"])
    payments["seen"] = Matching(
        _movements(payments, "payee_account", "paid_on"), _movements(entries, "account_no", "booked_on")
    ).seen()
    told_to = payments["statement_to"].clip(upper=as_of) - pd.Timedelta(days=MATCH_DAYS)
    told = (payments["paid_on"] >= payments["statement_from"]) & (payments["paid_on"] <= told_to)
    opened = payments["opened_on"].isna() | (payments["opened_on"] <= payments["paid_on"])
    judged = told & opened & (payments["closed_on"].isna() | (payments["closed_on"] >= payments["paid_on"]))
    judged &= payments["paid_on"] >= pd.Timestamp(SINCE)
    return set(unsuspected_in_pandas(books, payments[judged & ~payments["seen"]])["payment_id"])


def _no_fee_in_pandas(purpose: pd.Series) -> pd.Series:
    words = pd.Series(purpose.unique())  # a handful of purposes, millions of entries
    return purpose.isin(words[words.str.contains(NO_FEE, na=False)])


def _movements(rows: pd.DataFrame, account: str, day: str) -> list[tuple[str, int, int]]:
    days = rows[day].to_numpy().astype("datetime64[D]").astype(int).tolist()
    return list(zip(rows[account].tolist(), days, rows["amount"].astype(int).tolist(), strict=True))


def in_polars(books: Books) -> set[str]:
    accounts = books.scan("accounts", *ACCOUNT)
    custody = accounts.filter(pl.col("kind") == "custody").drop("kind")
    payments = books.scan("payments", *PAYMENT).filter(pl.col("amount") > 0, pl.col("paid_on") <= books.as_of)
    payments = payments.join(
        custody.rename({"account_no": "payee_account"}), on=["payee_account", "institution_id"]
    ).sort("paid_on", "payment_id")
    entries = books.scan("account_entries", *ENTRY)
    entries = entries.filter(
        pl.col("amount") > 0,
        pl.col("booked_on") <= books.as_of,
        ~pl.col("purpose").str.contains(NO_FEE).fill_null(False),
    )
    entries = entries.join(custody.select("account_no", "institution_id"), on="account_no")
    own = accounts.select("institution_id", counterparty_account="account_no")
    entries = entries.join(own, on=["counterparty_account", "institution_id"], how="anti")
    entries = entries.sort("booked_on", "entry_id")
    came = entries.select("account_no", pl.col("booked_on").to_physical(), "amount").collect(engine="streaming")
    paid = payments.collect(engine="streaming")
    into = paid.select("payee_account", pl.col("paid_on").to_physical(), "amount")
    seen = Matching(list(into.iter_rows()), list(came.iter_rows())).seen()
    day = pl.col("paid_on")
    told_to = pl.min_horizontal("statement_to", pl.lit(books.as_of)).dt.offset_by(f"-{MATCH_DAYS}d")
    unseen = (
        paid.lazy()
        .with_columns(seen=pl.Series(seen))
        .filter(
            ~pl.col("seen"),
            day >= SINCE,
            day.is_between("statement_from", told_to),
            (pl.col("opened_on") <= day).fill_null(True),
            (pl.col("closed_on") >= day).fill_null(True),
        )
    )
    return ids(unsuspected_in_polars(books, unseen), "payment_id")
