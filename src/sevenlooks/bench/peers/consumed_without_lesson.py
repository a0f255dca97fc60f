"""fees.consumed_without_lesson: money released for a lesson that is in no timetable, of another course, or not over."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.suspecting import unsuspected_in_pandas, unsuspected_in_polars

SINCE = date(2021, 10, 21)
CONSUMPTION = ("consumption_id", "contract_id", "lesson_id", "consumed_on")
LESSON = ("lesson_id", "course_id", "starts_at", "ends_at")


def in_pandas(books: Books) -> set[str]:
    rows = books.frame("consumptions", *CONSUMPTION)
    rows = rows[(rows["consumed_on"] >= pd.Timestamp(SINCE)) & (rows["consumed_on"] <= pd.Timestamp(books.as_of))]
    contracts = books.frame("contracts", "contract_id", "course_id", "institution_id")
    signed = pd.Index(contracts["contract_id"]).get_indexer(rows["contract_id"])
    course = contracts["course_id"].to_numpy()[signed]
    course[signed < 0] = None
    rows = rows.assign(course=course, institution_id=contracts["institution_id"].to_numpy()[signed])
    lessons = books.frame("lessons", *LESSON)
    numbered = rows[rows["lesson_id"].notna()]
    at = pd.Index(lessons["lesson_id"]).get_indexer(numbered["lesson_id"])
    held = lessons.iloc[np.maximum(at, 0)]
    other = (held["course_id"].to_numpy() != numbered["course"].to_numpy()) & numbered["course"].notna().to_numpy()
    other &= held["course_id"].notna().to_numpy()
    ends = held["ends_at"].dt.normalize().to_numpy() > numbered["consumed_on"].to_numpy()
    bare = rows[rows["lesson_id"].isna() & rows["course"].notna()]
    lessons["consumed_on"] = lessons["starts_at"].dt.normalize()
    days = lessons[["course_id", "consumed_on"]].drop_duplicates().rename(columns={"course_id": "course"})
    taught = bare.merge(days, on=["course", "consumed_on"], how="left", indicator=True)["_merge"] == "both"
    found = pd.concat([numbered[(at < 0) | other | ends], bare[~taught.to_numpy()]])
    return set(unsuspected_in_pandas(books, found)["consumption_id"])


def in_polars(books: Books) -> set[str]:
    rows = books.scan("consumptions", *CONSUMPTION).filter(pl.col("consumed_on").is_between(SINCE, books.as_of))
    contracts = books.scan("contracts", "contract_id", "course_id", "institution_id").rename({"course_id": "course"})
    rows = rows.join(contracts, on="contract_id", how="left")
    lessons = books.scan("lessons", *LESSON)
    held = lessons.select("lesson_id", "course_id", ends_on=pl.col("ends_at").dt.date(), is_held=True)
    numbered = rows.filter(pl.col("lesson_id").is_not_null()).join(held, on="lesson_id", how="left")
    other = (pl.col("course_id") != pl.col("course")).fill_null(False)
    ends = (pl.col("ends_on") > pl.col("consumed_on")).fill_null(False)
    bare = rows.filter(pl.col("lesson_id").is_null(), pl.col("course").is_not_null())
    days = lessons.select(course="course_id", consumed_on=pl.col("starts_at").dt.date())
    untaught = bare.join(days, on=["course", "consumed_on"], how="anti")
    found = pl.concat(
        part.select("consumption_id", "institution_id")
        for part in (numbered.filter(pl.col("is_held").is_null() | other | ends), untaught)
    )
    return ids(unsuspected_in_polars(books, found), "consumption_id")
