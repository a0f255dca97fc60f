"""mutation.ends_too_late: compulsory-stage subject lessons that end after 20:30 offline or 21:00 online."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import polars as pl

from sevenlooks.bench.peers.reading import Books, ids
from sevenlooks.bench.peers.teaching import (
    form_in_pandas,
    form_in_polars,
    subject_lessons_in_pandas,
    subject_lessons_in_polars,
)

SINCE = date(2021, 7, 24)
LATEST = {"offline": 20 * 60 + 30, "online": 21 * 60}  # minutes after the midnight before the lesson


def in_pandas(books: Books) -> set[str]:
    lessons = subject_lessons_in_pandas(books, "lesson_id", "starts_at", "ends_at", "mode")
    day = lessons["starts_at"].dt.normalize()
    within = (day >= pd.Timestamp(SINCE)) & (day <= pd.Timestamp(books.as_of))
    form = form_in_pandas(lessons)
    latest = np.select([form == "offline", form == "online"], list(LATEST.values()), default=np.inf)
    late = (lessons["ends_at"] - day).dt.total_seconds() > latest * 60
    return set(lessons.loc[within & late, "lesson_id"])


def in_polars(books: Books) -> set[str]:
    lessons = subject_lessons_in_polars(books, "lesson_id", "starts_at", "ends_at", "mode")
    day = pl.col("starts_at").dt.date()
    latest = form_in_polars().replace_strict(LATEST, default=None, return_dtype=pl.Int64)
    late = (pl.col("ends_at") - day.cast(pl.Datetime)).dt.total_seconds() > latest * 60
    return ids(lessons.filter(day.is_between(SINCE, books.as_of), late), "lesson_id")
