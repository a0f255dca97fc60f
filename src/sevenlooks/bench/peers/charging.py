"""For the rules on charges: what was paid at once on one contract, or on contracts of one course signed together.

A charge is payments of which each follows the one before within seven days; a contract without any payment row is one
charge of its amount when it was signed. Its lessons are its contracts' by the share of the money paid with it.
"""

from __future__ import annotations

import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books

GAP = 7
ONE_COURSE = ["institution_id", "student_key", "course_id"]
TERMS = ("contract_id", *ONE_COURSE, "signed_on", "lessons", "covers_from", "covers_to", "amount")


def parts_in_pandas(books: Books) -> pd.DataFrame:
    """One row a contract's part in a charge: `charge` (number), `paid` (fen), `share` (0–1), the contract's terms."""
    contracts = books.frame("contracts", *TERMS)
    contracts["together"] = _together_in_pandas(contracts)
    payments = books.frame("payments", "contract_id", "paid_on", "amount")
    row = pd.Index(contracts["contract_id"]).get_indexer(payments["contract_id"])
    paid = pd.DataFrame({"row": row, "day": payments["paid_on"], "paid": payments["amount"]})[row >= 0]
    unpaid = contracts[~contracts.index.isin(paid["row"])]
    unpaid = pd.DataFrame({"row": unpaid.index, "day": unpaid["signed_on"], "paid": unpaid["amount"]})
    events = pd.concat([paid, unpaid], ignore_index=True)
    events["together"] = contracts["together"].to_numpy()[events["row"]]
    as_of = pd.Timestamp(books.as_of)
    signed = contracts["signed_on"].to_numpy()[events["row"]] <= as_of
    events = events[(events["day"] <= as_of) & signed].sort_values(["together", "day"])
    events["charge"] = _runs_in_pandas(events, ["together"])
    parts = events.groupby(["charge", "row"], as_index=False)["paid"].sum()
    parts = parts.join(contracts, on="row")
    parts["share"] = (parts["paid"] / parts["amount"]).where(parts["amount"] > 0, 1.0).clip(upper=1.0)
    return parts


def _together_in_pandas(contracts: pd.DataFrame) -> pd.Series:
    """The same number for contracts of one pupil, body and course signed within the gap of one another."""
    known = contracts[contracts["course_id"].notna()]
    alike = known[known.duplicated(ONE_COURSE, keep=False)].sort_values([*ONE_COURSE, "signed_on"])
    together = pd.Series(contracts.index, index=contracts.index)
    if len(alike):
        runs = _runs_in_pandas(alike.rename(columns={"signed_on": "day"}), ONE_COURSE)
        together.loc[alike.index] = -1 - runs
    return together


def _runs_in_pandas(rows: pd.DataFrame, group: list[str]) -> pd.Series:
    """A number for each run of days, sorted within its group, that follow one another within the gap."""
    same = (rows[group] == rows[group].shift()).all(axis=1)
    return (~same | (rows["day"].diff().dt.days > GAP)).cumsum()


def parts_in_polars(books: Books) -> pl.LazyFrame:
    """The same as `parts_in_pandas`."""
    contracts = books.scan("contracts", *TERMS).filter(pl.col("signed_on") <= books.as_of)
    contracts = contracts.join(_together_in_polars(contracts), on="contract_id", how="left")
    contracts = contracts.with_columns(together=pl.coalesce("together", "contract_id"))
    payments = books.scan("payments", "contract_id", "paid_on", "amount").rename({"paid_on": "day", "amount": "paid"})
    unpaid = contracts.join(payments, on="contract_id", how="anti")
    unpaid = unpaid.select("contract_id", day="signed_on", paid="amount")
    events = pl.concat([payments.filter(pl.col("day") <= books.as_of), unpaid])
    events = events.join(contracts.select("contract_id", "together"), on="contract_id")
    events = events.sort("together", "day").with_columns(charge=_runs_in_polars(["together"]))
    parts = events.group_by("charge", "contract_id").agg(pl.col("paid").sum())
    parts = parts.join(contracts, on="contract_id")
    share = pl.when(pl.col("amount") > 0).then((pl.col("paid") / pl.col("amount")).clip(upper_bound=1.0))
    return parts.with_columns(share=share.otherwise(1.0))


def _together_in_polars(contracts: pl.LazyFrame) -> pl.LazyFrame:
    """`contract_id`, `together` of the contracts that may go together."""
    known = contracts.filter(pl.col("course_id").is_not_null()).select("contract_id", *ONE_COURSE, day="signed_on")
    several = known.group_by(ONE_COURSE).len().filter(pl.col("len") > 1)
    alike = known.join(several, on=ONE_COURSE, how="semi").sort(*ONE_COURSE, "day")
    return alike.select("contract_id", together=_runs_in_polars(ONE_COURSE).cast(pl.String))


def _runs_in_polars(group: list[str]) -> pl.Expr:
    same = pl.all_horizontal(pl.col(c) == pl.col(c).shift() for c in group).fill_null(False)
    return (~same | (pl.col("day").diff().dt.total_days() > GAP)).cum_sum()
