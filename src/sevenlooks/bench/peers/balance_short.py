"""fees.balance_short: bodies under custody with less in their accounts than families have paid and not yet had.

On the last day that all the accounts' statements tell of; payments count once the bank has had its days to book them,
contracts paid before the body had its account do not, and the bank's own charges are no shortfall.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.suspecting import unsuspected_in_pandas, unsuspected_in_polars

SINCE = date(2021, 10, 21)
MATCH_DAYS = 7
CHARGE = 0.01
BANK = "手续费|工本费|账户管理费|账户维护费|账户年费|短信费|询证费"
ACCOUNT = ("account_no", "institution_id", "kind", "opened_on", "closed_on", "statement_from", "statement_to")
ENTRY = ("entry_id", "account_no", "booked_on", "amount", "purpose", "balance_after")
PAYMENT = ("contract_id", "institution_id", "paid_on", "amount")


def in_pandas(books: Books) -> set[str]:
    as_of = pd.Timestamp(books.as_of)
    custody = books.frame("accounts", *ACCOUNT).query("kind == 'custody'")
    held_from = custody.groupby("institution_id")["opened_on"].agg(lambda days: days.min(skipna=False))
    still = custody["closed_on"].isna() | (custody["closed_on"] >= as_of)
    custody = custody[still & ~(custody["opened_on"] > as_of)]
    ends = custody["statement_to"].clip(upper=as_of).where(custody["statement_from"] <= as_of)
    custody["seen_on"] = ends.groupby(custody["institution_id"]).transform("min")
    custody = custody[custody["seen_on"].notna() & ~(custody["opened_on"] > custody["seen_on"])]
    balances = _balances_in_pandas(books, custody).join(held_from.rename("held_from"))
    owed = _owed_in_pandas(books, balances)
    rows = balances.join(owed.groupby("institution_id")[["left", "paid"]].sum(), how="inner").reset_index()
    short = rows["left"] - rows["balance"] > rows["charges"] + CHARGE * rows["paid"]
    return set(unsuspected_in_pandas(books, rows[short & (rows["seen_on"] >= pd.Timestamp(SINCE))])["institution_id"])


def _balances_in_pandas(books: Books, custody: pd.DataFrame) -> pd.DataFrame:
    """Index institution_id: `seen_on`, `balance`, `charges`."""
    entries = books.frame("account_entries", *ENTRY)
    entries = entries.merge(custody[["account_no", "statement_from", "seen_on"]], on="account_no")
    inside = (entries["booked_on"] >= entries["statement_from"]) & (entries["booked_on"] <= entries["seen_on"])
    entries = entries[inside]
    words = pd.Series(entries["purpose"].unique())  # a handful
    bank = entries["purpose"].isin(words[words.str.contains(BANK).eq(True)]) & (entries["amount"] < 0)
    charges = -entries[bank].groupby("account_no")["amount"].sum()
    latest = entries[entries["booked_on"] == entries.groupby("account_no")["booked_on"].transform("max")]
    latest = latest.sort_values("entry_id").groupby("account_no")["balance_after"].last()
    custody = custody.set_index("account_no").assign(balance=latest, charges=charges)
    new = custody["opened_on"] >= custody["statement_from"]
    custody["balance"] = custody["balance"].fillna(new.map({True: 0.0}))
    custody["untold"] = custody["balance"].isna()
    bodies = custody.groupby("institution_id").agg(
        seen_on=("seen_on", "first"), balance=("balance", "sum"), charges=("charges", "sum"), untold=("untold", "max")
    )
    return bodies[~bodies["untold"]]


def _owed_in_pandas(books: Books, balances: pd.DataFrame) -> pd.DataFrame:
    """One row a contract: `institution_id`, `paid`, `left` of it (fen)."""
    payments = books.frame("payments", *PAYMENT)
    payments = payments.join(balances[["seen_on", "held_from"]], on="institution_id", how="inner")
    booked = payments["paid_on"] <= payments["seen_on"] - pd.Timedelta(days=MATCH_DAYS)
    payments["paid"] = payments["amount"].where(booked, 0.0)
    owed = payments.groupby("contract_id").agg(
        institution_id=("institution_id", "first"),
        paid=("paid", "sum"),
        first=("paid_on", "min"),
        seen_on=("seen_on", "first"),
        held_from=("held_from", "first"),
    )
    owed = owed[(owed["paid"] > 0) & ~(owed["first"] < owed["held_from"])]
    back = 0
    for name, day, amount in (("consumptions", "consumed_on", "amount"), ("refunds", "paid_on", "amount_paid")):
        rows = books.frame(name, "contract_id", day, amount)
        rows = rows.join(owed["seen_on"], on="contract_id", how="inner")
        gone = rows[rows[day] <= rows["seen_on"]].groupby("contract_id")[amount].sum()
        back = back + gone.reindex(owed.index, fill_value=0.0)
    return owed.assign(left=(owed["paid"] - back).clip(lower=0))


def in_polars(books: Books) -> set[str]:
    custody = books.scan("accounts", *ACCOUNT).filter(pl.col("kind") == "custody")
    opened = pl.col("opened_on")
    held = custody.group_by("institution_id").agg(held_from=pl.when(opened.is_not_null().all()).then(opened.min()))
    custody = custody.filter(
        (pl.col("closed_on") >= books.as_of).fill_null(True), (opened <= books.as_of).fill_null(True)
    )
    told = pl.col("statement_from") <= books.as_of
    ends = pl.when(told).then(pl.min_horizontal("statement_to", pl.lit(books.as_of)))
    custody = custody.with_columns(seen_on=ends.min().over("institution_id")).filter(
        pl.col("seen_on").is_not_null(), (opened <= pl.col("seen_on")).fill_null(True)
    )
    balances = _balances_in_polars(books, custody).join(held, on="institution_id", how="left")
    owed = _owed_in_polars(books, balances).group_by("institution_id").agg(pl.col("left", "paid").sum())
    rows = balances.join(owed, on="institution_id")
    short = pl.col("left") - pl.col("balance") > pl.col("charges") + CHARGE * pl.col("paid")
    return ids(unsuspected_in_polars(books, rows.filter(short, pl.col("seen_on") >= SINCE)), "institution_id")


def _balances_in_polars(books: Books, custody: pl.LazyFrame) -> pl.LazyFrame:
    """`institution_id`, `seen_on`, `balance`, `charges`."""
    entries = books.scan("account_entries", *ENTRY)
    entries = entries.join(custody.select("account_no", "statement_from", "seen_on"), on="account_no")
    entries = entries.filter(pl.col("booked_on").is_between("statement_from", "seen_on"))
    bank = (pl.col("amount") < 0) & pl.col("purpose").str.contains(BANK).fill_null(False)
    last = pl.struct("booked_on", "entry_id")
    accounts = entries.group_by("account_no").agg(
        balance=pl.col("balance_after").sort_by(last).last(), charges=-pl.col("amount").filter(bank).sum()
    )
    rows = custody.join(accounts, on="account_no", how="left")
    new = pl.when(pl.col("opened_on") >= pl.col("statement_from")).then(0)
    rows = rows.with_columns(balance=pl.coalesce("balance", new), charges=pl.col("charges").fill_null(0))
    bodies = rows.group_by("institution_id").agg(
        pl.col("seen_on").first(), pl.col("balance", "charges").sum(), told=pl.col("balance").is_not_null().all()
    )
    return bodies.filter("told").drop("told")


def _owed_in_polars(books: Books, balances: pl.LazyFrame) -> pl.LazyFrame:
    """The same as `_owed_in_pandas`."""
    payments = books.scan("payments", *PAYMENT).join(
        balances.select("institution_id", "seen_on", "held_from"), on="institution_id"
    )
    booked = pl.col("paid_on") <= pl.col("seen_on").dt.offset_by(f"-{MATCH_DAYS}d")
    owed = payments.group_by("contract_id", "institution_id", "seen_on", "held_from").agg(
        paid=pl.col("amount").filter(booked).sum(), first=pl.col("paid_on").min()
    )
    owed = owed.filter(pl.col("paid") > 0, (pl.col("first") >= pl.col("held_from")).fill_null(True))
    for name, day, amount in (("consumptions", "consumed_on", "amount"), ("refunds", "paid_on", "amount_paid")):
        rows = books.scan(name, "contract_id", day, amount).join(
            owed.select("contract_id", "seen_on"), on="contract_id"
        )
        rows = (
            rows.filter(pl.col(day) <= pl.col("seen_on")).group_by("contract_id").agg(pl.col(amount).sum().alias(name))
        )
        owed = owed.join(rows, on="contract_id", how="left")
    back = pl.col("consumptions").fill_null(0) + pl.col("refunds").fill_null(0)
    return owed.with_columns(left=(pl.col("paid") - back).clip(lower_bound=0))
